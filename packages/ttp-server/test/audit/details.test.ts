import { randomBytes } from 'node:crypto'
import { AUDIT_ACTIONS } from '@sluis/ttp-core/common'
import { generateSignKey, signEnrolment } from '@sluis/ttp-core/enrol'
import { SecretKey } from '@sluis/ttp-core/pseudonymise'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { readTable, wordsOf } from '../../../../spec/read-table.ts'
import {
  eraseRecordPerson,
  explainPerson,
  openKeys,
  openModels,
  openReview,
  searchPersons,
} from '../../src/domains/identity/index.ts'
import { createKeys } from '../../src/domains/keys/index.ts'
import type { AuditRecord } from '../../src/kernel/audit-append.ts'
import { watchDirectory } from '../../src/kernel/directory-watch.ts'
import { recordSealed, recordUnsealed } from '../../src/kernel/root/engine-state.ts'
import { expectStatus, makeDelivery, opening, tokenOf } from '../http/client.ts'
import { playChange, playEngines } from '../http/engines.ts'
import { startWorld as startIdentityWorld } from '../identity/world.ts'
import {
  addChange,
  addChunk,
  createWorld,
  enrolledEngine,
  keepingLogger,
  LOG_ORIGIN,
  subject,
  until,
} from '../pseudonymise/support.ts'
import { startFeedWorld } from '../release/support.ts'
import { actorOf, answerOf, approve, makeReveal, makeTranslation, settle, submit } from '../reveal/requests.ts'
import { World as RevealWorld } from '../reveal/world.ts'
import { startTestDatabase } from '../support/postgres.ts'
import { actAtPortal } from './act-at-portal.ts'
import { actOnAlarms } from './act-on-alarms.ts'
import { actOnKeys } from './act-on-keys.ts'

// Details and salts enter the log as commitments only: here they are met before that.
const { records } = vi.hoisted(() => ({ records: [] as AuditRecord[] }))
vi.mock('../../src/kernel/audit-append.ts', async (original) => {
  const real = await original<typeof import('../../src/kernel/audit-append.ts')>()
  const appendAudit: typeof real.appendAudit = (sql, record) => {
    records.push(record)
    return real.appendAudit(sql, record)
  }
  return { ...real, appendAudit }
})

const rows = readTable('14-audit-log.md', '6.2 Actions and what each commits to')
const stops: (() => Promise<unknown>)[] = []
afterAll(async () => {
  for (const stop of stops.reverse()) await stop()
})

beforeAll(async () => {
  await actAsGateway()
  await actAsKeyEngine()
  await actAsIdentityEngine()
  await actUnderDualControl()
  const portal = await actAtPortal()
  stops.push(() => portal.stop())
}, 300_000)

async function actAsGateway(): Promise<void> {
  const { world, tenant, closed, settle, acknowledge } = await startFeedWorld()
  stops.push(() => world.stop())
  await playEngines(world, await closed())
  await playChange(world, 'tenant', 'audience')
  await settle()
  await expectStatus(acknowledge(tenant, 2), 204)
  const { publicJwk: signKey, privateJwk } = await generateSignKey()
  const enrolment = { organisation: 'stage', clientId: 'stage-client', sealKeys: [], certificates: [], replaces: '' }
  const requestedAt = world.clock.now().toISOString()
  const asked = { schema: 'sluis-enrolment/1', ...enrolment, signKey, requestedAt } as const
  const json = { request: await signEnrolment(asked, privateJwk) }
  await expectStatus(world.request('POST', '/v1/enrolment-requests', { json }), 201)
  await expectStatus(
    world.publish((directory) => ({
      ...directory,
      organisations: directory.organisations.map((each) =>
        each.id === 'stage'
          ? { ...each, clients: each.clients.map((client) => ({ ...client, keys: [signKey, ...client.keys] })) }
          : each,
      ),
    })),
    201,
  )
  const museum = await tokenOf(world, 'museum-client', world.parties.museum)
  const delivery = await makeDelivery(world)
  await expectStatus(world.request('POST', '/v1/deliveries', { token: museum, json: opening(delivery) }), 201)
  await expectStatus(world.request('DELETE', `/v1/deliveries/${delivery.deliveryId}`, { token: museum }), 204)
}

async function actAsKeyEngine(): Promise<void> {
  const database = await startTestDatabase()
  stops.push(() => database.stop())
  const world = await createWorld(database, keepingLogger().logger)
  stops.push(() => world.stop())
  const engine = await enrolledEngine(world)
  engine.start()
  stops.push(() => engine.stop())
  const [anna, ben] = [subject(), subject()]
  const delivery = await addChunk(world, engine, [{ row: 0, person: anna, household: ben }])
  await addChange(world, engine, [{ change: 'merge', kind: 'person', old: anna, new: ben }])
  await until(async () => (await world.query('select from pseudonymise.batch')).length === 0)
  const keys = createKeys({
    database: database.database('ttp_keys'),
    root: SecretKey.from(randomBytes(32)),
    logOrigin: LOG_ORIGIN,
    now: () => new Date(),
    random: (bytes) => new Uint8Array(randomBytes(bytes)),
  })
  const family = { purpose: 'pseudonym-wrap', tenant: 'alfa', domain: 'apart' } as const
  await keys.create({ ...family, epoch: 1 })
  await keys.create({ ...family, epoch: 2 })
  await keys.plan({ ...family, epoch: 3 })
  await keys.create({ ...family, epoch: 3 })
  await keys.destroy({ ...family, epoch: 1 })
  await keys.plan({ purpose: 'log', tenant: '', domain: '', epoch: 2 })
  const sealing = {
    engine: 'key',
    at: new Date(),
    random: (bytes: number) => new Uint8Array(randomBytes(bytes)),
  } as const
  const held = { root: SecretKey.from(randomBytes(32)), custodians: ['custodian-1'], ceremony: '0123456789ab' }
  await recordUnsealed(database.database('ttp_keys'), sealing, held)
  await recordSealed(database.database('ttp_keys'), sealing)
  await actOnKeys(world, engine, delivery)
}

