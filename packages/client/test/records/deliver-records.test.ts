import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import {
  deliverRecords,
  HELD_RECORDS,
  type RecordOutcome,
  type SurveyRecord,
  type VisitRecord,
} from '../../src/index.ts'
import { deliverFile } from '../../src/supplier/index.ts'
import { startFakeTtp } from '../../src/testing/index.ts'
import { fileWith, temporaryFolder } from '../supplier/sample-file.ts'
import { optionsFor, visit, visits } from './visits.ts'

const asked: SurveyRecord = {
  email: 'een@voorbeeld.nl',
  visitDate: '2026-03-01',
  questionnaire: 'standard-1',
  surveyConsent: true,
  surveyConsentAt: '2026-03-01T20:45',
  surveyConsentText: 'V1',
  satisfaction: '8',
}

describe('deliverRecords', () => {
  it('delivers every record once and gives a verified receipt', async () => {
    const ttp = await startFakeTtp()
    const options = { ...optionsFor(ttp), chunkRows: 100 }
    const delivered = await deliverRecords(visits(250), options)
    expect(delivered).toMatchObject({ outcome: 'delivered', rows: 250, resumed: false })
    const [delivery] = await ttp.deliveries()
    expect(delivery).toMatchObject({ state: 'closed' })
    const numbers = delivery?.rows.map(({ identity }) => Number(identity?.relationNumber?.slice(1)))
    expect(numbers?.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 250 }, (_, number) => number))
    expect(numbers).not.toEqual(numbers?.toSorted((a, b) => a - b))
    const row = delivery?.rows.find(({ identity }) => identity?.relationNumber === 'R27')
    expect(row?.activity).toEqual({
      visitDate: '2026-03-28',
      activityType: 'ticket',
      basis: 'observed',
      priceCents: 1250,
      quantity: 2,
    })
    expect(readdirSync(join(options.config.stateDirectory, 'receipts'))).toHaveLength(1)
    expect(readdirSync(join(options.config.stateDirectory, 'outbox'))).toEqual([])
  })

  it('makes of records what a file with the same words makes', async () => {
    const ttp = await startFakeTtp()
    const words = {
      fullName: 'Dhr. J.P. van der Berg',
      phone: '06-12345679',
      postcode: '1012 ab',
      houseNumber: '12-hs',
    }
    const record: VisitRecord = { ...words, birthDate: '1980-05-17', visitDate: '2026-03-01', offerGenre: 'pop-music' }
    await deliverRecords([record], optionsFor(ttp))
    const file = fileWith(`${Object.keys(record).join(';')}\n${Object.values(record).join(';')}\n`)
    const mapping = { columns: Object.fromEntries(Object.keys(record).map((field) => [field, field as never])) }
    const { config, fetch } = optionsFor(ttp)
    await deliverFile(file, { config, fetch: fetch ?? ttp.fetch, mapping })
    const [byRecord, byFile] = await ttp.deliveries()
    expect(byRecord?.rows).toHaveLength(1)
    expect(byRecord?.rows).toEqual(byFile?.rows)
  })

  it('delivers a run once, however often it is done: the second asks for no record and gives the receipt of the first', async () => {
    const ttp = await startFakeTtp()
    const options = optionsFor(ttp)
    const first = await deliverRecords(visits(3), options)
    const untouched = { [Symbol.asyncIterator]: vi.fn() }
    const second = await deliverRecords(untouched as unknown as AsyncIterable<VisitRecord>, options)
    expect(second).toEqual({
      outcome: 'delivered-before',
      deliveryId: 'deliveryId' in first && first.deliveryId,
      receipt: 'receipt' in first && first.receipt,
      rows: 3,
    })
    expect(untouched[Symbol.asyncIterator]).not.toHaveBeenCalled()
    expect((await ttp.deliveries()).map(({ state }) => state)).toEqual(['closed'])
    const other = await deliverRecords(visits(3), { ...options, run: 'weekly 2026-W48' })
    expect(other.outcome).toBe('delivered')
    expect((await deliverRecords(visits(3), { ...options, again: true })).outcome).toBe('delivered')
  })

  it('finds the receipt of an earlier run at the service where this machine has none', async () => {
    const ttp = await startFakeTtp()
    const options = optionsFor(ttp)
    const first = await deliverRecords(visits(2), options)
    // The same key of the tags, on a machine that lost all else.
    const { readFileSync, writeFileSync } = await import('node:fs')
    const stateDirectory = temporaryFolder()
    const key = readFileSync(join(options.config.stateDirectory, 'content-tag.key'))
    writeFileSync(join(stateDirectory, 'content-tag.key'), key)
    const config = { ...options.config, stateDirectory }
    ttp.holdReceipts(1)
    await expect(deliverRecords(visits(2), { ...options, config })).rejects.toMatchObject({
      code: 'RECEIPT_PENDING',
      retryable: true,
    })
    expect(await deliverRecords(visits(2), { ...options, config })).toMatchObject({
      outcome: 'delivered-before',
      receipt: { details: 'receipt' in first && first.receipt.details },
    })
  })

  it('says that there was nothing, and lets the same run come again with something', async () => {
    const ttp = await startFakeTtp()
    const options = optionsFor(ttp)
    expect(await deliverRecords([], options)).toEqual({ outcome: 'nothing' })
    expect(await deliverRecords(visits(1), options)).toMatchObject({ outcome: 'delivered', rows: 1 })
  })

  it('tells the outcome of every record in order, without a value', async () => {
    const ttp = await startFakeTtp({ agreement: { inForceFrom: '2026-01-01', anonymousVisits: false } })
    const outcomes: RecordOutcome[] = []
    const records: VisitRecord[] = [
      visit(0),
      { ...visit(1), email: 'bezoeker@@thuis' },
      { ...visit(2), visitDate: '1-3-2026' },
      { ...visit(3), objected: true },
      { ...visit(4), visitDate: '2025-12-31' },
      { visitDate: '2026-03-01' },
      { ...visit(6), contactConsent: false },
    ]
    const delivered = await deliverRecords(records, {
      ...optionsFor(ttp),
      onOutcome: (outcome) => outcomes.push(outcome),
    })
    expect(delivered).toMatchObject({ rows: 3, summary: { rows: { total: 7, accepted: 3, refused: 1 } } })
    expect(outcomes.map(({ record, state, leaves }) => [record, state, leaves])).toEqual([
      [0, 'accepted', true],
      [1, 'accepted', true],
      [2, 'refused', false],
      [3, 'objected', false],
      [4, 'before-agreement', false],
      [5, 'anonymous', false],
      [6, 'accepted', true],
    ])
    expect(outcomes[1]?.faults).toMatchObject([{ field: 'email', level: 'value' }])
    expect(outcomes[2]?.faults).toEqual([
      { code: 'ACTIVITY_DATE_INVALID', field: 'visitDate', level: 'row', hint: expect.stringContaining('YYYY-MM-DD') },
    ])
    expect(JSON.stringify(outcomes)).not.toMatch(/@thuis|voorbeeld\.nl|1-3-2026/)
    const [delivery] = await ttp.deliveries()
    expect(delivery?.rows.map(({ identity }) => identity?.contactConsent).filter((said) => said !== undefined)).toEqual(
      [false],
    )
  })

  it('keeps surveys and visits in deliveries of their own, and answers without consent here [DELI-40, RECO-43]', async () => {
    const ttp = await startFakeTtp()
    const outcomes: RecordOutcome[] = []
    const delivered = await deliverRecords([asked, { ...asked, surveyConsent: false }], {
      ...optionsFor(ttp),
      kind: 'surveys',
      onRefused: 'stop',
      onOutcome: (outcome) => outcomes.push(outcome),
    })
    expect(delivered).toMatchObject({ outcome: 'delivered', rows: 1 })
    expect(outcomes[1]?.faults.map(({ code }) => code)).toEqual(['SURVEY_CONSENT_NOT_GIVEN'])
    const [delivery] = await ttp.deliveries()
    expect(delivery?.rows[0]?.activity).toMatchObject({ activityType: 'survey', basis: 'declared', satisfaction: '8' })
    await expect(deliverRecords([visit(0) as never], { ...optionsFor(ttp), kind: 'surveys' })).rejects.toMatchObject({
      code: 'RECORD_FIELD_UNKNOWN',
    })
    await expect(deliverRecords([asked as never], optionsFor(ttp))).rejects.toMatchObject({
      code: 'RECORD_FIELD_UNKNOWN',
    })
  })
})

