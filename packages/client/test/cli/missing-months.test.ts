import type { Directory } from '@sluis/ttp-core/supplier'
import { describe, expect, it } from 'vitest'
import { missingMonths } from '../../src/cli/missing-months.ts'
import type { RemoteDelivery } from '../../src/supplier/send/remote-delivery.ts'

const agreement = (tenant: string, inForceFrom: string) => ({
  id: `a-${tenant}`,
  institution: 'museum',
  tenant,
  domain: 'insight',
  inForceFrom,
  anonymousVisits: true,
  purposes: [],
})
const directory = (...agreements: object[]) => ({ agreements }) as unknown as Directory
const delivery = (from: string, until: string, state: RemoteDelivery['state'] = 'closed', tenant = 'analysis') =>
  ({
    deliveryId: `d-${from}`,
    tenant,
    domain: 'insight',
    state,
    openedAt: '',
    period: { from, until },
  }) as RemoteDelivery

describe('months that no delivery was announced for', () => {
  it('are those that are over, from the beginning of the agreement, over the end of a year', () => {
    const deliveries = [
      delivery('2025-11', '2025-12'),
      delivery('2026-02', '2026-02', 'open'),
      delivery('2026-03', '2026-03', 'abandoned'),
    ]
    expect(missingMonths(directory(agreement('analysis', '2025-10-15')), 'museum', deliveries, '2026-04-03')).toEqual([
      { tenant: 'analysis', domain: 'insight', months: ['2025-10', '2026-01', '2026-03'] },
    ])
  })

  it('are not told of an agreement under which nothing ever said its months, nor of another’s or an old one', () => {
    const silent = { ...delivery('2026-01', '2026-01'), period: undefined }
    const both = directory(agreement('analysis', '2026-01-01'), agreement('other', '2026-01-01'))
    expect(missingMonths(both, 'museum', [silent], '2026-04-03')).toEqual([])
    expect(missingMonths(both, 'theatre', [delivery('2026-01', '2026-01')], '2026-04-03')).toEqual([])
    const later = directory(agreement('analysis', '2027-01-01'))
    expect(missingMonths(later, 'museum', [delivery('2026-01', '2026-01')], '2026-04-03')).toEqual([])
  })

  it('end at two years', () => {
    const [found] = missingMonths(
      directory(agreement('analysis', '2019-01-01')),
      'museum',
      [delivery('2026-03', '2026-03')],
      '2026-04-03',
    )
    expect(found?.months).toHaveLength(23)
    expect(found?.months[0]).toBe('2024-04')
  })
})
