import type { TokenHolder } from '../store/find-holders.ts'
import { inOrder } from '../store/in-order.ts'
import type { Touched } from '../store/turns.ts'

/** A token that is asked for, with its name as a map key and the most holders that are told. */
export interface AskedToken {
  readonly key: string
  readonly token: Uint8Array
  readonly limit: number
}

/** Who holds some tokens, and what others changed since they were asked for. */
export interface HeldTokens {
  readonly asked: readonly AskedToken[]
  readonly found: readonly TokenHolder[]
  readonly touched: Touched | undefined
}

const NOTHING: ReadonlyMap<string, readonly TokenHolder[]> = new Map()
const NOBODY: readonly TokenHolder[] = []

/** Whether the same tokens are asked for, in the same order. */
export function isSame(left: readonly AskedToken[], right: readonly AskedToken[]): boolean {
  return left.length === right.length && left.every(({ key }, at) => key === right[at]?.key)
}

/** Whether others changed a token that was asked for, or one of its holders. */
export function isTouched({ asked, found }: HeldTokens, touched: Touched): boolean {
  return asked.some(({ token }) => touched.has(token)) || found.some(({ person }) => touched.has(person))
}

/** Holders by token, but for tokens of which others may have changed something. */
export function knownHolders(kept: HeldTokens | undefined): ReadonlyMap<string, readonly TokenHolder[]> {
  if (kept === undefined) return NOTHING
  const { asked, found, touched } = kept
  const held = new Map<string, TokenHolder[]>()
  const forgotten = new Set(asked.filter(({ token }) => touched?.has(token)).map(({ key }) => key))
  for (const holder of found) {
    const { key } = asked[holder.position] as AskedToken
    if (touched?.has(holder.person)) forgotten.add(key)
    const others = held.get(key)
    if (others === undefined) held.set(key, [holder])
    else others.push(holder)
  }
  return new Map(asked.filter(({ key }) => !forgotten.has(key)).map(({ key }) => [key, held.get(key) ?? NOBODY]))
}

/** What was known and what was missing, as if all had been asked for at once. */
export function joinHolders(
  asked: readonly AskedToken[],
  known: ReadonlyMap<string, readonly TokenHolder[]>,
  missing: readonly AskedToken[],
  rows: readonly TokenHolder[],
): TokenHolder[] {
  const held = new Map(known)
  for (const row of rows) {
    const { key } = missing[row.position] as AskedToken
    held.set(key, [...(held.get(key) ?? NOBODY), row])
  }
  const found: TokenHolder[] = []
  for (const position of inOrder(asked.map(({ token }) => token))) {
    for (const holder of held.get((asked[position] as AskedToken).key) ?? NOBODY) found.push({ ...holder, position })
  }
  return found
}
