import { describe, expect, it, vi } from 'vitest'
import { ClientError, deliverRecords, type VisitRecord } from '../../src/index.ts'
import { startFakeTtp } from '../../src/testing/index.ts'
import { optionsFor, visit, visits } from './visits.ts'

describe('what ends a run', () => {
  it.each([
    ['a field that is none', { ...visit(1), e_mail: 'x@example.org' }, 'RECORD_FIELD_UNKNOWN', undefined],
    ['a date that is no text', { ...visit(1), visitDate: new Date(0) }, 'RECORD_VALUE_TYPE', 'visitDate'],
    ['no object', 'R1;x@example.org', 'RECORD_NOT_OBJECT', undefined],
  ])('%s: a typed error with the record, and nothing is delivered', async (_, record, code, field) => {
    const ttp = await startFakeTtp()
    const failed = deliverRecords([visit(0), record as never], { ...optionsFor(ttp), language: 'nl' })
    await expect(failed).rejects.toMatchObject({ name: 'RecordError', code, record: 1, field })
    const error = (await failed.catch((caught: unknown) => caught)) as Error & { hint: string }
    expect(error.hint).toMatch(/[.]$/)
    expect(`${error.message} ${error.hint} ${error.stack}`).not.toMatch(/e_mail|example\.org/)
    expect((await ttp.deliveries()).map(({ state }) => state)).toEqual(['abandoned'])
  })

  it('a refused record, where that is asked for', async () => {
    const ttp = await startFakeTtp()
    const options = { ...optionsFor(ttp), onRefused: 'stop' } as const
    const failed = deliverRecords([visit(0), { ...visit(1), visitDate: '' }], options)
    await expect(failed).rejects.toMatchObject({
      code: 'RECORD_REFUSED',
      record: 1,
      faults: [{ code: 'ACTIVITY_VISIT_DATE_MISSING', field: 'visitDate', level: 'row' }],
    })
    expect((await ttp.deliveries()).map(({ state }) => state)).toEqual(['abandoned'])
  })

  it.each([
    ['a promise of a list', Promise.resolve([visit(0)])],
    ['nothing', undefined],
    ['a function that gives nothing', () => undefined],
  ])('%s in the place of records: an error that says so', async (_, records) => {
    const ttp = await startFakeTtp()
    await expect(deliverRecords(records as never, optionsFor(ttp))).rejects.toMatchObject({
      name: 'ClientError',
      code: 'OPTION_INVALID',
      place: { setting: 'records' },
    })
  })

  it('records that all stay', async () => {
    const ttp = await startFakeTtp()
    const failed = deliverRecords([{ ...visit(0), objected: true }], optionsFor(ttp))
    await expect(failed).rejects.toMatchObject({ code: 'ALL_ROWS_HELD' })
  })

  it('an error of the source itself, which comes out as it is; the next run begins anew', async () => {
    const ttp = await startFakeTtp()
    const options = optionsFor(ttp)
    const lost = new Error('database gone')
    async function* broken(): AsyncGenerator<VisitRecord> {
      yield* visits(10)
      throw lost
    }
    await expect(deliverRecords(broken(), options)).rejects.toBe(lost)
    expect(await deliverRecords(visits(10), options)).toMatchObject({ outcome: 'delivered', rows: 10 })
    expect((await ttp.deliveries()).map(({ state }) => state)).toEqual(['abandoned', 'closed'])
  })

  it('an abort, also while the source hangs', async () => {
    const ttp = await startFakeTtp()
    const options = optionsFor(ttp)
    const controller = new AbortController()
    async function* hanging(): AsyncGenerator<VisitRecord> {
      yield visit(0)
      controller.abort()
      await new Promise(() => undefined)
    }
    const failed = deliverRecords(hanging(), { ...options, signal: controller.signal })
    await expect(failed).rejects.toMatchObject({ code: 'ABORTED', retryable: true })
    expect(await deliverRecords(visits(2), options)).toMatchObject({ outcome: 'delivered', rows: 2 })
  })

  it.each(['', ' ', 'x'.repeat(201)])('a run without a name of its own: %j', async (run) => {
    const ttp = await startFakeTtp()
    await expect(deliverRecords(visits(1), { ...optionsFor(ttp), run })).rejects.toMatchObject({
      code: 'CONFIG_INVALID',
      place: { setting: 'run' },
    })
    expect(ttp.requests).toEqual([])
  })
})

