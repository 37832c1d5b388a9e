import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { enc, LABEL } from '../../src/encoding/index.ts'
import { SecretKey } from '../../src/keys/index.ts'
import type { TokenFamily } from '../../src/linkage/index.ts'
import { fingerprintKey, linkageToken, linkageTokens, TOKEN_FAMILY } from '../../src/linkage/index.ts'

const key = SecretKey.from(new Uint8Array(32).fill(9))
const family = fc.constantFrom(...Object.values(TOKEN_FAMILY))
const parts = fc.array(fc.string({ unit: 'grapheme', minLength: 0, maxLength: 12 }), { minLength: 1, maxLength: 5 })
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

describe('a linkage token', () => {
  test('is the first half of HMAC-SHA-256 over the family and the framed parts [LINK-3]', () => {
    const message = enc(LABEL.linkage, 'email', enc(LABEL.linkageParts, 'jan@example.org'))
    const expected = createHmac('sha256', new Uint8Array(32).fill(9)).update(message).digest('hex').slice(0, 32)
    expect(hex(linkageToken(key, 'email', ['jan@example.org']))).toBe(expected)
  })

  test('is the same whether made alone or among many [LINK-4]', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ family, parts }), { maxLength: 6 }), (inputs) => {
        const many = linkageTokens(key, inputs).map(hex)
        expect(many).toEqual(inputs.map((input) => hex(linkageToken(key, input.family, input.parts))))
      }),
    )
  })

  test('differs when family, parts or their borders differ [LINK-3]', () => {
    fc.assert(
      fc.property(family, parts, family, parts, (oneFamily, oneParts, otherFamily, otherParts) => {
        const same = oneFamily === otherFamily && JSON.stringify(oneParts) === JSON.stringify(otherParts)
        const one = hex(linkageToken(key, oneFamily, oneParts))
        const other = hex(linkageToken(key, otherFamily, otherParts))
        expect(one === other).toBe(same)
      }),
    )
    expect(hex(linkageToken(key, 'relation', ['ab', 'c']))).not.toBe(hex(linkageToken(key, 'relation', ['a', 'bc'])))
  })

  test('cannot be made without the key [LINK-5]', () => {
    const other = SecretKey.from(new Uint8Array(32).fill(8))
    expect(hex(linkageToken(other, 'email', ['a@b.nl']))).not.toBe(hex(linkageToken(key, 'email', ['a@b.nl'])))
    const gone = SecretKey.from(new Uint8Array(32).fill(7))
    gone.destroy()
    expect(() => linkageTokens(gone, [{ family: 'email', parts: ['a@b.nl'] }])).toThrow('KEY_DESTROYED')
  })

  test('is refused for a family outside the table and for no parts [LINK-3]', () => {
    expect(() => linkageToken(key, 'unknown' as TokenFamily, ['x'])).toThrow('LINKAGE_INVALID')
    expect(() => linkageToken(key, 'email', [])).toThrow('LINKAGE_INVALID')
    expect(() => linkageToken(key, 'email', ['\ud800'])).toThrow('ENC_FIELD_INVALID')
  })
})

describe('a fingerprint', () => {
  test('does not depend on the order of the fields [LINK-6]', () => {
    const one = fingerprintKey({ email: 'a@b.nl', city: 'Utrecht' }, 'museum')
    expect(fingerprintKey({ city: 'Utrecht', email: 'a@b.nl' }, 'museum')).toEqual(one)
  })

  test('differs by institution, by any field, and by which field holds a value [LINK-6]', () => {
    const key = (identity: object, institution = 'museum'): string =>
      JSON.stringify(fingerprintKey(identity, institution))
    const keys = [
      key({ city: 'Utrecht' }),
      key({ city: 'Utrecht' }, 'theatre'),
      key({ street: 'Utrecht' }),
      key({ city: 'Utrecht', postcode: '3511AB' }),
      key({}),
    ]
    expect(new Set(keys).size).toBe(keys.length)
  })
})