describe('back pressure', () => {
  it('holds no more records than it says, asks for one at a time, and ends the source when it stops', async () => {
    const ttp = await startFakeTtp()
    let [given, told, most, asking] = [0, 0, 0, 0]
    const ended = vi.fn()
    const source = {
      [Symbol.asyncIterator]: () => ({
        next: async () => {
          asking++
          expect(asking).toBe(1)
          await Promise.resolve()
          asking--
          if (given === 5_000) return { done: true, value: undefined }
          const value = visit(given++)
          most = Math.max(most, given - told)
          return { done: false, value }
        },
        return: async () => {
          ended()
          return { done: true, value: undefined }
        },
      }),
    } as AsyncIterable<VisitRecord>
    const onOutcome = (): void => void told++
    // Few in memory: the rest goes through encrypted buckets.
    const delivered = await deliverRecords(source, { ...optionsFor(ttp), onOutcome, inMemoryRows: 500 })
    expect(delivered).toMatchObject({ rows: 5_000 })
    expect([most, told]).toEqual([HELD_RECORDS, 5_000])
    expect(ended).not.toHaveBeenCalled()
    ;[given, told] = [0, 0]
    await expect(
      deliverRecords(source, {
        ...optionsFor(ttp, 'another'),
        onOutcome: ({ record }) => {
          told++
          if (record === 300) throw new Error('enough')
        },
      }),
    ).rejects.toThrow('enough')
    expect(ended).toHaveBeenCalledTimes(1)
    expect(given).toBeLessThanOrEqual(2 * HELD_RECORDS)
  })
})
