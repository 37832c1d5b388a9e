import { randomBytes } from 'node:crypto'
import type { Ceremony } from '@sluis/ttp-core/common'
import { encodeShare, parseShare, SecretKey } from '@sluis/ttp-core/pseudonymise'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { holdCeremony } from '../../src/ceremony/hold-ceremony.ts'
import type { ShareDesk } from '../../src/kernel/root/share-desk.ts'
import { ATTEMPT_MS_MAX, openShareDesk } from '../../src/kernel/root/share-desk.ts'

const CUSTODIANS = ['anna', 'bram', 'cleo', 'dirk', 'elif']
const random = (bytes: number): Uint8Array => new Uint8Array(randomBytes(bytes))
const hexOf = (root: SecretKey): string => root.lend((bytes) => Buffer.from(bytes).toString('hex'))

interface Held {
  readonly protocol: Ceremony
  readonly root: string
  /** The bytes of a custodian's share, anew each time. */
  readonly share: (custodian: string) => Uint8Array
}

async function hold(engine: 'key' | 'identity' = 'key', of = SecretKey.from(randomBytes(32))): Promise<Held> {
  const texts = new Map<string, string>()
  const protocol = await holdCeremony(
    of,
    { engine, threshold: 3, custodians: CUSTODIANS, witnesses: [] },
    {
      handOut: async (custodian, text) => void texts.set(custodian, text),
      now: () => new Date(),
      random,
      software: 'test',
    },
  )
  return { protocol, root: hexOf(of), share: (custodian) => encodeShare(parseShare(texts.get(custodian) ?? '')) }
}

const held = await hold()
let now: Date
let desk: ShareDesk
beforeEach(() => {
  now = new Date('2026-03-02T09:00:00.000Z')
  desk = openShareDesk(held.protocol, () => now)
})
afterEach(() => desk.clear())

const codeOf = async (give: Promise<unknown>): Promise<string> =>
  give.then(
    () => 'accepted',
    (error: { code: string }) => error.code,
  )

test('any three custodians, in any order, give the root; before the third nothing is there [KEYS-55, KEYS-59]', async () => {
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(CUSTODIANS, { minLength: 3, maxLength: 3 }), async (chosen) => {
      const [first = '', second = '', third = ''] = chosen
      expect(await desk.give(held.share(first))).toBeNull()
      expect(await desk.give(held.share(second))).toBeNull()
      const unsealed = await desk.give(held.share(third))
      expect(unsealed === null ? '' : hexOf(unsealed.root)).toBe(held.root)
      expect(unsealed?.custodians).toEqual(CUSTODIANS.filter((name) => chosen.includes(name)))
      expect(desk.status()).toEqual({ given: 0, threshold: 3, custodians: [] })
    }),
    { numRuns: 20 },
  )
})

describe('a share that is refused leaves those before it as they are [KEYS-59]', () => {
  const wrong = (): Uint8Array => {
    const bytes = held.share('cleo')
    bytes[30] = (bytes[30] ?? 0) ^ 1
    return bytes
  }
  const cases: [string, () => Uint8Array | Promise<Uint8Array>, string][] = [
    ['one that is there', () => held.share('anna'), 'SHARE_DUPLICATE'],
    ['one of another ceremony', async () => (await hold()).share('cleo'), 'SHARE_FOREIGN'],
    ['one that was changed', wrong, 'SHARE_WRONG'],
    ['one of the other engine', async () => (await hold('identity')).share('cleo'), 'SHARE_FOREIGN'],
    ['no share at all', () => new Uint8Array(50), 'SHARE_MALFORMED'],
    ['half a share', () => held.share('cleo').slice(0, 25), 'SHARE_MALFORMED'],
  ]
  test.each(cases)('%s', async (_what, share, code) => {
    await desk.give(held.share('anna'))
    await desk.give(held.share('elif'))
    const before = desk.status()
    expect(await codeOf(desk.give(await share()))).toBe(code)
    expect(desk.status()).toEqual(before)
    const unsealed = await desk.give(held.share('cleo'))
    expect(unsealed === null ? '' : hexOf(unsealed.root)).toBe(held.root)
  })

  test('shares of an earlier splitting of the same root', async () => {
    const again = await hold('key', SecretKey.from(Buffer.from(held.root, 'hex')))
    expect(again.protocol.keyCheckValue).toBe(held.protocol.keyCheckValue)
    await desk.give(held.share('anna'))
    await desk.give(held.share('elif'))
    expect(await codeOf(desk.give(again.share('cleo')))).toBe('SHARE_FOREIGN')
  })
})

test('the shares wait half an hour for each other, and no longer [KEYS-60]', async () => {
  await desk.give(held.share('anna'))
  expect(desk.status().expiresAt).toBe('2026-03-02T09:30:00.000Z')
  now = new Date(now.getTime() + ATTEMPT_MS_MAX - 1)
  await desk.give(held.share('bram'))
  expect(desk.status().given).toBe(2)
  now = new Date(now.getTime() + 1)
  expect(desk.status()).toEqual({ given: 0, threshold: 3, custodians: [] })
  // They are a new attempt: the third alone opens nothing.
  expect(await desk.give(held.share('cleo'))).toBeNull()
  expect(desk.status().given).toBe(1)
})

test('shares are forgotten in time though nobody asks for them [KEYS-60]', async () => {
  vi.useFakeTimers()
  try {
    const destroyed = vi.spyOn(SecretKey.prototype, 'destroy')
    await desk.give(held.share('anna'))
    destroyed.mockClear()
    vi.advanceTimersByTime(ATTEMPT_MS_MAX)
    expect(destroyed).toHaveBeenCalledTimes(1)
    destroyed.mockRestore()
  } finally {
    vi.useRealTimers()
  }
})

test('what was given is zeroed, taken or refused; every share is destroyed once the root is there [KEYS-60]', async () => {
  const given = ['anna', 'bram', 'bram', 'cleo'].map((name) => held.share(name))
  const destroyed = vi.spyOn(SecretKey.prototype, 'destroy')
  for (const bytes of given) await desk.give(bytes).catch(() => undefined)
  for (const bytes of given) expect([...bytes].every((byte) => byte === 0)).toBe(true)
  const keys = new Set(destroyed.mock.contexts)
  destroyed.mockRestore()
  // Three shares that were used, and the one that was refused.
  expect(keys.size).toBe(4)
})
