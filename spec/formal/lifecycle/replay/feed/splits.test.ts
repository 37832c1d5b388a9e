import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  deriveIrreversible,
  encryptSubject,
  type PseudonymDomain,
  parseSubjectNumber,
} from '../../../../../packages/ttp-core/src/roles/pseudonymise.ts'
import type {
  SubjectMerge,
  SubjectSplit,
} from '../../../../../packages/ttp-server/src/domains/identity/batch/resolution.ts'
import { handOverChanges } from '../../../../../packages/ttp-server/src/domains/identity/chunks/hand-over-changes.ts'
import { ReplayTenant } from '../tenant.ts'
import { ReplayWorld } from '../world.ts'
import type { TenantName } from './model.ts'
import { FeedTtp } from './ttp.ts'

const TENANTS = ['tenant', 'other'] as const
const DOMAINS: Readonly<Record<TenantName, PseudonymDomain>> = {
  tenant: { tenant: 'tenant', domain: 'audience', epoch: 1, prefix: 'aud', mode: 'irreversible' },
  other: { tenant: 'other', domain: 'panel', epoch: 1, prefix: 'rev', mode: 'reversible' },
}

let world: ReplayWorld
let ttp: FeedTtp
let tenants: Readonly<Record<TenantName, ReplayTenant>>
beforeAll(async () => {
  world = await ReplayWorld.start((directory) => ({
    ...directory,
    domains: directory.domains.map((one) => (one.id === 'panel' ? { ...one, mode: 'reversible', prefix: 'rev' } : one)),
  }))
})
afterAll(() => world.stop())
beforeEach(async () => {
  await world.clear()
  ttp = await FeedTtp.start(world)
  tenants = { tenant: await ReplayTenant.start(world, 'tenant'), other: await ReplayTenant.start(world, 'other') }
  return async () => {
    for (const name of TENANTS) await tenants[name].stop()
  }
})

async function deliver(...labels: readonly string[]): Promise<void> {
  for (const label of labels) {
    for (const tenant of TENANTS) {
      world.advance(20)
      await ttp.deliver(label, tenant)
    }
  }
}

/** Everything that waits reaches the stores of the tenants. */
async function settle(): Promise<void> {
  const { steps } = world.processes
  while (await steps.pseudonymise());
  while (await steps.assemble());
  while (await steps.sequence());
  while (await steps.publish());
  for (const name of TENANTS)
    for (let batch = await tenants[name].pull(); batch !== undefined; batch = await tenants[name].pull())
      expect(batch.quarantined).toEqual([])
}

/** The one person that there is at the TTP. */
async function onlyPerson(): Promise<Uint8Array> {
  const rows = await world.look<{ id: Buffer }>('select id from identity.person where merged_into is null')
  expect(rows).toHaveLength(1)
  return rows[0]?.id ?? new Uint8Array()
}

/** Deliveries of a tenant in the order of their making, each of one row. */
async function deliveries(name: TenantName): Promise<string[]> {
  const rows = await world.look<{ id: string }>('select id from intake.delivery where tenant = $1 order by id', [name])
  return rows.map(({ id }) => id)
}

/** As a transaction of the identity engine that splits and merges persons hands it over. */
async function handOver(changes: {
  splits?: readonly SubjectSplit[]
  merges?: readonly SubjectMerge[]
}): Promise<number> {
  const [recipient] = world.processes.publicKeys.key.seal
  const signer = world.processes.identitySigner
  if (recipient === undefined || signer === undefined) throw new Error('an engine has no key')
  return world.databases.identity.transaction((sql) => handOverChanges(sql, changes, { recipient, signer }))
}

async function splitOff(seq: number, old: Uint8Array, current: Uint8Array, places: readonly number[]): Promise<void> {
  const splits: SubjectSplit[] = []
  for (const name of TENANTS) {
    const all = await deliveries(name)
    const rows = places.map((place) => ({ delivery: all[place] ?? '', row: 0 }))
    const { tenant, domain } = DOMAINS[name]
    splits.push({ kind: 'person', seq, old, new: current, rows, tenant, domain })
  }
  await handOver({ splits })
}

/** The pseudonym that the key engine's key gives a number: not by way of any part. */
function pseudonymOf(name: TenantName, number: Uint8Array): Promise<string> {
  const subject = parseSubjectNumber(number)
  return world.processes.keys.lendDomainKeys(DOMAINS[name], 'test', async (keys) =>
    keys.mode === 'reversible'
      ? encryptSubject(keys.reversible, DOMAINS[name], 'person', subject)
      : deriveIrreversible(keys.inner, keys.wrap, DOMAINS[name], 'person', subject),
  )
}

/** What each tenant's store says of its rows, in the order of their deliveries. */
async function expectPersons(numbers: readonly Uint8Array[]): Promise<void> {
  for (const name of TENANTS) {
    const all = await deliveries(name)
    const rows = [...(await tenants[name].rows())].sort((a, b) => all.indexOf(a.delivery) - all.indexOf(b.delivery))
    const expected = await Promise.all(numbers.map((number) => pseudonymOf(name, number)))
    expect(rows.map(({ person }) => person)).toEqual(expected)
    expect(new Set(rows.map(({ household }) => household)).size).toBe(1)
  }
}

describe('rows, a merge and a split, from the identity engine to the stores of an irreversible and a reversible domain', () => {
  test('arrive as the partition and the pseudonyms of the TTP [RELE-29, RELE-24, TRAN-6]', async () => {
    await deliver('a', 'b')
    await settle()
    await deliver('ab')
    await settle()
    const one = await onlyPerson()
    await expectPersons([one, one, one])
    const fresh = randomBytes(16)
    await splitOff(1, one, fresh, [1, 2])
    await settle()
    await expectPersons([one, fresh, fresh])
  })

  test('split again, back and merged: the last act counts [RELE-30, RELE-31]', async () => {
    await deliver('a', 'b', 'ab')
    const one = await onlyPerson()
    const [fresh, other] = [randomBytes(16), randomBytes(16)]
    await splitOff(1, one, fresh, [1, 2])
    await splitOff(2, fresh, other, [2])
    await settle()
    await expectPersons([one, fresh, other])
    await splitOff(3, other, one, [2])
    await settle()
    await expectPersons([one, fresh, one])
    expect(await handOver({ merges: [{ kind: 'person', absorbed: fresh, survivor: one }] })).toBe(TENANTS.length)
    await settle()
    await expectPersons([one, one, one])
  })

  test('a split that overtakes the merge and the rows that it is about, and a tenant that dies while it applies it [RELE-13, RELE-31]', async () => {
    await deliver('a', 'b')
    await settle()
    await deliver('ab')
    const one = await onlyPerson()
    const fresh = randomBytes(16)
    await splitOff(1, one, fresh, [1, 2])
    // What waits for each tenant: a row, in one domain a merge before it or behind it, and the split at the end.
    const { steps } = world.processes
    for (const name of TENANTS) {
      const waiting = (await ttp.queue()).filter(({ tenant }) => tenant === name)
      expect(waiting.length).toBeGreaterThan(1)
      expect(await ttp.pseudonymise(name, waiting.length - 1)).toBe(true)
    }
    while (await steps.assemble());
    while (await steps.sequence());
    while (await steps.publish());
    for (const name of TENANTS) {
      await tenants[name].crashInPull()
      expect((await tenants[name].pull())?.changes).toMatchObject([{ change: 'split', seq: 1 }])
    }
    await settle()
    await expectPersons([one, fresh, fresh])
  })
})
