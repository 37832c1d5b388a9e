import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeEnc, enc, LABEL, type Label, toHex, utf8 } from '../../src/encoding/index.ts'
import { CORE_ERRORS, CoreError } from '../../src/errors.ts'

const labels = Object.values(LABEL)
const anyLabel = fc.constantFrom<Label>(...labels)
const anyFields = fc.array(fc.uint8Array({ maxLength: 12 }), { maxLength: 5 })
const anyInput = fc.record({ label: anyLabel, fields: anyFields })

const same = (left: { label: Label; fields: Uint8Array[] }, right: typeof left): boolean =>
  left.label === right.label &&
  left.fields.length === right.fields.length &&
  left.fields.every((field, index) => toHex(field) === toHex(right.fields[index] ?? Uint8Array.of(0xee)))

describe('labels', () => {
  it('has no label that is a prefix of another [ENCO-8]', () => {
    for (const left of labels) {
      for (const right of labels) expect(left !== right && right.startsWith(left)).toBe(false)
    }
    expect(new Set(labels).size).toBe(Object.keys(LABEL).length)
  })

  it('is printable ASCII of at most 255 bytes', () => {
    for (const label of labels) expect(label).toMatch(/^[A-Za-z0-9-]{1,255}$/)
  })
})

describe('enc', () => {
  it('has the stated form [CONV-1, ENCO-1]', () => {
    expect(toHex(enc(LABEL.inner))).toBe('01480000')
    expect(toHex(enc(LABEL.inner, 'person', Uint8Array.of(1, 2)))).toBe(
      `0148${'0002'}${'00000006'}706572736f6e${'00000002'}0102`,
    )
    expect(toHex(enc(LABEL.inner, 'é'))).toBe('0148000100000002c3a9')
    // Every byte of a length counts: a field of more than 2^24 bytes.
    expect(toHex(enc(LABEL.inner, new Uint8Array(0x01020304)).subarray(0, 8))).toBe('0148000101020304')
  })

  it('takes text as its UTF-8 bytes, ASCII or not, short or long [ENCO-1, ENCO-3]', () => {
    const anyText = fc.oneof(fc.string({ maxLength: 200 }), fc.string({ unit: 'binary', maxLength: 200 }))
    fc.assert(
      fc.property(anyLabel, fc.array(anyText, { maxLength: 3 }), (label, texts) => {
        const want = texts.map((text) => new TextEncoder().encode(text))
        expect(toHex(enc(label, ...texts))).toBe(toHex(enc(label, ...want)))
        for (const [index, text] of texts.entries()) expect(utf8(text)).toEqual(want[index])
      }),
    )
  })

  it('gives different bytes for different inputs [ENCO-5]', () => {
    fc.assert(
      fc.property(anyInput, anyInput, (left, right) => {
        const equal = toHex(enc(left.label, ...left.fields)) === toHex(enc(right.label, ...right.fields))
        expect(equal).toBe(same(left, right))
      }),
      { numRuns: 2000 },
    )
  })

  it('gives different bytes when the same bytes are cut into fields elsewhere [ENCO-5]', () => {
    fc.assert(
      fc.property(
        anyLabel,
        fc.uint8Array({ maxLength: 20 }),
        fc.array(fc.nat(20)),
        fc.array(fc.nat(20)),
        (...input) => {
          const [label, bytes, leftCuts, rightCuts] = input
          const left = cut(bytes, leftCuts)
          const right = cut(bytes, rightCuts)
          const equal = toHex(enc(label, ...left)) === toHex(enc(label, ...right))
          expect(equal).toBe(same({ label, fields: left }, { label, fields: right }))
        },
      ),
      { numRuns: 2000 },
    )
  })

  it('no encoding is a prefix of another [ENCO-5]', () => {
    fc.assert(
      fc.property(anyInput, anyInput, (left, right) => {
        const [short, long] = [enc(left.label, ...left.fields), enc(right.label, ...right.fields)]
        expect(toHex(long).startsWith(toHex(short))).toBe(same(left, right))
      }),
      { numRuns: 1000 },
    )
  })

  it('refuses lone surrogates, which would all become the same three bytes [CONV-2, ENCO-2]', () => {
    for (const text of ['\ud800', 'a\udfffb', '\udc00\ud800']) {
      expect(() => enc(LABEL.inner, text)).toThrow('ENC_FIELD_INVALID')
    }
    expect(enc(LABEL.inner, '\ud83d\ude00')).toEqual(enc(LABEL.inner, utf8('😀')))
  })

  it('refuses more than 65,535 fields [ENCO-2]', () => {
    const fields = Array.from({ length: 65_536 }, () => '')
    expect(() => enc(LABEL.inner, ...fields)).toThrow('ENC_FIELD_INVALID')
    expect(enc(LABEL.inner, ...fields.slice(1))).toHaveLength(4 + 4 * 65_535)
  })
})

