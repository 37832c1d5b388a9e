import { isUtf8 } from 'node:buffer'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Utf8Check } from '../../../src/supplier/read/utf8-check.ts'

/** What the platform's decoder says after each piece, and at the end. */
function byDecoder(pieces: readonly Uint8Array[]): boolean[] {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  const said: boolean[] = []
  for (const piece of [...pieces, undefined]) {
    try {
      if (piece) decoder.decode(piece, { stream: true })
      else decoder.decode()
      said.push(true)
    } catch {
      return [...said, false]
    }
  }
  return said
}

function byCheck(pieces: readonly Uint8Array[], judge?: typeof isUtf8): boolean[] {
  const check = new Utf8Check(judge)
  const said: boolean[] = []
  for (const piece of [...pieces, undefined]) {
    said.push(piece ? check.add(piece) : check.end())
    if (said.at(-1) === false) return said
  }
  return said
}

const character = fc.string({ unit: 'binary', minLength: 1, maxLength: 4 }).map((text) => Buffer.from(text))
const edge = fc.constantFrom(0x00, 0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xe0, 0xed, 0xef)
const byte = fc.oneof(edge, fc.constantFrom(0xf0, 0xf4, 0xf5, 0xff), fc.nat(255))
const bytes = fc.oneof(
  fc.array(character, { maxLength: 6 }).map((parts) => Buffer.concat(parts)),
  fc.array(byte, { maxLength: 8 }).map((list) => Buffer.from(list)),
)

describe('bytes that come piece by piece', () => {
  it('are UTF-8 up to the piece at which the decoder of the platform says so', () => {
    fc.assert(
      fc.property(bytes, fc.array(fc.nat(24), { maxLength: 4 }), (whole, cuts) => {
        const places = [0, ...cuts.map((cut) => cut % (whole.length + 1)).sort((a, b) => a - b), whole.length]
        const pieces = places.slice(1).map((to, at) => new Uint8Array(whole.subarray(places[at], to)))
        const expected = byDecoder(pieces)
        expect(byCheck(pieces)).toEqual(expected)
        expect(byCheck(pieces, isUtf8)).toEqual(expected)
      }),
      { numRuns: 3_000 },
    )
  })
})
