import { randomBytes } from 'node:crypto'
import type { Identity } from '@sluis/ttp-core/identity'
import { commit, SecretKey } from '@sluis/ttp-core/identity'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { CanaryValue } from '../../src/domains/identity/index.ts'
import {
  agreeCohort,
  decideAlarm,
  inventCanaries,
  listAlarms,
  listCanaries,
  listCohorts,
  openKeys,
  parseCanary,
  plantCanaries,
} from '../../src/domains/identity/index.ts'
import type { IdentityEngine } from '../../src/engines/identity-engine.ts'
import type { Database } from '../../src/kernel/database.ts'
import { ServerError } from '../../src/kernel/errors.ts'
import type { Row, World } from '../identity/world.ts'
import { INSTITUTION, startWorld } from '../identity/world.ts'
import { dictionaries, visitors } from './dictionaries.ts'

let world: World
let engine: IdentityEngine
let database: Database
let vaultKey: SecretKey
const clock = { now: () => new Date(), random: (length: number) => new Uint8Array(randomBytes(length)) }
beforeAll(async () => {
  world = await startWorld()
  engine = await world.engine()
  engine.start()
  database = world.database.database('ttp_identity')
  vaultKey = (await openKeys(database, world.root, clock.random)).vault
})
afterAll(async () => {
  await engine.stop()
  await world.stop()
})
beforeEach(async () => {
  world.logged.length = 0
})

const CANARY = { email: 'kqzwanepoel@example.org' }
const numbered = (identities: readonly Identity[]): Row[] => identities.map((identity, row) => ({ row, ...identity }))

async function delivered(identities: readonly Identity[]): Promise<string> {
  const delivery = await world.deliver([numbered(identities)])
  const parts = 'select count(*)::int as parts from intake.identity_part where delivery = $1'
  await expect.poll(async () => (await world.rows(parts, [delivery]))[0]?.parts).toBe(0)
  return delivery
}

const alarmsOf = (delivery: string): Promise<Record<string, unknown>[]> =>
  world.rows('select id, kind, count, share from identity.alarm where delivery = $1 order by kind', [delivery])
const isHeld = async (delivery: string): Promise<boolean> =>
  (await world.rows('select from release.hold where delivery = $1', [delivery])).length === 1
const plant = (canaries: readonly CanaryValue[], institution?: string): Promise<void> =>
  database.transaction((sql) =>
    plantCanaries(
      sql,
      { vaultKey, ...clock },
      { canaries, operator: 'olga', ...(institution === undefined ? {} : { institution }) },
    ),
  )
const codeOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof ServerError ? error.code : 'another error'),
  )
/** All that the gateway may read of a delivery, but for its number, digests and times. */
async function observable(delivery: string): Promise<unknown> {
  const own = [delivery]
  return [
    await world.rows('select state, chunk_count from intake.delivery where id = $1', own),
    await world.rows('select number from intake.resolved where delivery = $1', own),
    await world.rows('select report from intake.linkability where delivery = $1', own),
    await world.rows('select number, code from intake.refusal where delivery = $1', own),
    await world.rows('select kind, number, length(sealed) as size from pseudonymise.batch where delivery = $1', own),
  ]
}

test('a list of visitors raises no alarm and is not held back [HTTP-74]', async () => {
  const delivery = await delivered(visitors(300))
  expect(await alarmsOf(delivery)).toEqual([])
  expect(await isHeld(delivery)).toBe(false)
})

test.each(Object.entries(dictionaries))(
  'a dictionary of %s is an alarm, held back, and in the log of the operator without a word of it [HTTP-74, HTTP-75]',
  async (_, { kind, row }) => {
    const delivery = await delivered(Array.from({ length: 400 }, (__, at) => row(at)))
    const alarms = await alarmsOf(delivery)
    expect(alarms).toContainEqual(expect.objectContaining({ kind }))
    expect(await isHeld(delivery)).toBe(true)
    const lines = world.logged.filter((line) => line.includes('an alarm is raised'))
    expect(lines).toHaveLength(alarms.length)
    for (const line of lines)
      expect(Object.keys(JSON.parse(line) as object).sort()).toEqual([
        'code',
        'count',
        'delivery',
        'message',
        'organisation',
      ])
  },
)

test('a canary that nobody has is an alarm at once, and what the gateway can see of the delivery is as ever [HTTP-76]', async () => {
  await plant([CANARY])
  const caught = await delivered([{ email: CANARY.email }, { email: 'anna@mail.example' }])
  const other = await delivered([{ email: 'kqzwanepoem@example.org' }, { email: 'bram@mail.example' }])
  expect(await alarmsOf(caught)).toMatchObject([{ kind: 'canary', count: 1, share: null }])
  expect(await alarmsOf(other)).toEqual([])
  expect(await observable(caught)).toEqual(await observable(other))
  expect(JSON.stringify(world.logged)).not.toContain('zwanepoe')
})

test('telephone numbers and homes can be canaries too; each is met by its value alone [HTTP-76]', async () => {
  await plant([{ phone: '+447700900123' }, { postcode: '9999AB', houseNumber: '77812' }])
  const met = await delivered([
    { phone: '+447700900123', phoneKind: 'unknown' },
    { familyName: 'Bakker', postcode: '9999AB', houseNumber: '77812' },
    { familyName: 'Bakker', postcode: '9999AB', houseNumber: '77813' },
  ])
  expect(await alarmsOf(met)).toMatchObject([{ kind: 'canary', count: 2 }])
})

