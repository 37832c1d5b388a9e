import type { Directory } from '@sluis/ttp-core/registrar'
import { expect, test } from 'vitest'
import { calendarsOf } from '../../src/domains/portal/calendar.ts'
import type { ShownDelivery } from '../../src/domains/portal/ports.ts'

const agreement = (rest: object = {}) => ({
  id: 'one',
  institution: 'museum',
  tenant: 'tenant',
  domain: 'audience',
  inForceFrom: '2025-11-15',
  ...rest,
})
const directory = (...agreements: object[]): Directory => ({ agreements }) as unknown as Directory
const delivery = (state: ShownDelivery['state'], period?: [string, string], rest: object = {}): ShownDelivery => ({
  deliveryId: 'x',
  tenant: 'tenant',
  domain: 'audience',
  state,
  openedAt: '2026-01-01T00:00:00.000Z',
  chunkCount: 1,
  verified: true,
  ...(period === undefined ? {} : { period: { from: period[0], until: period[1] } }),
  ...rest,
})
const months = (deliveries: readonly ShownDelivery[], today = '2026-03-02', of = directory(agreement())) =>
  calendarsOf(of, 'museum', deliveries, today)[0]?.months.map(({ month, state }) => `${month} ${state}`)

test('from the month in which the agreement begins to this one, over the turn of the year, the newest first [HTTP-99]', () => {
  expect(months([])).toEqual([
    '2026-03 running',
    '2026-02 missing',
    '2026-01 missing',
    '2025-12 missing',
    '2025-11 missing',
  ])
})

test('what was closed counts, what is open is under way, what was refused or abandoned is missing [HTTP-99]', () => {
  const found = months([
    delivery('closed', ['2025-11', '2025-12']),
    delivery('open', ['2026-01', '2026-01']),
    delivery('refused', ['2026-02', '2026-02']),
    delivery('abandoned', ['2026-02', '2026-02']),
    delivery('closed', ['2026-03', '2026-03']),
  ])
  expect(found).toEqual([
    '2026-03 delivered',
    '2026-02 missing',
    '2026-01 underway',
    '2025-12 delivered',
    '2025-11 delivered',
  ])
})

test('a delivery to another recipient, or without months, counts for none; the latter are told', () => {
  const [calendar] = calendarsOf(
    directory(agreement()),
    'museum',
    [delivery('closed'), delivery('open'), delivery('closed', ['2025-12', '2025-12'], { domain: 'other' })],
    '2025-12-31',
  )
  expect(calendar?.months.map(({ state }) => state)).toEqual(['running', 'missing'])
  expect(calendar?.unannounced).toBe(1)
})

test('an agreement that is over, to come, or of another house has no calendar; two years are enough', () => {
  const over = agreement({ inForceUntil: '2025-12-31' })
  expect(calendarsOf(directory(over, agreement({ inForceFrom: '2026-04-01' })), 'museum', [], '2026-03-02')).toEqual([])
  expect(calendarsOf(directory(agreement()), 'stage', [], '2026-03-02')).toEqual([])
  expect(months([], '2030-01-01')).toHaveLength(24)
})
