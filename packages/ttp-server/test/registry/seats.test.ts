import { randomBytes, randomUUID } from 'node:crypto'
import type { Directory, Person, Seat } from '@sluis/ttp-core/registrar'
import { PERSON_ROLES, REFUSED_TOGETHER } from '@sluis/ttp-core/registrar'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '../../src/kernel/database.ts'
import { openDatabase } from '../../src/kernel/database.ts'
import { firstDirectory, LOG_ORIGIN, makeParties, type Parties } from '../http/parties.ts'
import type { TestDatabase } from '../support/postgres.ts'
import { startTestDatabase } from '../support/postgres.ts'

let database: TestDatabase
let registry: Database
let owner: Database
let parties: Parties
beforeAll(async () => {
  database = await startTestDatabase()
  registry = database.database('ttp_registry')
  owner = openDatabase(database.owner, 1)
  parties = await makeParties()
})
afterAll(async () => {
  await owner.close()
  await database.stop()
})
beforeEach(() => owner.withConnection((sql) => sql.query('delete from registry.directory_version')))

/** Every pair of the core's table, in the order of letters. */
const PAIRS = [
  ...new Set(
    REFUSED_TOGETHER.flatMap(({ seats, others }) =>
      seats.flatMap((seat) => others.map((other) => [seat, other].sort().join(' '))),
    ),
  ),
].sort()

/** Stores a version as a gateway would that checks nothing: the role of the registry, and no signature. */
async function store(change: Partial<Directory>, version = 1, sql = registry): Promise<void> {
  const directory = { ...firstDirectory(parties, `${LOG_ORIGIN}+x`), ...change, version }
  const document = `x.${Buffer.from(JSON.stringify(directory)).toString('base64url')}.x`
  await sql.withConnection((connection) =>
    connection.query(
      `insert into registry.directory_version (version, document, digest, entry, details, salt, received_at)
       values ($1, $2, $3, $4, '{}', $5, now())`,
      [version, document, randomBytes(32), randomUUID(), randomBytes(32)],
    ),
  )
}
const rows = async (text: string): Promise<unknown[]> =>
  (await owner.withConnection((sql) => sql.query<{ row: unknown }>(text))).rows.map(({ row }) => row)
const person = (id: string, roles: readonly string[], rest: Partial<Person> = {}): Person =>
  ({ id, organisation: 'ttp', account: '', roles, keys: [], status: 'active', ...rest }) as Person
const OPENS = { constraint: 'held_seat_opens_both_gates' }

/** Somebody in this seat, wherever: the database looks at seats alone. */
const inSeat = (seat: Seat, id: string, account: string): Person =>
  seat === 'institution' || seat === 'tenant'
    ? person(id, [], { account, organisation: seat === 'tenant' ? 'tenant' : 'museum' })
    : person(id, [seat], { account })

test('the pairs of the database are those of the core, and what clients do not both do [DIRE-32]', async () => {
  const stored = await rows("select seat || ' ' || other as row from registry.refused_pair")
  expect(stored.sort()).toEqual([...PAIRS, 'delivers receives', 'delivers tenant', 'institution receives'].sort())
})

test('a directory is stored, and who holds which seat is read from it [DIRE-38]', async () => {
  await store({})
  const seats = await rows("select holder || ' ' || seat as row from registry.held_seat where holder like 'person%'")
  for (const role of PERSON_ROLES) expect(seats).toContain(`person p-${role} ${role}`)
  expect(seats).toContain('person p-reveal-requester institution')
  await store({ people: [person('p-1', ['operator'])] }, 2)
  expect(await rows("select holder || ' ' || seat as row from registry.held_seat where holder like 'person%'")).toEqual(
    ['person p-1 operator'],
  )
})

