import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordOf } from '../../src/domains/identity/clusters/records-of.ts'
import { verifyEvents } from '../../src/domains/identity/events/verify-events.ts'
import type { Resolver } from '../../src/domains/identity/index.ts'
import { openKeys, openResolver } from '../../src/domains/identity/index.ts'
import { findPersons } from '../../src/domains/identity/store/find-persons.ts'
import type { Database } from '../../src/kernel/database.ts'
import type { Row, World } from './world.ts'
import { DOMAIN, startWorld, TENANT } from './world.ts'

let world: World
let identity: Database
let resolver: Resolver
beforeAll(async () => {
  world = await startWorld()
  identity = world.database.database('ttp_identity')
  const engine = await world.engine(identity)
  engine.start()
  for (const chunks of DELIVERIES) {
    const delivery = await world.deliver(chunks)
    deliveries.push(delivery)
    for (;;) {
      const [row] = await world.rows('select count(*)::int as parts from intake.identity_part where delivery = $1', [
        delivery,
      ])
      if (row?.parts === 0) break
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
  }
  await engine.stop()
  const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length))
  const { linkage, vault } = await openKeys(identity, world.root, random)
  resolver = openResolver(identity, { linkageKey: linkage, vaultKey: vault, random, now: () => new Date() })
})
afterAll(() => world.stop())

const name = { givenName: 'Anna', familyName: 'Bakker' } as const
const byMail = { ...name, email: 'anna@example.org', postcode: '1234AB', houseNumber: '5' } as const
const byPhone = { ...name, phone: '+31612345678', phoneKind: 'mobile' } as const
const both = { ...name, email: 'anna@example.org', phone: '+31612345678', phoneKind: 'mobile' } as const
const deliveries: string[] = []
const DELIVERIES: readonly (readonly (readonly Row[])[])[] = [
  [
    [
      { row: 2, ...byMail },
      { row: 5, ...byPhone },
      { row: 7, ...byPhone },
    ],
    [{ row: 1_003, ...byMail }],
  ],
  [
    [
      { row: 0, ...both },
      { row: 4, city: 'Ede' },
      { row: 8, ...byPhone },
    ],
  ],
]

test('the rows of the records that moved are named in each domain, with their households [LINK-43]', async () => {
  const [only] = await world.rows('select id, household from identity.person where merged_into is null')
  const person = only?.id as Uint8Array
  const [stored] = await identity.withConnection((sql) => findPersons(sql, [person]))
  if (stored === undefined) throw new Error('no such person')
  const profile = resolver.openVault().open(stored.id, stored.salt, stored.sealed)
  const marks = (phoneAlone: boolean): string[] =>
    profile.records.flatMap((entry) => {
      const { email } = recordOf(profile, entry)
      return (email === '') === phoneAlone ? [entry[0]] : []
    })
  const split = await identity.transaction((sql) =>
    resolver.split(sql, { person, parts: [marks(false), marks(true)], reason: 'test' }),
  )
  const [first, second] = deliveries
  const phoneRows = [
    { delivery: first, row: 5 },
    { delivery: first, row: 7 },
    { delivery: second, row: 8 },
  ]
  const [home] = await world.rows('select household from identity.person where id = $1', [split.created])
  const place = { seq: split.seq, tenant: TENANT, domain: DOMAIN }
  const told = split.splits.map(({ rows, ...rest }) => ({
    ...rest,
    rows: [...rows].sort((left, right) => left.row - right.row),
  }))
  expect(told).toHaveLength(2)
  expect(told).toMatchObject([
    { ...place, kind: 'person', rows: phoneRows },
    { ...place, kind: 'household', rows: phoneRows },
  ])
  const bytes = (value: unknown): string => Buffer.from(value as Uint8Array).toString('hex')
  expect(told.map((one) => [bytes(one.old), bytes(one.new)])).toEqual([
    [bytes(person), bytes(split.created)],
    [bytes(only?.household), bytes(home?.household)],
  ])
  const [event] = await world.rows('select kind from identity.event where seq = $1', [split.seq])
  expect(event).toEqual({ kind: 'split' })
})

test('erased, a record stands in no row of any chunk and in no event, and the others stay where they stood [LINK-45]', async () => {
  const chunks = async (): Promise<string[]> =>
    (await world.rows('select fingerprints from identity.chunk_record order by delivery, number')).flatMap(
      ({ fingerprints }) =>
        Buffer.from(fingerprints as Uint8Array)
          .toString('hex')
          .match(/.{32}/g) ?? [],
    )
  const before = await chunks()
  const marks = new Set(before.filter((mark) => !/^0+$/.test(mark)))
  expect(marks.size).toBe(3)
  const [phone] = await world.rows(
    `select f.person, encode(f.fingerprint, 'hex') as mark from identity.fingerprint f
     where (select count(*) from identity.fingerprint o where o.person = f.person) = 1`,
  )
  await identity.transaction((sql) => resolver.erase(sql, phone?.person as Uint8Array))
  const nothing = '00'.repeat(16)
  expect(await chunks()).toEqual(before.map((mark) => (mark === phone?.mark ? nothing : mark)))
  expect(before.filter((mark) => mark === phone?.mark)).toHaveLength(3)
  const [events] = await world.rows(
    "select count(*)::int as n from identity.event where position(decode($1, 'hex') in body) > 0",
    [phone?.mark],
  )
  expect(events).toEqual({ n: 0 })
  expect((await verifyEvents(identity)).same).toBe(true)
})