async function actAsIdentityEngine(): Promise<void> {
  const world = await startIdentityWorld()
  stops.push(() => world.stop())
  const engine = await world.engine()
  engine.start()
  stops.push(() => engine.stop())
  const chunk = [
    { row: 0, givenName: 'Anna', familyName: 'Bakker', email: 'anna.bakker@example.org' },
    { row: 1, givenName: 'Kees', familyName: 'Visser', email: 'kees.visser@example.org' },
  ]
  const delivery = await world.deliver([chunk])
  await world.deliver([chunk], { sealed: (sealed) => `${sealed.slice(0, -8)}AAAAAAAA` })
  await until(async () => (await world.rows('select from intake.identity_part')).length === 0)
  const identity = world.database.database('ttp_identity')
  const ports = { now: () => new Date(), random: (bytes: number) => new Uint8Array(randomBytes(bytes)) }
  const keys = await openKeys(identity, world.root, ports.random)
  await actOnAlarms(world, { ...ports, vaultKey: keys.vault }, delivery)
  const models = openModels(keys.sign.map(({ publicJwk }) => publicJwk))
  const [record, other] = await world.rows('select fingerprint, person from identity.fingerprint')
  const question = { mark: record?.fingerprint as Uint8Array, reader: 'reviewer-1', values: false }
  await explainPerson(identity, { ...ports, vaultKey: keys.vault, models }, question)
  const identifiers = Buffer.from(JSON.stringify({ email: 'anna.bakker@example.org' }))
  const search = { reader: 'reviewer-1', request: 'R-1', identifiers, country: 'NL', institution: undefined }
  const secrets = { linkageKey: keys.linkage, vaultKey: keys.vault }
  const { candidates } = await searchPersons(identity, { ...ports, ...secrets, models }, search)
  expect(candidates).toHaveLength(1)
  const [asked] = await world.rows(
    `insert into identity.review_case (ask, record, other, person, other_person, bits, evidence, model, worth)
     values ('join', $1, $2, $3, $4, 0, '--------', 1, 1) returning id::int`,
    [record?.fingerprint, other?.fingerprint, record?.person, other?.person],
  )
  const tools = { ...ports, database: identity, directory: undefined, signKeys: [], models }
  const review = openReview({ ...tools, linkageKey: keys.linkage, vaultKey: keys.vault })
  await review.decide({ id: Number(asked?.id), decision: 'skip', reviewer: 'anna', reason: 'no idea' })
  const erasure = { mark: question.mark, ground: 'withdrawn', by: 'operator-1', request: 'R-1' } as const
  const { directory } = await watchDirectory(identity, world.registrar.publicJwk, ports.now, 0).current()
  const signKeys = keys.sign.map(({ privateJwk }) => privateJwk)
  await eraseRecordPerson(identity, { ...ports, ...secrets, directory, signKeys }, erasure)
}

async function actUnderDualControl(): Promise<void> {
  const world = await RevealWorld.start()
  stops.push(() => world.stop())
  const engines = await world.engines()
  const row = { email: 'anna@example.org', contactConsent: true }
  const contact = (await world.deliver(engines, 'museum', [row])).map(String)
  const insight = (await world.deliver(engines, 'museum', [row], 'insight')).map(String)
  const rows = [{ row: 0, email: 'kees@example.org' }]
  await world.send('museum', [{ schema: 'sluis-identity/1', withdrawal: true, rows }])
  while (await engines.identity.verifyNext());
  for (const make of [() => makeReveal(world, contact), () => makeTranslation(world, [insight])]) {
    const [done, ended] = [await make(), await make()]
    for (const made of [done, ended]) await submit(world, made)
    await approve(world, done)
    await settle(engines)
    await approve(world, ended)
    const approval = await answerOf(world, ended, 'cas', { decision: 'refuse' })
    await world.reveal.answerRequest(actorOf(world, 'cas'), { requestId: ended.id, approval })
    await settle(engines)
  }
}

test('the list of actions in the text is that of the core', () => {
  expect(rows.map(({ action }) => action)).toEqual([...AUDIT_ACTIONS])
})

test.each(rows)(
  '$action is logged with its act, by whom the text says, with exactly its details [AUDI-13, AUDI-14]',
  (row) => {
    const met = records.filter(({ action }) => action === row.action)
    expect(met.length).toBeGreaterThan(0)
    const words = wordsOf(row.details)
    const required = words.filter((word) => !word.endsWith('?'))
    const known = words.map((word) => word.replace('?', ''))
    for (const { actor, details } of met) {
      const names = Object.keys(details)
      expect(required.filter((name) => !names.includes(name))).toEqual([])
      expect(names.filter((name) => !known.includes(name))).toEqual([])
      // Names of people who work for the TTP are for the details: the log is public.
      expect(actor).not.toMatch(/olga|anna/)
      if (!row.actor?.startsWith('the ')) expect(actor).toBe(row.actor)
      else expect(['museum', 'tenant', 'other', 'alfa', 'ttp', 'engine:key', 'custodian:custodian-1']).toContain(actor)
    }
  },
)

test('every entry has a salt of its own, of 32 bytes [AUDI-16]', () => {
  const salts = records.map(({ salt }) => Buffer.from(salt).toString('hex'))
  expect(salts.every((salt) => salt.length === 64)).toBe(true)
  expect(new Set(salts).size).toBe(salts.length)
})