describe('a service in trouble', () => {
  it('is asked again, later and later, with jitter, and as late as it says', async () => {
    const ttp = await startFakeTtp()
    const waits: number[] = []
    ttp.fail({ on: 'chunk', how: { refuse: 503 }, times: 2 })
    ttp.fail({ on: 'close', how: { refuse: 503, retryAfterSeconds: 7 } })
    const retry = { attempts: 4, firstDelay: 100, jitter: () => 0.5, sleep: async (ms: number) => void waits.push(ms) }
    expect(await deliverRecords(visits(5), { ...optionsFor(ttp), retry })).toMatchObject({ rows: 5 })
    expect(waits).toEqual([75, 150, 7_000])
  })

  it('whose answers get lost still has the delivery once', async () => {
    for (const on of ['open', 'chunk', 'close'] as const) {
      const ttp = await startFakeTtp()
      ttp.fail({ on, how: 'lost-answer' })
      expect(await deliverRecords(visits(5), optionsFor(ttp))).toMatchObject({ outcome: 'delivered', rows: 5 })
      expect((await ttp.deliveries()).map(({ state, rows }) => [state, rows.length])).toEqual([['closed', 5]])
    }
  })

  it('for longer than this run: the next one goes on and asks for no record', async () => {
    const ttp = await startFakeTtp()
    const options = optionsFor(ttp)
    ttp.fail({ on: 'close', how: 'no-connection', times: 3 })
    await expect(deliverRecords(visits(5), options)).rejects.toMatchObject({
      code: 'NETWORK_UNREACHABLE',
      retryable: true,
    })
    const untouched = vi.fn(() => visits(5))
    expect(await deliverRecords(untouched, options)).toMatchObject({ outcome: 'delivered', rows: 5, resumed: true })
    expect(untouched).not.toHaveBeenCalled()
    expect((await ttp.deliveries()).map(({ state }) => state)).toEqual(['closed'])
  })

  it('that must have the delivery anew: records that can begin again do, others end with an error that may be tried again', async () => {
    const ttp = await startFakeTtp()
    ttp.fail({ on: 'close', how: { refuse: 422, code: 'MANIFEST_INVALID' } })
    const options = optionsFor(ttp)
    await expect(deliverRecords(visits(5), options)).rejects.toMatchObject({ code: 'RECORDS_SPENT', retryable: true })
    expect(await deliverRecords(visits(5), options)).toMatchObject({ rows: 5 })
    ttp.fail({ on: 'close', how: { refuse: 422, code: 'MANIFEST_INVALID' } })
    const again = vi.fn(() => visits(4))
    expect(await deliverRecords(again, { ...options, run: 'next' })).toMatchObject({ rows: 4 })
    expect(again).toHaveBeenCalledTimes(2)
  })

  it('that refuses for good is not asked again', async () => {
    const ttp = await startFakeTtp()
    await ttp.publish(({ agreements }) => ({
      agreements: agreements.map((agreement) => ({ ...agreement, inForceUntil: '2025-12-31' })),
    }))
    const failed = deliverRecords(visits(1), optionsFor(ttp))
    await expect(failed).rejects.toBeInstanceOf(ClientError)
    await expect(failed).rejects.toMatchObject({ code: 'AGREEMENT_NOT_IN_FORCE', retryable: false })
    expect(ttp.requests.map(({ endpoint }) => endpoint)).toEqual(['directory'])
  })
})