describe.each(PAIRS)('%s', (pair) => {
  const [one, other] = pair.split(' ') as [Seat, Seat]
  test('is refused, in one person where it can be, and under one account [DIRE-32, DIRE-33, DIRE-38]', async () => {
    const account = 'a'.repeat(64)
    await expect(store({ people: [inSeat(one, 'p-1', account), inSeat(other, 'p-2', account)] })).rejects.toMatchObject(
      OPENS,
    )
    if (PERSON_ROLES.some((role) => role === one) && PERSON_ROLES.some((role) => role === other))
      await expect(store({ people: [person('p-1', [one, other])] })).rejects.toMatchObject(OPENS)
    expect(await rows('select version as row from registry.directory_version')).toEqual([])
    await store({ people: [inSeat(one, 'p-1', account), inSeat(other, 'p-2', '')] })
  })
})

test('a key that two people hold is refused [DIRE-33, DIRE-38]', async () => {
  const keys = [parties.museum.publicJwk]
  const people = [person('p-1', ['key-custodian'], { keys }), person('p-2', ['clerical-reviewer'], { keys })]
  await expect(store({ people })).rejects.toMatchObject({ constraint: 'held_key_pkey' })
})

test('an organisation whose clients open both gates is refused [DIRE-4, DIRE-38]', async () => {
  const organisations = firstDirectory(parties, 'x').organisations
  const withScopes = (id: string, ...scopes: readonly string[]): Directory['organisations'] =>
    organisations.map((each) =>
      each.id === id
        ? { ...each, clients: each.clients.map((client) => ({ ...client, scopes: scopes as never })) }
        : each,
    )
  for (const [id, scopes] of [
    ['museum', ['release:read']],
    ['tenant', ['delivery:write']],
    ['tenant', ['delivery:read']],
    ['auditor', ['release:read', 'delivery:write']],
  ] as const)
    await expect(store({ organisations: withScopes(id, ...scopes) }), id).rejects.toMatchObject(OPENS)
  await store({ organisations: withScopes('tenant', 'release:read', 'log:read') })
})

test('nobody but the trigger grants, and what is refused is refused for the owner too [DIRE-38, PART-6]', async () => {
  const grant = (seat: string): string => `insert into registry.held_seat values ('x', 'x ${seat}', '${seat}')`
  const denied = { code: '42501' }
  for (const text of [
    grant('operator'),
    'delete from registry.held_seat',
    'delete from registry.refused_pair',
    "insert into registry.held_key values ('x', 'x')",
    "select registry.payload_of('x.x.x')",
    'alter table registry.held_seat disable trigger all',
  ])
    await expect(
      registry.withConnection((sql) => sql.query(text)),
      text,
    ).rejects.toMatchObject(denied)
  await owner.withConnection((sql) => sql.query(grant('operator')))
  await expect(owner.withConnection((sql) => sql.query(grant('registrar')))).rejects.toMatchObject(OPENS)
  const update = "update registry.held_seat set behind = 'x' where holder like 'person%' and seat = 'key-custodian'"
  await store({ people: [person('p-1', ['key-custodian'])] })
  await owner.withConnection((sql) => sql.query(grant('operator')))
  await expect(owner.withConnection((sql) => sql.query(update))).rejects.toMatchObject(OPENS)
})

test('an older version takes nothing back', async () => {
  await store({ people: [person('p-1', ['operator'])] }, 5)
  await store({ people: [person('p-1', ['registrar'])] }, 4)
  expect(await rows("select seat as row from registry.held_seat where holder = 'person p-1'")).toEqual(['operator'])
})

test('what is no document is left to those who verify', async () => {
  const text = `insert into registry.directory_version (version, document, digest, entry, details, salt, received_at)
    values (1, $1, $2, $3, '{}', '\\x00', now())`
  for (const document of ['', 'x', 'x.!!!.x', 'a.bnVsbA.c', 'x.eyJwZW9wbGUiOiJ4In0.x']) {
    await owner.withConnection((sql) => sql.query('delete from registry.directory_version'))
    await owner.withConnection((sql) => sql.query(text, [document, randomBytes(32), randomUUID()]))
  }
})
