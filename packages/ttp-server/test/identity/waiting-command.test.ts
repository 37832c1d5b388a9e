import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { IdentityEngine } from '../../src/engines/identity-engine.ts'
import { runServer } from '../support/sluis-server.ts'
import { INSTITUTION, startWorld, type World } from './world.ts'

let world: World
let engine: IdentityEngine
beforeAll(async () => {
  world = await startWorld()
  engine = await world.engine()
})
afterAll(() => world.stop())

/** Runs the command as an operator who has the databases of both engines by name. */
async function waiting(...words: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await runServer(['waiting', ...words], {
    SLUIS_DATABASE_URL_IDENTITY: world.database.url('ttp_identity'),
    SLUIS_DATABASE_URL_PSEUDONYMISE: world.database.url('ttp_pseudonymise'),
  })
  expect([code, stderr]).toEqual([0, ''])
  return stdout
}

test('an operator sees of a delivery that stands still which engine it waits for, and no visitor', async () => {
  expect(await waiting()).toBe('nothing waits\n')
  // Nobody works: no engine was started.
  const delivery = await world.deliver([
    [
      { row: 0, email: 'kqzwanepoel@example.org' },
      { row: 1, email: 'x@example.org' },
    ],
  ])
  const first = await waiting()
  expect(first).toContain(`${delivery}\t${INSTITUTION}\ttenant-a/domain-a\tclosed `)
  expect(first).toContain('1 chunk\tidentity-engine: to verify it')
  const [asJson] = (await waiting('--json')).trim().split('\n')
  expect(JSON.parse(asJson ?? '')).toMatchObject({ delivery, stage: 'verification', chunks: 1, asideAt: null })
  expect(first + asJson).not.toContain('zwanepoel')
  engine.start()
  try {
    await expect.poll(() => waiting()).toContain('1 chunk\tkey-engine: to give pseudonyms')
    expect(await waiting()).not.toContain('identity-engine')
  } finally {
    await engine.stop()
  }
  await world.owner.query('insert into release.hold (delivery, held_at) values ($1, now())', [delivery])
  await world.owner.query('delete from pseudonymise.batch')
  expect(await waiting()).toContain('a decision: sluis-server alarms')
})

test('of a folder in which no service ever ran it says so, instead of that nothing waits, and leaves nothing there', async () => {
  const folder = join(tmpdir(), `sluis-mistyped-${process.pid}`)
  const { code, stdout, stderr } = await runServer(['waiting', '--data', folder], {})
  expect([code === 0, stdout]).toEqual([false, ''])
  expect(stderr).toContain('There is no data of a service in this folder')
  expect(existsSync(folder)).toBe(false)
})
