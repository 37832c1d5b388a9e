import { afterAll, beforeAll, expect, test } from 'vitest'
import { createMemoryGate } from '../../src/kernel/http/memory-gate.ts'
import { createRateLimiter, RateLimitedError, rateHeaders, shareOf } from '../../src/kernel/http/rate-limit.ts'
import { expectStatus, problemOf, tokenOf } from './client.ts'
import type { World } from './world.ts'
import { startWorld } from './world.ts'

let world: World
let token: string
beforeAll(async () => {
  world = await startWorld()
  await expectStatus(world.publish(), 201)
  token = await tokenOf(world, 'museum-client', world.parties.museum)
})
afterAll(() => world.stop())

test('every answer that was counted says what is left, as structured fields; after a rest all is there again [HTTP-73]', async () => {
  world.clock.advance(60)
  const ask = async (): Promise<Headers> => (await world.request('GET', '/v1/deliveries', { token })).headers
  const [first, second] = [await ask(), await ask()]
  expect(first.get('ratelimit-policy')).toBe('"client";q=1000;w=5')
  expect(first.get('ratelimit')).toBe('"client";r=999;t=1')
  expect(second.get('ratelimit')).toBe('"client";r=998;t=1')
  const open = await world.request('GET', '/v1/health')
  expect(open.headers.get('ratelimit')).toMatch(/^"address";r=\d+;t=\d+$/)
})

test('a refusal says that nothing is left, and when to come again; waiting so long is enough [HTTP-73, HTTP-20]', async () => {
  world.clock.advance(60)
  let answer = await world.request('GET', '/v1/deliveries', { token })
  for (let asked = 0; asked < 1_000 && answer.status !== 429; asked += 1)
    answer = await world.request('GET', '/v1/deliveries', { token })
  expect(answer.status).toBe(429)
  expect(answer.headers.get('ratelimit')).toBe('"client";r=0;t=1')
  expect(answer.headers.get('retry-after')).toBe('1')
  world.clock.advance(1)
  await expectStatus(world.request('GET', '/v1/deliveries', { token }), 200)
})

test('tokens that do not count are counted by where they come from [HTTP-72]', async () => {
  world.clock.advance(60)
  const codes = new Set<string>()
  for (let tried = 0; tried < 2_010; tried += 1) {
    codes.add(String((await problemOf(await world.request('GET', '/v1/deliveries', { token: `guess${tried}` }))).code))
  }
  expect([...codes].sort()).toEqual(['RATE_LIMITED', 'TOKEN_INVALID'])
  await expectStatus(world.request('GET', '/v1/deliveries', { token }), 200)
})

test('several gateways let no more pass together than one would [HTTP-73]', () => {
  let now = 0
  const limit = { burst: 90, perSecond: 30 }
  const limiters = [1, 2, 3].map(() => createRateLimiter(shareOf(limit, 3), () => now))
  const passed = (): number =>
    limiters.reduce((sum, limiter) => {
      for (let tries = 0; tries < 200; tries += 1) {
        try {
          limiter('caller')
        } catch (error) {
          expect(error).toBeInstanceOf(RateLimitedError)
          return sum + tries
        }
      }
      return Number.NaN
    }, 0)
  expect(passed()).toBe(90)
  now += 1_000
  expect(passed()).toBe(30)
})

test('the headers are structured fields', () => {
  const rate = { policy: 'client', quota: 10, windowSeconds: 5, remaining: 3, resetSeconds: 4 }
  expect(rateHeaders(rate)).toEqual({ 'ratelimit-policy': '"client";q=10;w=5', ratelimit: '"client";r=3;t=4' })
})

test('a caller who sends slowly keeps nobody out: half of the room is the most that one has [HTTP-71]', async () => {
  const gate = createMemoryGate(10)
  const entered: string[] = []
  const releases: (() => void)[] = []
  const enter = (name: string, bytes: number, caller: string): Promise<void> =>
    gate.pass(
      bytes,
      async () => {
        entered.push(name)
        await new Promise<void>((release) => releases.push(release))
      },
      caller,
    )
  const all = [enter('a1', 4, 'a'), enter('a2', 4, 'a'), enter('a3', 4, 'a'), enter('b1', 4, 'b')]
  await new Promise((resolve) => setImmediate(resolve))
  expect(entered).toEqual(['a1', 'b1'])
  for (let turn = 0; turn < 4; turn += 1) {
    for (const release of releases.splice(0)) release()
    await new Promise((resolve) => setImmediate(resolve))
  }
  await Promise.all(all)
  expect(entered).toEqual(['a1', 'b1', 'a2', 'a3'])
})
