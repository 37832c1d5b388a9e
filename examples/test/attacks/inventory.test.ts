import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeInventories } from './describe-inventory.ts'
import type { Installation } from './installation.ts'
import { PROCESSES, startInstallation } from './installation.ts'
import type { Inventory, Needles, Secret } from './inventory.ts'
import { learnt, needlesOf, SECRETS, takeInventory } from './inventory.ts'
import { readAll } from './read-database.ts'

const TABLE = '../../../spec/attacks/inventory.md'

let installation: Installation
let needles: Needles
const inventories = new Map<string, Inventory>()

beforeAll(async () => {
  installation = await startInstallation()
  needles = await needlesOf(installation.world, installation.rows)
  for (const credentials of installation.credentials)
    inventories.set(credentials.process, await takeInventory(credentials, installation.world, needles))
}, 600_000)
afterAll(async () => {
  await installation?.world.stop()
  await installation?.world.remove()
})

/** The kinds of secrets that a process came by. */
function secretsOf(process: string): Secret[] {
  const found = inventories.get(process)
  if (found === undefined) throw new Error(`no inventory of ${process}`)
  return SECRETS.filter((secret) => found.learns[secret].length > 0)
}

describe('a process that is taken over', () => {
  it('learns what its card says: the gateway nothing, the identity engine no activity and no pseudonym, the key engine no identity and no activity [SECU-11, SECU-23]', () => {
    expect(secretsOf('gateway')).toEqual([])
    expect(secretsOf('identity-engine')).toEqual(['identities', 'subject numbers'])
    expect(secretsOf('key-engine')).toEqual(['subject numbers', 'pseudonyms'])
  })

  it('had everything before it: somebody in every queue, and every kind of secret somewhere', async () => {
    const queues = ['intake.identity_part', 'intake.activity_part', 'pseudonymise.batch', 'release.pseudonym_part']
    for (const queue of queues) {
      const [row] = await installation.world.look<{ count: number }>(`select count(*)::int as count from ${queue}`)
      expect(row?.count, queue).toBeGreaterThan(0)
    }
    expect(installation.rows.length).toBeGreaterThan(3)
  })

  it('has no power of the server: no file, no program, no code, no other role, no table of its own, no sight of how much others store [PART-7, SECU-24]', () => {
    for (const process of PROCESSES) {
      const found = inventories.get(process)
      expect(Object.keys(found?.powers ?? {})).toEqual([
        'change its own password',
        'hold up others by their advisory locks',
        // From the estimates of PostgreSQL's planner, by which the resolver knows about how many persons there are.
        ...(process === 'identity-engine' ? ['see how much others store'] : []),
        'signal to other sessions',
      ])
      expect(found?.otherDatabases).toEqual([])
    }
  })

  it('listens on nothing when it is an engine [SECU-25]', () => {
    expect(installation.listens.get('gateway')).toEqual(['tcp loopback'])
    expect(installation.listens.get('identity-engine')).toEqual([])
    expect(installation.listens.get('key-engine')).toEqual([])
  })

  it('gets exactly what the committed table says [SECU-23]', async () => {
    await expect(describeInventories(inventories, installation.listens)).toMatchFileSnapshot(TABLE)
  })
})

describe('positive controls', () => {
  it('one column more that a role may read shows, with what it tells', async () => {
    const [gateway] = installation.credentials
    if (gateway === undefined) throw new Error('no gateway')
    await installation.world.asOwner(async (sql) => {
      await sql.query('grant usage on schema identity to ttp_release')
      await sql.query('grant select (id) on identity.person to ttp_release')
    })
    const loot = await readAll({
      ...gateway,
      roles: new Map([...gateway.roles].filter(([role]) => role === 'ttp_release')),
    })
    expect(loot.tables.get('identity.person')).toEqual(['id'])
    expect(learnt(loot.values, needles)['subject numbers']).toEqual(['identity.person.id'])
  })

  it('what would be read in clear is found', () => {
    const values = [{ where: 'here', value: 'KLNT-QX-77410 saw QXOFFER-7719-ZZ' }]
    expect(learnt(values, needles)).toMatchObject({ identities: ['here'], activities: ['here'] })
  })
})
