import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ProblemError } from '../../src/kernel/http/problem.ts'
import { createRateLimiter } from '../../src/kernel/http/rate-limit.ts'

function passes(limiter: (caller: string) => void, caller: string): number | 'passed' {
  try {
    limiter(caller)
    return 'passed'
  } catch (error) {
    if (!(error instanceof ProblemError) || error.code !== 'RATE_LIMITED') throw error
    return error.members.retryAfterSeconds ?? 0
  }
}

test('a caller has its burst at once, then its rate, and waiting as long as told is enough', () => {
  let now = 0
  const limiter = createRateLimiter({ burst: 3, perSecond: 0.5 }, () => now)
  expect([1, 2, 3].map(() => passes(limiter, 'a'))).toEqual(['passed', 'passed', 'passed'])
  expect(passes(limiter, 'a')).toBe(2)
  expect(passes(limiter, 'b')).toBe('passed')
  now += 2_000
  expect(passes(limiter, 'a')).toBe('passed')
  expect(passes(limiter, 'a')).toBe(2)
})

test('LAW-RATE-1 in no stretch of time more pass than the burst and the rate allow, also when the clock goes back', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -500, max: 2_000 }), { maxLength: 200 }), (steps) => {
      let now = 1_000_000
      let forwards = 0
      const limiter = createRateLimiter({ burst: 5, perSecond: 2 }, () => now)
      let passed = 0
      let highest = now
      for (const step of steps) {
        now += step
        if (now > highest) {
          forwards += now - highest
          highest = now
        }
        if (passes(limiter, 'a') === 'passed') passed += 1
      }
      // A clock that goes back and comes again counts the same time twice: bounded by all that it ran forwards.
      const ran = steps.filter((step) => step > 0).reduce((sum, step) => sum + step, 0)
      expect(forwards).toBeLessThanOrEqual(ran)
      expect(passed).toBeLessThanOrEqual(5 + Math.floor((ran / 1000) * 2))
    }),
  )
})

test('callers without end do not fill the memory: the longest at rest are forgotten first', () => {
  const limiter = createRateLimiter({ burst: 1, perSecond: 0.001 }, () => 0)
  expect(passes(limiter, 'first')).toBe('passed')
  expect(passes(limiter, 'first')).not.toBe('passed')
  for (let caller = 0; caller < 10_000; caller += 1) passes(limiter, `caller-${caller}`)
  expect(passes(limiter, 'caller-9999')).not.toBe('passed')
  expect(passes(limiter, 'first')).toBe('passed')
})
