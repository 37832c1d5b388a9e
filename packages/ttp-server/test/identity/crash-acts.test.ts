import type { Identity } from '@sluis/ttp-core/identity'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { digestState } from '../../src/domains/identity/events/digest-state.ts'
import { verifyEvents } from '../../src/domains/identity/events/verify-events.ts'
import type { Sql } from '../../src/kernel/database.ts'
import { dyingAt, Killed } from './dying-at.ts'
import type { Store } from './store.ts'
import { startStore, TABLES } from './store.ts'

let store: Store
beforeAll(async () => {
  store = await startStore()
})
afterAll(() => store.stop())
beforeEach(() => store.empty())

const name = { givenName: 'Anna', familyName: 'Bakker' } as const
const byMail: Identity = { ...name, email: 'anna@example.org', postcode: '1234AB', houseNumber: '5' }
const byPhone: Identity = { ...name, phone: '+31612345678', phoneKind: 'mobile' }

/** A person of several records, one number absorbed. */
async function deliverOne(): Promise<Buffer> {
  const [older] = await store.deliver([byMail])
  await store.deliver([byPhone])
  await store.deliver([
    { ...byMail, ...byPhone },
    { ...byPhone, city: 'Ede' },
  ])
  return Buffer.from(older?.person ?? '', 'hex')
}

/** Every row of every table of the store, as text. */
async function everything(): Promise<readonly string[]> {
  return store.owner.withConnection(async (sql) => {
    const all: string[] = []
    for (const table of TABLES) {
      const { rows } = await sql.query<{ row: string }>(`select t::text as row from ${table} t`)
      all.push(...rows.map(({ row }) => `${table} ${row}`))
    }
    return all.sort()
  })
}

/** Runs an act with the engine dying at every statement in turn, until it comes through; how often it died. */
async function dyingEverywhere(act: (sql: Sql) => Promise<unknown>): Promise<number> {
  const before = await everything()
  for (let statement = 1; ; statement += 1) {
    const dying = dyingAt(store.identity, statement)
    try {
      await dying.database.transaction(act)
    } catch (error) {
      expect(error).toBeInstanceOf(Killed)
      expect(await everything()).toEqual(before)
      continue
    }
    expect(dying.died()).toBe(false)
    expect(await everything()).not.toEqual(before)
    expect((await verifyEvents(store.identity)).same).toBe(true)
    return statement - 1
  }
}

test('killed at any statement, a split has not happened; started again, it has as a whole [LINK-43, LINK-41]', async () => {
  const person = await deliverOne()
  const { records } = await store.profile(person.toString('hex'))
  const [first = '', ...others] = records.map(([mark]) => mark)
  const request = { person, parts: [[first], others], reason: 'test' } as const
  expect(await dyingEverywhere((sql) => store.resolver.split(sql, request))).toBeGreaterThan(15)
  expect(new Set([...(await store.partition()).values()].map((owner) => owner.person)).size).toBe(2)
})

test('killed at any statement, an erasure has not happened; started again, it has as a whole [LINK-45, LINK-41]', async () => {
  const person = await deliverOne()
  const before = await store.identity.withConnection(digestState)
  expect(await dyingEverywhere((sql) => store.resolver.erase(sql, person))).toBeGreaterThan(10)
  expect(await store.identity.withConnection(digestState)).not.toBe(before)
  expect(await store.partition()).toEqual(new Map())
})
