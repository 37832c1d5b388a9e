import type { TokenFamily } from '@sluis/ttp-core/identity'
import type { TokenHolders } from '../store/find-holders.ts'
import { inOrder, placeOf } from '../store/in-order.ts'
import type { Touched } from '../store/turns.ts'

/** A token that is asked for, with its name as a map key and its family. */
export interface AskedToken {
  readonly key: string
  readonly token: Uint8Array
  readonly family: TokenFamily
}

/** Who holds some tokens, and what others changed since they were asked for. */
export interface HeldTokens {
  readonly asked: readonly AskedToken[]
  readonly found: readonly TokenHolders[]
  readonly touched: Touched | undefined
}

/** Holders by the token's name; null for a token that nobody holds. */
type KnownHolders = ReadonlyMap<string, TokenHolders | null>

const NOTHING: KnownHolders = new Map()

/** Whether the same tokens are asked for, in the same order. */
export function isSame(left: readonly AskedToken[], right: readonly AskedToken[]): boolean {
  return left.length === right.length && left.every(({ key }, at) => key === right[at]?.key)
}

/** Positions, ascending, of the tokens of which others may have changed something: themselves, or one of their holders. */
export function stalePositions({ asked, found, touched }: HeldTokens): readonly number[] {
  if (touched === undefined) return []
  const stale = new Set<number>()
  for (let position = 0; position < asked.length; position += 1)
    if (touched.has((asked[position] as AskedToken).token)) stale.add(position)
  for (const holders of found) if (isAnyTouched(holders, touched)) stale.add(holders.position)
  return [...stale].sort((left, right) => left - right)
}

/**
 * What was found, but for the tokens at these positions, which were asked for again: in the order in which all of it would have come.
 * @param again Holders of those tokens, `position` being that in `stale`.
 */
export function replaceHolders(
  { asked, found }: HeldTokens,
  stale: readonly number[],
  again: readonly TokenHolders[],
): TokenHolders[] {
  const left = new Set(stale)
  const replaced: TokenHolders[] = []
  let next = 0
  const put = (before: number): void => {
    for (; next < again.length; next += 1) {
      const { position: at, persons } = again[next] as TokenHolders
      const position = stale[at] ?? 0
      if (rankOf(asked, position) > before) return
      replaced.push({ position, persons })
    }
  }
  for (const holders of found) {
    if (left.has(holders.position)) continue
    put(rankOf(asked, holders.position))
    replaced.push(holders)
  }
  put(Number.POSITIVE_INFINITY)
  return replaced
}

/** A number that grows in the order of `inOrder`. */
function rankOf(asked: readonly AskedToken[], position: number): number {
  return placeOf(asked[position]?.token) * asked.length + position
}

/** Holders by token, but for tokens of which others may have changed something. */
export function knownHolders(kept: HeldTokens | undefined): KnownHolders {
  if (kept === undefined) return NOTHING
  const { asked, found, touched } = kept
  const held = new Map<string, TokenHolders | null>()
  for (const { key, token } of asked) if (!touched?.has(token)) held.set(key, null)
  for (const holders of found) {
    const { key } = asked[holders.position] as AskedToken
    if (!held.has(key)) continue
    if (touched !== undefined && isAnyTouched(holders, touched)) held.delete(key)
    else held.set(key, holders)
  }
  return held
}

/** What was known and what was missing, as if all had been asked for at once. */
export function joinHolders(
  asked: readonly AskedToken[],
  known: KnownHolders,
  missing: readonly AskedToken[],
  rows: readonly TokenHolders[],
): TokenHolders[] {
  const added = new Map(rows.map((holders) => [missing[holders.position]?.key, holders]))
  const found: TokenHolders[] = []
  for (const position of inOrder(asked.map(({ token }) => token))) {
    const { key } = asked[position] as AskedToken
    const holders = added.get(key) ?? known.get(key)
    if (holders) found.push({ position, persons: holders.persons })
  }
  return found
}

/** Of a token that too many hold nobody is told: fewer hold it only once the token itself was touched. */
function isAnyTouched({ persons }: TokenHolders, touched: Touched): boolean {
  return persons?.some(touched.hasKey) ?? false
}
