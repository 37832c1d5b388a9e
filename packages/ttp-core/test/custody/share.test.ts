import { randomBytes } from 'node:crypto'
import { bech32m } from '@scure/base'
import fc from 'fast-check'
import { split } from 'shamir-secret-sharing'
import { describe, expect, it } from 'vitest'
import type { Share } from '../../src/custody/index.ts'
import {
  combineShares,
  decodeShare,
  encodeShare,
  parseShare,
  printShare,
  shareDigest,
} from '../../src/custody/index.ts'
import { findTypingErrors } from '../../src/custody/typing-errors.ts'
import { CoreError } from '../../src/errors.ts'
import { keyCheckValue, SecretKey } from '../../src/keys/index.ts'

const ALPHABET = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
const bytesOf = (key: SecretKey): string => key.lend(hex)

async function sharesOf(root: SecretKey, threshold = 3, count = 5): Promise<Share[]> {
  const parts = await root.lend((bytes) => split(Uint8Array.from(bytes), count, threshold))
  const ceremony = randomBytes(6).toString('hex')
  const check = hex(keyCheckValue(root))
  return parts.map((part, index) => ({
    engine: 'key',
    ceremony,
    threshold,
    number: index + 1,
    keyCheckValue: check,
    secret: SecretKey.from(part),
  }))
}
const newRoot = (): SecretKey => SecretKey.from(randomBytes(32))
const root = newRoot()
const shares = await sharesOf(root)
const [one, two, three] = shares as [Share, Share, Share]
const codeOf = async (work: () => unknown): Promise<string> => {
  try {
    await work()
    return 'accepted'
  } catch (error) {
    return error instanceof CoreError ? error.code : String(error)
  }
}
const whereOf = (text: string): string | undefined => {
  try {
    parseShare(text)
    return 'accepted'
  } catch (error) {
    return (error as CoreError).where
  }
}

describe('the text of a share', () => {
  it('is 90 characters of bech32m, and comes back as it was [KEYS-50, KEYS-51]', () => {
    for (const share of shares) {
      const text = printShare(share)
      expect(text).toMatch(/^key1[a-z0-9]{86}$/)
      expect(bech32m.decodeToBytes(text).prefix).toBe('key')
      const { secret, ...name } = parseShare(text)
      const { secret: own, ...ownName } = share
      expect([name, bytesOf(secret)]).toEqual([ownName, bytesOf(own)])
    }
    expect(printShare({ ...one, engine: 'identity' })).toMatch(/^ide1/)
  })

  it('may be typed in groups, with hyphens, over lines and in any case [KEYS-51]', () => {
    const groups = printShare(one).match(/.{5}/g) ?? []
    for (const between of [' ', '-', '\n', '\r\n\t']) {
      expect(bytesOf(parseShare(groups.join(between)).secret)).toBe(bytesOf(one.secret))
    }
    expect(bytesOf(parseShare(groups.join(' ').toUpperCase()).secret)).toBe(bytesOf(one.secret))
  })

  it('one or two characters mistyped are refused, and found exactly [KEYS-51]', () => {
    const text = printShare(two)
    const place = fc.integer({ min: 5, max: 90 })
    fc.assert(
      fc.property(
        fc.uniqueArray(place, { minLength: 1, maxLength: 2 }),
        fc.infiniteStream(fc.nat(30)),
        (places, draw) => {
          const typed = places.reduce((all, at) => {
            const others = ALPHABET.replace(all[at - 1] ?? '', '')
            return all.slice(0, at - 1) + others[draw.next().value ?? 0] + all.slice(at)
          }, text)
          const found = places.toSorted((left, right) => left - right)
          expect(findTypingErrors(typed)).toEqual(found)
          expect(whereOf(typed)).toBe(`characters ${found.join(', ')}`)
        },
      ),
      { numRuns: 200 },
    )
  })

  it('with up to four mistakes it is never taken for another share [KEYS-51]', async () => {
    const text = printShare(two)
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.integer({ min: 5, max: 90 }), { minLength: 3, maxLength: 4 }),
        async (places) => {
          const typed = places.reduce((all, at) => {
            const next = ALPHABET[(ALPHABET.indexOf(all[at - 1] ?? '') + 7) % 32]
            return all.slice(0, at - 1) + next + all.slice(at)
          }, text)
          expect(await codeOf(() => parseShare(typed))).toBe('SHARE_MALFORMED')
        },
      ),
      { numRuns: 200 },
    )
  })

  it('a length, a letter that bech32m has not, and a prefix are told apart [KEYS-51]', () => {
    const text = printShare(one)
    expect(whereOf(text.slice(1))).toBe('length')
    expect(whereOf('')).toBe('length')
    expect(whereOf(`${text.slice(0, 30)}o${text.slice(31)}`)).toBe('characters 31')
    expect(whereOf(bech32m.encodeFromBytes('kez', encodeShare(one)))).toBe('characters 1, 2, 3')
  })

  it('no error holds a character of it [CONV-16, KEYS-6]', () => {
    const text = `${printShare(one).slice(0, -1)}o`
    const error = (() => {
      try {
        return parseShare(text)
      } catch (caught) {
        return caught
      }
    })()
    expect(error).toBeInstanceOf(CoreError)
    expect(JSON.stringify([error, String(error), (error as CoreError).where])).not.toContain(text.slice(4, 12))
    expect(JSON.stringify(one)).not.toContain(bytesOf(one.secret))
  })
})

