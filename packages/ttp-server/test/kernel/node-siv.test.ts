import { nobleSiv } from '@sluis/ttp-core/pseudonymise'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nodeSiv } from '../../src/kernel/node-siv.ts'

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })

// Guarantee: the fast way of the server gives what anybody computes with an audited AES-SIV (RFC 5297).
test('LAW-SIV-1 the same bytes as the portable AES-SIV, for every key, associated data and batch', () => {
  fc.assert(
    fc.property(
      bytes(64),
      fc.uint8Array({ minLength: 1, maxLength: 100 }),
      fc.array(bytes(20), { maxLength: 12 }),
      (key, associated, plaintexts) => {
        expect(nodeSiv.sealMany(key, associated, plaintexts)).toEqual(nobleSiv.sealMany(key, associated, plaintexts))
      },
    ),
    { numRuns: 500 },
  )
})

test('counters with every bit set do not run over: the two cleared bits leave room', () => {
  for (let seed = 0; seed < 256; seed += 1) {
    const key = Uint8Array.from({ length: 64 }, (_, at) => (at * 7 + seed) & 0xff)
    const plaintexts = [new Uint8Array(20).fill(0xff), new Uint8Array(20), new Uint8Array(20).fill(seed)]
    const associated = new Uint8Array(16).fill(seed)
    expect(nodeSiv.sealMany(key, associated, plaintexts)).toEqual(nobleSiv.sealMany(key, associated, plaintexts))
  }
})

test.each([
  ['a short key', new Uint8Array(63), new Uint8Array(1), [new Uint8Array(20)]],
  ['no associated data', new Uint8Array(64), new Uint8Array(0), [new Uint8Array(20)]],
  ['an empty plaintext', new Uint8Array(64), new Uint8Array(1), [new Uint8Array(0)]],
  ['one plaintext of another length', new Uint8Array(64), new Uint8Array(1), [new Uint8Array(20), new Uint8Array(21)]],
])('%s is refused', (_, key, associated, plaintexts) => {
  expect(() => nodeSiv.sealMany(key, associated, plaintexts)).toThrow(RangeError)
})
