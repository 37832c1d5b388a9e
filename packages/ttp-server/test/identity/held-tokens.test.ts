import { TOKEN_FAMILY } from '@sluis/ttp-core/identity'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AskedToken } from '../../src/domains/identity/batch/held-tokens.ts'
import { replaceHolders, stalePositions } from '../../src/domains/identity/batch/held-tokens.ts'
import { keyOf, numberOf } from '../../src/domains/identity/clusters/entries.ts'
import type { TokenHolders } from '../../src/domains/identity/store/find-holders.ts'
import { inOrder } from '../../src/domains/identity/store/in-order.ts'

/** A token or a number of which the first two bytes are often another's too. */
const anyNumber = fc
  .tuple(fc.nat(2), fc.nat(2), fc.uint8Array({ minLength: 14, maxLength: 14 }))
  .map(([first, second, rest]) => Uint8Array.of(first, second, ...rest))
/** Holders of a token by its key: undefined for one that too many hold. */
type Held = ReadonlyMap<string, readonly string[] | undefined>

/** As the database answers. */
function ask(asked: readonly AskedToken[], held: Held): TokenHolders[] {
  return [...inOrder(asked.map(({ token }) => token))].flatMap((position) => {
    const { key } = asked[position] as AskedToken
    return held.has(key) ? [{ position, persons: held.get(key) }] : []
  })
}

const anyHolders = fc.option(
  fc.option(fc.array(anyNumber, { minLength: 1, maxLength: 3 }), { freq: 4, nil: undefined }),
  { freq: 3 },
)
const anyTokens = fc.uniqueArray(fc.tuple(anyNumber, anyHolders, fc.boolean(), anyHolders), {
  selector: ([token]) => keyOf(token),
  maxLength: 20,
})

test('holders of which others changed some are those that all of it asked anew would give, in the same order [LINK-21]', () => {
  fc.assert(
    fc.property(anyTokens, (tokens) => {
      const asked = tokens.map(([token]): AskedToken => ({ key: keyOf(token), token, family: TOKEN_FAMILY.email }))
      const [before, after] = [new Map(), new Map()]
      const touched = new Set<string>()
      for (const [token, holders, changes, later] of tokens) {
        const key = keyOf(token)
        const now = changes ? later : holders
        if (holders !== null) before.set(key, holders?.map(keyOf))
        if (now !== null) after.set(key, now?.map(keyOf))
        if (changes) touched.add(key)
      }
      const found = ask(asked, before)
      const kept = {
        asked,
        found,
        touched: { has: (value: Uint8Array) => touched.has(keyOf(value)), hasKey: (key: string) => touched.has(key) },
      }
      const stale = stalePositions(kept)
      const again = ask(
        stale.map((position) => asked[position] as AskedToken),
        after,
      )
      expect(replaceHolders(kept, stale, again)).toEqual(ask(asked, after))
    }),
    { numRuns: 500 },
  )
})

test('a token is asked for again when others changed who one of its holders is [LINK-22]', () => {
  const [token, other, person] = [1, 2, 3].map((byte) => new Uint8Array(16).fill(byte)) as [
    Uint8Array,
    Uint8Array,
    Uint8Array,
  ]
  const asked = [token, other].map((one): AskedToken => ({ key: keyOf(one), token: one, family: TOKEN_FAMILY.email }))
  const found = [{ position: 1, persons: [keyOf(person)] }]
  const touched = { has: () => false, hasKey: (key: string) => key === keyOf(numberOf(keyOf(person))) }
  expect(stalePositions({ asked, found, touched })).toEqual([1])
})
