import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyEvents } from '../../src/domains/identity/events/verify-events.ts'
import type { IdentityEngine } from '../../src/engines/identity-engine.ts'
import { openDatabase } from '../../src/kernel/database.ts'
import { dyingAt, Killed } from './dying-at.ts'
import type { Row, World } from './world.ts'
import { startWorld } from './world.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.stop())

const person = (index: number): Row => ({
  row: index,
  givenName: ['Anna', 'Kees', 'Tim'][index % 3] ?? 'Els',
  familyName: ['Bakker', 'Visser', 'Mulder'][index % 3] ?? 'Smit',
  email: `canary${index % 6}@example.org`,
  postcode: `123${index % 3}AB`,
  houseNumber: '5',
})

async function settle(engine: IdentityEngine, delivery: string, stopWhen: () => boolean): Promise<void> {
  engine.start()
  for (;;) {
    const [row] = await world.rows('select count(*)::int as parts from intake.identity_part where delivery = $1', [
      delivery,
    ])
    if (row?.parts === 0 || stopWhen()) break
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  await engine.stop()
}

const STATE = `
  select (select count(*)::int from identity.person) as persons,
    (select count(*)::int from identity.household) as households,
    (select count(*)::int from identity.token) as tokens,
    (select count(*)::int from identity.fingerprint) as fingerprints,
    (select count(*)::int from identity.residence) as residences,
    (select count(*)::int from identity.event) as events,
    (select sum(octet_length(fingerprints))::int from identity.chunk_record) as marks,
    (select count(*)::int from identity.appearance) as appearances`

const REPORT = 'select report from intake.linkability where delivery = $1'

test('killed at any statement and started again, every row is resolved and reported on exactly once [DELI-24, LINK-21, LINK-72]', async () => {
  await (await world.engine()).stop()
  const reference = await world.deliver([
    [0, 1, 2, 3].map(person),
    [4, 5, 6].map((n) => ({ ...person(n), row: 1_000 + n })),
  ])
  await settle(await world.engine(), reference, () => false)
  const expected = await world.rows(STATE)
  const report = await world.rows(REPORT, [reference])
  expect(report).toHaveLength(1)
  const kills: number[] = []
  for (let statement = 1; ; statement += 1) {
    await world.owner.query(
      'truncate identity.address, identity.appearance, identity.chunk_record, identity.door, identity.event, identity.fingerprint, identity.household, identity.person, identity.profile, identity.residence, identity.token, identity_salt.salt',
    )
    const delivery = await world.deliver([
      [0, 1, 2, 3].map(person),
      [4, 5, 6].map((n) => ({ ...person(n), row: 1_000 + n })),
    ])
    const identity = openDatabase(world.database.url('ttp_identity'))
    const dying = dyingAt(identity, statement)
    const engine = await world.engine(dying.database).catch((error: unknown) => {
      if (error instanceof Killed) return undefined
      throw error
    })
    if (engine !== undefined) await settle(engine, delivery, dying.died)
    if (!dying.died()) {
      await identity.close()
      break
    }
    kills.push(statement)
    await settle(await world.engine(identity), delivery, () => false)
    expect(await world.rows(STATE)).toEqual(expected)
    expect((await verifyEvents(identity)).same).toBe(true)
    await identity.close()
    for (const number of [0, 1]) {
      const where = 'where delivery = $1 and number = $2'
      const [done] = await world.rows(
        `select (select count(*)::int from pseudonymise.batch ${where}) as batches,
           (select count(*)::int from release.attribute_part ${where}) as attributes,
           (select count(*)::int from intake.resolved ${where}) as resolved`,
        [delivery, number],
      )
      expect(done).toEqual({ batches: 1, attributes: 1, resolved: 1 })
    }
    const [audit] = await world.rows("select count(*)::int as n from audit.pending where body like '%batch.resolved%'")
    expect(audit).toEqual({ n: 2 * (kills.length + 1) })
    expect(await world.rows(REPORT, [delivery])).toEqual(report)
  }
  expect(kills.length).toBeGreaterThan(50)
}, 300_000)
