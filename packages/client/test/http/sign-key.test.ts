import type { Directory } from '@sluis/ttp-core/common'
import { generateSignKey, type SignKeyPair } from '@sluis/ttp-core/enrol'
import { beforeAll, expect, it } from 'vitest'
import { signKeyInForce } from '../../src/http/sign-key.ts'

let [old, next, other]: SignKeyPair[] = []
beforeAll(async () => {
  ;[old, next, other] = await Promise.all([generateSignKey(), generateSignKey(), generateSignKey()])
})

const directoryWith = (keys: readonly (SignKeyPair | undefined)[], id = 'museum'): Directory =>
  ({
    organisations: [{ id, clients: [{ clientId: 'museum-1', keys: keys.map((key) => key?.publicJwk) }] }],
  }) as unknown as Directory
const config = () => {
  if (!old || !next) throw new Error('no keys')
  return { organisation: 'museum', clientId: 'museum-1', signKey: old.privateJwk, nextSignKeys: [next.privateJwk] }
}

it('signs with the first key of the directory’s list that it holds, from before a rollover until after it [DIRE-55]', () => {
  expect(signKeyInForce(config(), directoryWith([old])).kid).toBe(old?.publicJwk.kid)
  expect(signKeyInForce(config(), directoryWith([next, old])).kid).toBe(next?.publicJwk.kid)
  expect(signKeyInForce(config(), directoryWith([other, old, next])).kid).toBe(old?.publicJwk.kid)
  expect(signKeyInForce(config(), directoryWith([next])).kid).toBe(next?.publicJwk.kid)
})

it('signs with none that the directory does not name for this very client [DIRE-55]', () => {
  for (const directory of [directoryWith([]), directoryWith([other]), directoryWith([old, next], 'stage')]) {
    expect(() => signKeyInForce(config(), directory)).toThrow('KEY_NOT_IN_DIRECTORY')
  }
  expect(() => signKeyInForce({ ...config(), clientId: 'museum-2' }, directoryWith([old]))).toThrow(
    'KEY_NOT_IN_DIRECTORY',
  )
})
