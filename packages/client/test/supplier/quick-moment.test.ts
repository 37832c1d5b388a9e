import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { quickMoment } from '../../src/supplier/map/dates/quick-moment.ts'
import { readByRules } from '../../src/supplier/map/dates/read-moment.ts'

const ORDERS = ['dmy', 'mdy', 'ymd'] as const
const number = (max: number) =>
  fc.tuple(fc.integer({ min: 0, max }), fc.boolean()).map(([n, pad]) => (pad ? String(n).padStart(2, '0') : String(n)))
const mark = fc.constantFrom('-', '/', '.')
const year = fc.constantFrom('1899', '1900', '2024', '2026', '2100', '2199', '2200', '26', '026')
const clock = fc
  .tuple(fc.constantFrom('', ' ', 'T', '  ', ','), number(26), fc.constantFrom(':', '.', ''), number(61))
  .map((parts) => parts.join(''))
const behind = fc.oneof(
  fc.constant(''),
  fc.tuple(clock, fc.constantFrom('', ':00', ':59', ':60', '.30', 'Z', ' uur', ' PM')).map((parts) => parts.join('')),
)
const written = fc
  .tuple(fc.boolean(), number(33), mark, number(14), year, behind)
  .map(([first, day, one, month, of, rest]) =>
    first ? `${of}${one}${month}${one}${day}${rest}` : `${day}${one}${month}${one}${of}${rest}`,
  )
const spoilt = fc
  .tuple(written, fc.nat(20), fc.constantFrom('', 'x', '0', ' ', '٣', '-', '/'))
  .map(([text, at, piece]) => text.slice(0, at) + piece + text.slice(at))

describe('the short way to a moment', () => {
  it.each([
    ['03-05-2026', 'dmy', { day: '2026-05-03' }],
    ['3/5/2026 20:15', 'dmy', { day: '2026-05-03', time: '20:15' }],
    ['3/5/2026 20:15', 'mdy', { day: '2026-03-05', time: '20:15' }],
    ['2026-05-03T20:15:00', 'ymd', { day: '2026-05-03', time: '20:15' }],
    ['29.02.2024 00:00', 'dmy', { day: '2024-02-29', time: '00:00' }],
  ] as const)('takes “%s” as %s', (text, order, moment) => {
    expect(quickMoment(text, order)).toEqual(moment)
  })

  it('gives what the rules give, or leaves it to them', () => {
    let taken = 0
    fc.assert(
      fc.property(fc.oneof(written, spoilt), fc.constantFrom(...ORDERS), (text, order) => {
        const quick = quickMoment(text, order)
        if (quick === undefined) return
        taken++
        expect(quick).toEqual(readByRules(text, order))
      }),
      { numRuns: 20_000 },
    )
    expect(taken).toBeGreaterThan(1_000)
  })
})
