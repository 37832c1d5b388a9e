import type { Identity } from '@sluis/ttp-core/identity'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { EventBody } from '../../src/domains/identity/events/event-body.ts'
import { isEmptyBody, NO_EVENT } from '../../src/domains/identity/events/event-body.ts'
import { readEvents } from '../../src/domains/identity/events/event-rows.ts'
import { openEvent, packEvent, ROW_LENGTH, rowsOfList } from '../../src/domains/identity/events/pack-event.ts'
import { replayEvents } from '../../src/domains/identity/events/replay-events.ts'
import { verifyEvents } from '../../src/domains/identity/events/verify-events.ts'
import { assertUntilSeen } from '../support/until-seen.ts'
import { anyBatches } from './population.ts'
import type { Store } from './store.ts'
import { startStore } from './store.ts'

let store: Store
beforeAll(async () => {
  store = await startStore()
})
afterAll(() => store.stop())
beforeEach(() => store.empty())

const count = async (what: string): Promise<number> => {
  const { rows } = await store.identity.withConnection((sql) =>
    sql.query<{ n: number }>(`select count(*)::int as n from ${what}`),
  )
  return rows[0]?.n ?? 0
}

test('replaying the events gives the state bit for bit, in however many parts it is taken [LINK-41]', async () => {
  let merges = 0
  await assertUntilSeen(
    fc.asyncProperty(anyBatches, async (batches) => {
      await store.empty()
      for (const [index, batch] of batches.entries()) await store.deliver(batch, `house-${index % 2}`)
      const report = await verifyEvents(store.identity)
      expect(report).toMatchObject({ events: await count('identity.event'), replayed: report.state, same: true })
      for (const slices of [2, 32]) {
        const replayed = await store.identity.withConnection((sql) => replayEvents(() => readEvents(sql), slices))
        expect(replayed).toBe(report.state)
      }
      merges += await count('identity.person where merged_into is not null')
    }),
    () => merges > 5,
    { numRuns: 20 },
  )
  // Numbers that were joined are among what was replayed.
  expect(merges).toBeGreaterThan(5)
})

const anna: Identity = { givenName: 'Anna', familyName: 'Bakker' }
const byMail: Identity = { ...anna, email: 'anna@example.org' }
const byPhone: Identity = { ...anna, phone: '+31612345678', phoneKind: 'mobile' }

async function deliverAMerge(): Promise<void> {
  await store.deliver([byMail])
  await store.deliver([byPhone, { ...anna, postcode: '1234AB', houseNumber: '5', birthDate: '1984-05-06' }])
  await store.deliver([{ ...byMail, ...byPhone }])
}

test('a batch that changes nothing leaves no event; one that joins persons tells why [LINK-41]', async () => {
  await deliverAMerge()
  const { rows } = await store.identity.withConnection((sql) =>
    sql.query<{ kind: string; body: Uint8Array }>('select kind, body from identity.event order by seq'),
  )
  expect(rows.map(({ kind }) => kind)).toEqual(['batch', 'batch', 'batch'])
  const { lists, reasons } = openEvent(rows[2]?.body ?? new Uint8Array(0))
  expect(lists.personMerges.length).toBe(ROW_LENGTH.personMerges)
  expect(reasons[lists.personMerges.readUInt16BE(32)]).toMatch(/^email-and-name mobile-and-name \d+\.\d 1$/)
  expect(lists.householdMerges.length).toBe(ROW_LENGTH.householdMerges)
  expect(reasons[lists.householdMerges.readUInt16BE(32)]).toBe('person-joined')
  await store.deliver([byMail, byPhone])
  expect(await count('identity.event')).toBe(3)
})