describe('decodeEnc', () => {
  it('gives back the fields, also of a view into larger bytes [ENCO-4]', () => {
    fc.assert(
      fc.property(anyInput, fc.uint8Array({ maxLength: 9 }), ({ label, fields }, before) => {
        const bytes = enc(label, ...fields)
        expect(decodeEnc(label, bytes).map(toHex)).toEqual(fields.map(toHex))
        const larger = Uint8Array.from([...before, ...bytes, 1, 2, 3])
        const view = larger.subarray(before.length, before.length + bytes.length)
        expect(decodeEnc(label, view).map(toHex)).toEqual(fields.map(toHex))
      }),
    )
  })

  it('refuses every cut, every addition and every other label [ENCO-4]', () => {
    fc.assert(
      fc.property(
        anyInput,
        anyLabel,
        fc.uint8Array({ minLength: 1, maxLength: 9 }),
        ({ label, fields }, other, more) => {
          const bytes = enc(label, ...fields)
          for (let length = 0; length < bytes.length; length += 1) {
            expect(() => decodeEnc(label, bytes.subarray(0, length))).toThrow('ENC_MALFORMED')
          }
          expect(() => decodeEnc(label, Uint8Array.from([...bytes, ...more]))).toThrow('ENC_MALFORMED')
          if (other !== label) expect(() => decodeEnc(other, bytes)).toThrow('ENC_MALFORMED')
        },
      ),
    )
  })

  it('accepts no bytes but those that enc gives [ENCO-4]', () => {
    fc.assert(
      fc.property(anyLabel, fc.uint8Array({ maxLength: 40 }), (label, rest) => {
        const bytes = Uint8Array.from([label.length, ...utf8(label), ...rest])
        let fields: Uint8Array[]
        try {
          fields = decodeEnc(label, bytes)
        } catch (error) {
          expect(error).toMatchObject({ code: 'ENC_MALFORMED' })
          return
        }
        expect(toHex(enc(label, ...fields))).toBe(toHex(bytes))
      }),
      { numRuns: 2000 },
    )
  })
})

describe('errors of the core', () => {
  it('has a text for every code, and the code as message', () => {
    for (const [code, text] of Object.entries(CORE_ERRORS)) {
      expect(code).toMatch(/^[A-Z][A-Z0-9_]+$/)
      expect(text).toMatch(/^[A-Z].{20,}\.$/)
    }
    const error = new CoreError('ENC_MALFORMED', 'body')
    expect(error).toMatchObject({ name: 'CoreError', message: 'ENC_MALFORMED', code: 'ENC_MALFORMED', where: 'body' })
    expect(error.explanation).toBe(CORE_ERRORS.ENC_MALFORMED)
  })
})

function cut(bytes: Uint8Array, places: readonly number[]): Uint8Array[] {
  const sorted = [...new Set(places.map((place) => Math.min(place, bytes.length)))].sort((a, b) => a - b)
  const borders = [0, ...sorted, bytes.length]
  return borders.slice(1).map((end, index) => bytes.subarray(borders[index], end))
}
