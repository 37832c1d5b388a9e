import { nobleMac } from '@sluis/ttp-core/pseudonymise'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { batchMac, nodeMac } from '../../src/kernel/node-mac.ts'

const key = fc.uint8Array({ minLength: 1, maxLength: 200 })
const message = fc.uint8Array({ maxLength: 300 })

test("Node's HMAC gives the bytes of the core's for every key and message", () => {
  fc.assert(
    fc.property(key, message, (k, m) => {
      expect(nodeMac.hmacSha256(k, m)).toEqual(nobleMac.hmacSha256(k, m))
    }),
  )
})

test('so does the one that remembers its key, whichever keys come in turn', () => {
  const mac = batchMac()
  fc.assert(
    fc.property(key, key, message, (one, two, m) => {
      for (const k of [one, one, two, one]) expect(mac.hmacSha256(k, m)).toEqual(nobleMac.hmacSha256(k, m))
    }),
  )
})

test('a key that is changed in place is not taken for the one before', () => {
  const mac = batchMac()
  const k = new Uint8Array(32).fill(1)
  const before = mac.hmacSha256(k, k)
  k.fill(2)
  expect(mac.hmacSha256(k, k)).not.toEqual(before)
  expect(mac.hmacSha256(k, k)).toEqual(nobleMac.hmacSha256(k, k))
})

test('the result is bytes of its own', () => {
  const hash = nodeMac.hmacSha256(new Uint8Array(32), new Uint8Array(0))
  const cut = hash.slice(0, 20)
  hash.fill(0)
  expect(cut.some((byte) => byte !== 0)).toBe(true)
  expect(Object.getPrototypeOf(hash)).toBe(Uint8Array.prototype)
})