describe('is noticed [LINK-41]:', () => {
  const spoil = (text: string, values: readonly unknown[] = []): Promise<void> =>
    store.owner.withConnection(async (sql) => void (await sql.query(text, [...values])))
  const verified = async (): Promise<boolean | 'not whole'> => {
    try {
      return (await verifyEvents(store.identity)).same
    } catch (error) {
      expect(error).toBeInstanceOf(RangeError)
      return 'not whole'
    }
  }

  test('any bit of what an event says of a record, a new number or a merge', async () => {
    await deliverAMerge()
    const { rows } = await store.identity.withConnection((sql) =>
      sql.query<{ seq: number; body: Uint8Array }>('select seq, body from identity.event order by seq'),
    )
    for (const list of ['records', 'households', 'personMerges', 'householdMerges'] as const) {
      for (const { seq, body } of rows) {
        for (const row of rowsOfList(list, openEvent(body).lists[list])) {
          const start = row.byteOffset - body.byteOffset
          for (let byte = start; byte < start + row.length; byte += 5) {
            if (list.endsWith('Merges') && byte - start >= 32) continue
            const changed = Uint8Array.from(body)
            changed[byte] = (changed[byte] ?? 0) ^ 1
            await spoil('update identity.event set body = $2 where seq = $1', [seq, changed])
            expect(await verified(), `${list} of event ${seq}, byte ${byte}`).not.toBe(true)
          }
        }
        await spoil('update identity.event set body = $2 where seq = $1', [seq, body])
      }
    }
    expect(await verified()).toBe(true)
  })

  test('an event that is gone, cut, longer, or of another format', async () => {
    await deliverAMerge()
    const first = 'where seq = (select min(seq) from identity.event)'
    const body = (await store.identity.withConnection((sql) => sql.query(`select body from identity.event ${first}`)))
      .rows[0]?.body as Uint8Array
    for (const changed of [
      body.subarray(0, -1),
      body.subarray(0, 3),
      Buffer.concat([body, new Uint8Array(1)]),
      Buffer.concat([Uint8Array.of(2), body.subarray(1)]),
    ]) {
      await spoil(`update identity.event set body = $1 ${first}`, [changed])
      expect(await verified()).toBe('not whole')
    }
    await spoil(`delete from identity.event ${first}`)
    expect(await verified()).toBe(false)
  })

  test('numbers that lead in a circle', async () => {
    const [one, other] = [new Uint8Array(16).fill(1), new Uint8Array(16).fill(2)]
    const circle: EventBody = {
      ...NO_EVENT,
      persons: [{ id: one, household: other }],
      personMerges: [
        { absorbed: one, survivor: other, reason: '' },
        { absorbed: other, survivor: one, reason: '' },
      ],
    }
    await spoil("insert into identity.event (at, kind, body) values (now(), 'batch', $1)", [packEvent(circle)])
    expect(await verified()).toBe('not whole')
  })

  test('a table that was changed', async () => {
    await deliverAMerge()
    await spoil('update identity.person set merged_into = null where merged_into is not null')
    expect(await verified()).toBe(false)
  })
})

test('an event is its lists, row by row, and its reasons', () => {
  const number = fc.uint8Array({ minLength: 16, maxLength: 16 })
  const pair = fc.record({ id: number, household: number })
  const reason = fc.string({ maxLength: 20 })
  const joined = fc.record({ absorbed: number, survivor: number, reason })
  const body: fc.Arbitrary<EventBody> = fc.record({
    households: fc.array(number),
    persons: fc.array(pair),
    records: fc.array(fc.record({ fingerprint: number, person: number, household: number })),
    householdMerges: fc.array(joined),
    personMerges: fc.array(joined),
    personSplits: fc.array(fc.record({ parent: number, created: number, reason })),
    homes: fc.array(pair),
    erased: fc.array(number),
  })
  fc.assert(
    fc.property(body, (one) => {
      const { lists, reasons } = openEvent(packEvent(one))
      for (const list of Object.keys(ROW_LENGTH) as (keyof typeof ROW_LENGTH)[]) {
        const rows = [...rowsOfList(list, lists[list])]
        expect(rows).toHaveLength(one[list].length)
        for (const [position, row] of rows.entries()) {
          const said = one[list][position] ?? new Uint8Array(0)
          const values = said instanceof Uint8Array ? [said] : Object.values(said)
          const bytes = values.filter((value) => value instanceof Uint8Array)
          const text = values.find((value) => typeof value === 'string')
          expect(Buffer.compare(row.subarray(0, bytes.length * 16), Buffer.concat(bytes))).toBe(0)
          if (text !== undefined) expect(reasons[row.readUInt16BE(32)]).toBe(text)
        }
      }
    }),
  )
  expect(isEmptyBody(NO_EVENT)).toBe(true)
})