describe('the bytes of a share', () => {
  const bytes = encodeShare(one)
  const having = (at: number, value: number): Uint8Array => Uint8Array.from(bytes).fill(value, at, at + 1)

  it.each<[string, Uint8Array]>([
    ['a byte less', bytes.slice(0, 49)],
    ['a byte more', Uint8Array.of(...bytes, 1)],
    ['another version', having(0, 2)],
    ['threshold 1', having(7, 1)],
    ['threshold 17', having(7, 17)],
    ['number 0', having(8, 0)],
    ['number 17', having(8, 17)],
    ['place 0, where the root is', having(49, 0)],
  ])('%s is refused [KEYS-50]', async (_what, changed) => {
    expect(await codeOf(() => decodeShare('key', changed))).toBe('SHARE_MALFORMED')
  })

  it('every share has a digest of its own, which covers every byte and the engine [KEYS-52]', () => {
    const all = [...shares.map(shareDigest), shareDigest({ ...one, engine: 'identity' })]
    for (let at = 1; at < 49; at += 1) {
      const changed = Uint8Array.from(bytes)
      changed[at] = (changed[at] ?? 0) ^ 1
      if (at !== 7 && at !== 8) all.push(shareDigest(decodeShare('key', changed)))
    }
    expect(new Set(all).size).toBe(all.length)
  })
})

describe('combining', () => {
  it('any three of five give the root, in any order, and so do more [KEYS-53]', async () => {
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(shares, { minLength: 3 }), async (chosen) => {
        expect(bytesOf(await combineShares(chosen))).toBe(bytesOf(root))
      }),
    )
  })

  it('too few, one twice, and those of another ceremony are refused before anything is computed [KEYS-53]', async () => {
    const other = await sharesOf(newRoot())
    const again = await sharesOf(root)
    expect(await codeOf(() => combineShares([]))).toBe('SHARES_TOO_FEW')
    expect(await codeOf(() => combineShares([one, two]))).toBe('SHARES_TOO_FEW')
    expect(await codeOf(() => combineShares([one, two, one]))).toBe('SHARE_DUPLICATE')
    expect(await codeOf(() => combineShares([one, two, { ...one, number: 3 }]))).toBe('SHARE_DUPLICATE')
    expect(await codeOf(() => combineShares([one, two, other[2] as Share]))).toBe('SHARE_FOREIGN')
    expect(await codeOf(() => combineShares([one, two, again[2] as Share]))).toBe('SHARE_FOREIGN')
    expect(await codeOf(() => combineShares([one, two, { ...three, engine: 'identity' }]))).toBe('SHARE_FOREIGN')
  })

  it('a wrong share gives no root: what the scheme itself does not notice, the check value does [KEYS-53]', async () => {
    const bytes = encodeShare(three)
    bytes[20] = (bytes[20] ?? 0) ^ 1
    expect(await codeOf(() => combineShares([one, two, decodeShare('key', bytes)]))).toBe('KEY_CHECK_FAILED')
    // Fewer shares, made to look enough: the same.
    const lower = { ...one, threshold: 2 }
    expect(await codeOf(() => combineShares([lower, { ...two, threshold: 2 }]))).toBe('KEY_CHECK_FAILED')
  })

  it('the library draws its coefficients anew: two splittings of one root share no value', async () => {
    const again = await sharesOf(root)
    const values = [...shares, ...again].map(({ secret }) => secret.lend((bytes) => hex(bytes.slice(0, 32))))
    expect(new Set(values).size).toBe(10)
    for (const value of values) expect(value).not.toBe(bytesOf(root))
  })
})
