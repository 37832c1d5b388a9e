import { describe, expect, it } from 'vitest'
import { withPatience } from '../../src/cli/patience.ts'
import { DeliveryProgress, duration } from '../../src/cli/progress.ts'
import { ClientError } from '../../src/http/errors.ts'

describe('what is shown while a delivery goes on', () => {
  it('tells share, rate and the time that is left, from the clock that it is given', () => {
    let now = 1_000
    const progress = new DeliveryProgress('en', () => now)
    expect(progress.show({ event: 'reading', rows: 0, share: 0 }).line).toBe('Reading 0 % · 0 rows')
    now += 10_000
    const { line } = progress.show({ event: 'reading', rows: 50_000, share: 0.25 })
    expect(line).toBe('Reading 25 % · 50,000 rows · 5,000 rows/s · 30 s left')
    progress.show({ event: 'uploaded', chunks: 3 })
    expect(progress.show({ event: 'reading', rows: 60_000, share: 0.3 }).line).toContain('sent 3 parts')
  })

  it('begins the rate of sending anew when it goes on with what was sealed before', () => {
    let now = 0
    const progress = new DeliveryProgress('nl', () => now)
    expect(progress.show({ event: 'resumed', deliveryId: 'd', chunks: 40, missing: 20 }).text).toContain('20 van 40')
    expect(progress.show({ event: 'uploaded', chunks: 20, of: 40 }).line).toBe('verzonden 20 van 40 delen')
    now += 10_000
    // Half of the missing ones in ten seconds: the other half takes ten more, however many were there before.
    expect(progress.show({ event: 'uploaded', chunks: 30, of: 40 }).line).toBe(
      'verzonden 30 van 40 delen · 10 s te gaan',
    )
    expect(progress.show({ event: 'uploaded', chunks: 40, of: 40 }).line).toBe('verzonden 40 van 40 delen')
  })

  it('says plainly why a file is read again', () => {
    for (const [language, word] of [
      ['en', 'encrypted with a key that is gone'],
      ['nl', 'een sleutel die weg is'],
    ] as const) {
      expect(new DeliveryProgress(language).show({ event: 'rereading', deliveryId: 'd' }).text).toContain(word)
    }
  })

  it('writes times as somebody says them', () => {
    expect([0, 900, 59_400, 60_000, 125_000, 3_600_000, 4_200_000].map(duration)).toEqual([
      '1 s',
      '1 s',
      '59 s',
      '1 min 00 s',
      '2 min 05 s',
      '1 h 00 min',
      '1 h 10 min',
    ])
  })
})

describe('patience', () => {
  const gone = (): ClientError => new ClientError('NETWORK_UNREACHABLE', { retryable: true })
  const patient = (longest: number) => {
    const pauses: number[] = []
    return {
      pauses,
      how: { longest, onWait: () => undefined, jitter: () => 0.5, sleep: async (ms: number) => void pauses.push(ms) },
    }
  }

  it('tries again until it succeeds, with pauses that grow to a minute', async () => {
    const { pauses, how } = patient(3_600_000)
    let failures = 7
    const run = async (): Promise<string> => {
      if (failures-- > 0) throw gone()
      return 'done'
    }
    expect(await withPatience(run, how)).toBe('done')
    expect(pauses).toEqual([5_000, 10_000, 20_000, 40_000, 60_000, 60_000, 60_000])
  })

  it('ends when it waited for so long in vain; whatever goes forward gives it back all its patience', async () => {
    const { pauses, how } = patient(20_000)
    await expect(withPatience(() => Promise.reject(gone()), how)).rejects.toMatchObject({ code: 'NETWORK_UNREACHABLE' })
    expect(pauses).toEqual([5_000, 10_000, 5_000])
    const other = patient(10_000)
    let tries = 0
    const forward = async (went: () => void): Promise<string> => {
      went()
      if (++tries < 20) throw gone()
      return 'done'
    }
    expect(await withPatience(forward, other.how)).toBe('done')
    expect(new Set(other.pauses)).toEqual(new Set([5_000]))
  })

  it('does not try again what will not pass, what was stopped, or with no patience at all', async () => {
    const { pauses, how } = patient(60_000)
    for (const error of [
      new ClientError('CLIENT_SUSPENDED', { status: 403 }),
      new ClientError('ABORTED', { retryable: true }),
      new TypeError('bug'),
    ]) {
      await expect(withPatience(() => Promise.reject(error), how)).rejects.toBe(error)
    }
    await expect(withPatience(() => Promise.reject(gone()), { ...how, longest: 0 })).rejects.toMatchObject({})
    expect(pauses).toEqual([])
  })
})