test("a canary of an institution's own file is none in its own hands, and one in another's [HTTP-76]", async () => {
  await plant([{ email: 'own@example.org' }], INSTITUTION)
  await plant([{ email: 'foreign@example.org' }], 'theatre-b')
  expect(await alarmsOf(await delivered([{ email: 'own@example.org' }]))).toEqual([])
  expect(await alarmsOf(await delivered([{ email: 'foreign@example.org' }]))).toMatchObject([{ kind: 'canary' }])
})

test('no table shows a canary, and only the vault key reads one [HTTP-76]', async () => {
  await plant([{ email: 'unreadable@example.org' }])
  const stored = await world.rows("select string_agg(encode(sealed, 'escape'), ' ') as text from identity.canary")
  expect(JSON.stringify(stored)).not.toContain('unreadable')
  const read = (key: SecretKey) => database.withConnection((sql) => listCanaries(sql, key))
  expect((await read(vaultKey)).map(({ value }) => value)).toContainEqual({ email: 'unreadable@example.org' })
  await expect(read(SecretKey.from(randomBytes(32)))).rejects.toThrow()
})

test('invented canaries lie in ranges that are kept free, and none twice in a hundred', () => {
  const made = inventCanaries(100, clock.random)
  for (const one of made) {
    expect(parseCanary(one)).toEqual(one)
    expect(JSON.stringify(one)).toMatch(
      /^\{"(email":"[a-z]{11}@example\.(com|net|org)|phone":"\+447700900[0-9]{3})"\}$/,
    )
  }
  expect(new Set(made.flatMap((one) => ('email' in one ? [one.email] : []))).size).toBe(50)
})

test.each([
  ['nothing', {}],
  ['two', { email: 'a@example.org', phone: '+447700900123' }],
  ['half a home', { postcode: '1234AB' }],
  ['what is not canonical', { email: 'A@Example.ORG' }],
  ['a text', 'a@example.org'],
])('%s is no canary', async (_, value) => {
  expect(await codeOf(Promise.resolve().then(() => parseCanary(value)))).toBe('CANARY_INVALID')
})

test('far more visitors than agreed are an alarm, as few as agreed are none [HTTP-77]', async () => {
  const agree = (size: number) =>
    database.transaction((sql) => agreeCohort(sql, { institution: INSTITUTION, size, operator: 'olga' }, clock))
  await agree(20_000)
  expect(await alarmsOf(await delivered(visitors(300)))).toEqual([])
  const cohorts = () => database.withConnection((sql) => listCohorts(sql, new Date()))
  const [{ delivered: counted } = { delivered: 0 }] = await cohorts()
  expect(counted).toBeGreaterThan(1_000)
  await agree(Math.floor(counted / 2))
  expect(await alarmsOf(await delivered(visitors(310).slice(305)))).toMatchObject([{ kind: 'cohort' }])
  await agree(1_000_000)
  expect(await cohorts()).toMatchObject([{ institution: INSTITUTION, agreed: 1_000_000 }])
  expect(await codeOf(agree(0))).toBe('COHORT_INVALID')
})

test('the survey of every delivery is committed to in the log, alarm or none, and can be opened for an auditor [HTTP-78]', async () => {
  const deliveries = [await delivered(visitors(5)), await delivered([{ email: CANARY.email }])]
  for (const delivery of deliveries) {
    const [survey] = await world.rows('select entry, salt, details from identity.survey where delivery = $1', [
      delivery,
    ])
    const [logged] = await world.rows('select body from audit.pending where id = $1', [survey?.entry])
    const details = JSON.parse(String(survey?.details)) as { alarms: unknown[] }
    expect(JSON.parse(String(logged?.body))).toMatchObject({
      action: 'delivery.surveyed',
      actor: 'engine:identity',
      commitment: commit(survey?.salt as Uint8Array, details),
    })
    expect(details.alarms).toHaveLength(delivery === deliveries[0] ? 0 : 1)
  }
  const about = await world.rows("select body from audit.pending where body like '%alarm.%'")
  expect(about).toEqual([])
})

test('the operator decides each alarm once; the last that is let go lets the delivery go [HTTP-79]', async () => {
  const phones = Array.from({ length: 200 }, (_, at) => dictionaries['telephone numbers']?.row(at) ?? {})
  const [let_go, kept] = [await delivered([...phones, CANARY]), await delivered([...phones, CANARY])]
  const decide = (id: unknown, decision: 'release' | 'withhold', operator = 'olga') =>
    database.transaction((sql) => decideAlarm(sql, { id: Number(id), decision, operator }, clock))
  const [canary, sequence] = await alarmsOf(let_go)
  expect(await codeOf(decide(canary?.id, 'release', 'olga de Vries'))).toBe('OPERATOR_INVALID')
  expect(await decide(canary?.id, 'release')).toBe(true)
  expect(await isHeld(let_go)).toBe(true)
  expect(await decide(sequence?.id, 'release')).toBe(false)
  expect(await isHeld(let_go)).toBe(false)
  expect(await codeOf(decide(sequence?.id, 'withhold'))).toBe('ALARM_UNKNOWN')
  for (const { id } of await alarmsOf(kept)) expect(await decide(id, 'withhold')).toBe(true)
  expect(await isHeld(kept)).toBe(true)
  const waiting = await database.withConnection((sql) => listAlarms(sql))
  expect(waiting.filter(({ delivery }) => [let_go, kept].includes(delivery))).toEqual([])
  const all = await database.withConnection((sql) => listAlarms(sql, true))
  expect(all.find(({ id }) => id === canary?.id)).toMatchObject({ decision: 'release', operator: 'olga' })
  const [logged] = await world.rows("select count(*)::int as n from audit.pending where body like '%alarm.decided%'")
  expect(logged?.n).toBe(4)
})
