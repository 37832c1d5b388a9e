import { describe, expect, it } from 'vitest'
import { readCases } from './cases.ts'
import { decodeByCode, encodeByCode } from './code-under-test.ts'

const { encode, decode } = readCases()

describe('the code gives what the proved model gives', () => {
  it('when it encodes', () => {
    expect(encode.length).toBeGreaterThan(90)
    for (const { encoded, ...given } of encode) {
      expect(encodeByCode(given, encoded === null || 'bytes' in encoded)).toEqual(encoded)
    }
  })

  it('when it decodes', () => {
    expect(decode.length).toBeGreaterThan(200)
    for (const { fields, ...given } of decode) expect(decodeByCode(given)).toEqual(fields)
  })

  it('on inputs of both kinds: that fit and that do not', () => {
    for (const outcomes of [encode.map(({ encoded }) => encoded), decode.map(({ fields }) => fields)]) {
      expect(outcomes).toContain(null)
      expect(outcomes.some((outcome) => outcome !== null)).toBe(true)
    }
  })
})
