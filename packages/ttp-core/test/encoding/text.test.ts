import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromBase64url, fromHex, fromUtf8, toBase64url, toHex, utf8 } from '../../src/encoding/index.ts'

describe('base64url and hex', () => {
  it('gives back the bytes, and agrees with Node', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        expect(toBase64url(bytes)).toBe(Buffer.from(bytes).toString('base64url'))
        expect(toHex(bytes)).toBe(Buffer.from(bytes).toString('hex'))
        expect(Uint8Array.from(fromBase64url(toBase64url(bytes)))).toEqual(bytes)
        expect(fromHex(toHex(bytes))).toEqual(bytes)
      }),
    )
  })

  it.each(['A', 'AA==', 'AB', 'AA\n', 'A A', 'AA+A', 'AA/A', 'é', 'AAA='])('refuses %j as base64url', (text) => {
    expect(() => fromBase64url(text)).toThrow('BASE64URL_INVALID')
  })

  it.each(['a', 'AA', '0x00', 'zz', ' 00', '00\n'])('refuses %j as hex', (text) => {
    expect(() => fromHex(text)).toThrow('HEX_INVALID')
  })

  it('accepts no second spelling of the same bytes [CONV-6]', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii', maxLength: 8 }), (text) => {
        try {
          expect(toBase64url(fromBase64url(text))).toBe(text)
        } catch (error) {
          expect(error).toMatchObject({ code: 'BASE64URL_INVALID' })
        }
      }),
      { numRuns: 2000 },
    )
  })
})

describe('UTF-8', () => {
  it('gives back the text, a byte order mark included [CONV-3, CONV-4]', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(fromUtf8(utf8(text))).toBe(text)
      }),
    )
    expect(fromUtf8(utf8('\ufeffa'))).toBe('\ufeffa')
  })

  it.each([[[0xff]], [[0xc0, 0x80]], [[0xed, 0xa0, 0x80]], [[0xe2, 0x82]]])(
    'refuses the bytes %j [CONV-3]',
    (bytes) => {
      expect(() => fromUtf8(Uint8Array.from(bytes))).toThrow('TEXT_NOT_UTF8')
    },
  )
})
