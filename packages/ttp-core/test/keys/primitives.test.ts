import { createHmac } from 'node:crypto'
import { aessiv } from '@noble/ciphers/aes.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromHex, toHex, utf8 } from '../../src/encoding/index.ts'
import { equalBytes, nobleMac, sha256, sivOpen, sivSeal } from '../../src/primitives.ts'

const key = Uint8Array.from({ length: 64 }, (_, index) => index)

describe('HMAC-SHA-256', () => {
  it('is byte-identical to that of Node', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 100 }), fc.uint8Array({ maxLength: 300 }), (k, message) => {
        expect(toHex(nobleMac.hmacSha256(k, message))).toBe(createHmac('sha256', k).update(message).digest('hex'))
      }),
    )
  })

  it('knows the answer of RFC 4231, case 2', () => {
    const tag = nobleMac.hmacSha256(utf8('Jefe'), utf8('what do ya want for nothing?'))
    expect(toHex(tag)).toBe('5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843')
    expect(toHex(sha256(utf8('abc')))).toMatch(/^ba7816bf8f01cfea/)
  })
})

describe('AES-SIV', () => {
  it.each([
    // Computed with another implementation: AESSIV of pyca/cryptography 48 on OpenSSL.
    ['01', '05', 'bf46eeb9bc377e32ba917488e6861e812c'],
    [
      toHex(utf8('context')),
      '00'.repeat(32),
      '36d2301044fae72d9fbe1acdc2968f89b771aa1c33c8fd2d498bc4ab79c7dbd35b496f447c588cfd51ebce34ca83d94b',
    ],
  ])('agrees with OpenSSL for AD %s', (associated, plaintext, ciphertext) => {
    expect(toHex(sivSeal(key, fromHex(associated), fromHex(plaintext)))).toBe(ciphertext)
    expect(toHex(sivOpen(key, fromHex(associated), fromHex(ciphertext)))).toBe(plaintext)
  })

  it('demands one associated value and a plaintext, neither empty [KEYS-8, SECU-14]', () => {
    const none = new Uint8Array(0)
    const one = Uint8Array.of(1)
    expect(() => sivSeal(key, none, one)).toThrow('SIV_INPUT_INVALID')
    expect(() => sivSeal(key, one, none)).toThrow('SIV_INPUT_INVALID')
    expect(() => sivOpen(key, none, new Uint8Array(17))).toThrow('SIV_INPUT_INVALID')
  })

  it('refuses an empty ciphertext under a tag of zeros or any other (CVE-2026-45446) [KEYS-8, SECU-14]', () => {
    for (let length = 0; length <= 16; length += 1) {
      expect(() => sivOpen(key, Uint8Array.of(1), new Uint8Array(length))).toThrow('SIV_UNOPENABLE')
    }
    // The tag that RFC 5297 gives for an empty plaintext: right, and refused all the same.
    const tag = aessiv(key, Uint8Array.of(1)).encrypt(new Uint8Array(0))
    expect(tag).toHaveLength(16)
    expect(() => sivOpen(key, Uint8Array.of(1), tag)).toThrow('SIV_UNOPENABLE')
  })

  it('refuses keys of another length, AES-128 and AES-192 included [KEYS-8]', () => {
    for (const length of [0, 16, 32, 48, 63, 65]) {
      expect(() => sivSeal(new Uint8Array(length), Uint8Array.of(1), Uint8Array.of(1))).toThrow('KEY_LENGTH_INVALID')
      expect(() => sivOpen(new Uint8Array(length), Uint8Array.of(1), new Uint8Array(40))).toThrow('KEY_LENGTH_INVALID')
    }
  })
})

describe('equalBytes', () => {
  it('compares length and every byte', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 8 }), fc.uint8Array({ maxLength: 8 }), (left, right) => {
        expect(equalBytes(left, right)).toBe(toHex(left) === toHex(right))
        expect(equalBytes(left, Uint8Array.from(left))).toBe(true)
      }),
    )
    expect(equalBytes(Uint8Array.of(0, 0), Uint8Array.of(0))).toBe(false)
  })
})
