import { createHmac, hkdfSync } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { enc, LABEL, toHex } from '../../src/encoding/index.ts'
import {
  checkKey,
  deriveKey,
  KEY_PURPOSE,
  type KeyContext,
  keyCheckValue,
  keyEncryptionKey,
  openSeed,
  SecretKey,
  sealSeed,
} from '../../src/keys/index.ts'

const rootBytes = new Uint8Array(32).fill(0x11)
const seedBytes = new Uint8Array(32).fill(0x22)
const root = SecretKey.from(rootBytes)
const seed = SecretKey.from(seedBytes)
const context: KeyContext = { purpose: KEY_PURPOSE.pseudonymWrap, tenant: 'nam', domain: 'audience', epoch: 1 }
const reveal = (key: SecretKey): string => key.lend(toHex)

const anyContext = fc.record({
  purpose: fc.constantFrom(...Object.values(KEY_PURPOSE)),
  tenant: fc.string({ unit: fc.constantFrom('a', 'b', '-', '1'), maxLength: 4 }),
  domain: fc.string({ unit: fc.constantFrom('a', 'b', '-', '1'), maxLength: 4 }),
  epoch: fc.oneof(fc.nat(3), fc.constantFrom(0, 255, 256, 65_535, 65_536, 0xffff_ffff)),
})

describe('deriveKey', () => {
  it('is HKDF-SHA-256 with the root as key material and the seed as salt, as Node computes it [KEYS-9]', () => {
    for (const length of [32, 64] as const) {
      const epoch = Uint8Array.of(0, 0, 0, 1)
      const info = enc(LABEL.key, 'pseudonym-wrap', 'nam', 'audience', epoch)
      const want = Buffer.from(hkdfSync('sha256', rootBytes, seedBytes, info, length)).toString('hex')
      expect(reveal(deriveKey(root, seed, context, length))).toBe(want)
    }
  })

  it('gives another key for every other context, root and seed [KEYS-3]', () => {
    fc.assert(
      fc.property(anyContext, anyContext, (left, right) => {
        const equal = JSON.stringify(left) === JSON.stringify(right)
        expect(reveal(deriveKey(root, seed, left)) === reveal(deriveKey(root, seed, right))).toBe(equal)
      }),
    )
    expect(reveal(deriveKey(seed, root, context))).not.toBe(reveal(deriveKey(root, seed, context)))
    expect(reveal(deriveKey(root, root, context))).not.toBe(reveal(deriveKey(root, seed, context)))
  })

  it.each([
    ['unknown purpose', { ...context, purpose: 'other' as 'seal' }],
    ['text beyond ASCII', { ...context, tenant: 'é' }],
    ['white space', { ...context, domain: 'a b' }],
    ['a long name', { ...context, tenant: 'a'.repeat(65) }],
    ['negative epoch', { ...context, epoch: -1 }],
    ['fraction', { ...context, epoch: 1.5 }],
    ['epoch beyond 4 bytes', { ...context, epoch: 2 ** 32 }],
    ['no number', { ...context, epoch: Number.NaN }],
  ])('refuses %s [KEYS-1, KEYS-2]', (_, bad) => {
    expect(() => deriveKey(root, seed, bad)).toThrow('KEY_CONTEXT_INVALID')
    expect(() => sealSeed(keyEncryptionKey(root), seed, bad)).toThrow('KEY_CONTEXT_INVALID')
  })

  it('refuses roots, seeds and results of another length, and destroyed keys [KEYS-4, KEYS-7]', () => {
    const short = SecretKey.from(new Uint8Array(16))
    expect(() => deriveKey(short, seed, context)).toThrow('KEY_LENGTH_INVALID')
    expect(() => deriveKey(root, short, context)).toThrow('KEY_LENGTH_INVALID')
    expect(() => deriveKey(root, seed, context, 16 as 32)).toThrow('KEY_LENGTH_INVALID')
    const doomed = SecretKey.from(rootBytes)
    doomed.destroy()
    expect(() => deriveKey(doomed, seed, context)).toThrow('KEY_DESTROYED')
    expect(() => deriveKey(root, doomed, context)).toThrow('KEY_DESTROYED')
  })
})

describe('key check value', () => {
  it('is the first 8 bytes of HMAC-SHA-256 over enc("kcv") [KEYS-13]', () => {
    const want = createHmac('sha256', rootBytes).update(enc(LABEL.keyCheckValue)).digest('hex').slice(0, 16)
    expect(toHex(keyCheckValue(root))).toBe(want)
  })

  it('tells the right key from every other [KEYS-14]', () => {
    expect(() => checkKey(root, keyCheckValue(root))).not.toThrow()
    for (let bit = 0; bit < 256; bit += 1) {
      const flipped = Uint8Array.from(rootBytes)
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(() => checkKey(SecretKey.from(flipped), keyCheckValue(root))).toThrow('KEY_CHECK_FAILED')
    }
    expect(() => checkKey(root, keyCheckValue(root).slice(0, 7))).toThrow('KEY_CHECK_FAILED')
    expect(() => checkKey(root, new Uint8Array(0))).toThrow('KEY_CHECK_FAILED')
  })
})

describe('sealed seeds', () => {
  const kek = keyEncryptionKey(root)
  const sealed = sealSeed(kek, seed, context)

  it('opens in its context to the same seed [KEYS-11, KEYS-12]', () => {
    expect(sealed).toHaveLength(48)
    expect(reveal(openSeed(kek, sealed, context))).toBe(toHex(seedBytes))
    expect(toHex(sealed)).not.toContain(toHex(seedBytes.subarray(0, 4)))
  })

  it('opens in no other context and under no other key [KEYS-12]', () => {
    fc.assert(
      fc.property(anyContext, (other) => {
        fc.pre(JSON.stringify(other) !== JSON.stringify(context))
        expect(() => openSeed(kek, sealed, other)).toThrow('SEED_UNOPENABLE')
      }),
    )
    for (const epoch of [0, 2, 257]) {
      expect(() => openSeed(kek, sealed, { ...context, epoch })).toThrow('SEED_UNOPENABLE')
    }
    expect(() => openSeed(keyEncryptionKey(seed), sealed, context)).toThrow('SEED_UNOPENABLE')
    expect(() => openSeed(root, sealed, context)).toThrow('KEY_LENGTH_INVALID')
  })

  it('opens with no bit flipped, cut or added [KEYS-12]', () => {
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const flipped = Uint8Array.from(sealed)
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(() => openSeed(kek, flipped, context)).toThrow('SEED_UNOPENABLE')
    }
    for (let length = 0; length < sealed.length; length += 1) {
      expect(() => openSeed(kek, sealed.subarray(0, length), context)).toThrow('SEED_UNOPENABLE')
    }
    expect(() => openSeed(kek, Uint8Array.from([...sealed, 0]), context)).toThrow('SEED_UNOPENABLE')
  })

  it('seals nothing but seeds of 32 bytes [KEYS-11]', () => {
    expect(() => sealSeed(kek, SecretKey.from(new Uint8Array(31)), context)).toThrow('KEY_LENGTH_INVALID')
    expect(() => sealSeed(root, seed, context)).toThrow('KEY_LENGTH_INVALID')
  })
})
