import { randomBytes } from 'node:crypto'
import { hmacSha256Under } from '@sluis/ttp-core/identity'
import { expect, test } from 'vitest'
import { nodeHmacUnder } from '../../src/kernel/node-mac-under.ts'

test("HMAC by Node's hashes gives the bytes of the core's, for messages of any length and keys up to a block", () => {
  for (const keyLength of [1, 32, 63, 64]) {
    const key = randomBytes(keyLength)
    const [node, core] = [nodeHmacUnder(key), hmacSha256Under(key)]
    for (const length of [0, 1, 55, 56, 63, 64, 65, 119, 120, 1_000, 2_047, 2_048, 2_049, 5_000]) {
      const message = randomBytes(length)
      expect(node(message)).toEqual(core(message))
      expect(node(message, 16)).toEqual(core(message, 16))
    }
  }
})

test('what is written for one message does not show in the next', () => {
  const mac = nodeHmacUnder(randomBytes(32))
  const short = Uint8Array.of(1)
  const first = mac(short)
  mac(randomBytes(500))
  expect(mac(short)).toEqual(first)
})

test('a key longer than a block is refused', () => {
  expect(() => nodeHmacUnder(new Uint8Array(65))).toThrow(RangeError)
})
