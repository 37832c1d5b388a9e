import { afterAll, beforeAll, expect, test } from 'vitest'
import type { IdentityEngine } from '../../src/engines/identity-engine.ts'
import { runServer } from '../support/sluis-server.ts'
import { INSTITUTION, startWorld, type World } from './world.ts'

let world: World
let engine: IdentityEngine
beforeAll(async () => {
  world = await startWorld()
  // It has its keys, and works on nothing.
  engine = await world.engine()
})
afterAll(async () => {
  await engine.stop()
  await world.stop()
})

test('an operator has counts and ages of what waits, per role that was named, and nobody by name [SECU-20]', async () => {
  const delivery = await world.deliver([[{ row: 0, email: 'kqzwanepoel@example.org' }]])
  await world.owner.query(
    `insert into registry.engine_state (engine, state) values ('key', 'ready'), ('key', 'sealed')`,
  )
  const { code, stdout, stderr } = await runServer(['metrics'], {
    SLUIS_DATABASE_URL_IDENTITY: world.database.url('ttp_identity'),
    SLUIS_DATABASE_URL_REGISTRY: world.database.url('ttp_registry'),
    SLUIS_DATABASE_URL_AUDIT: world.database.url('ttp_audit'),
  })
  expect([code, stderr]).toEqual([0, ''])
  const lines = stdout.split('\n')
  for (const line of [
    'sluis_database_up{role="ttp_identity"} 1',
    'sluis_database_up{role="ttp_registry"} 1',
    'sluis_database_up{role="ttp_audit"} 1',
    'sluis_deliveries_waiting{stage="verification"} 1',
    'sluis_deliveries_waiting{stage="resolution"} 0',
    'sluis_deliveries_waiting{stage="held"} 0',
    'sluis_chunks_waiting{stage="verification"} 1',
    'sluis_review_cases_open 0',
    'sluis_engine_state{engine="key",state="sealed"} 1',
    'sluis_engine_state{engine="identity",state="unknown"} 1',
  ])
    expect(lines).toContain(line)
  expect(stdout).toMatch(/^sluis_log_entries_pending [1-9]\d*$/m)
  expect(stdout).not.toContain('stage="pseudonyms"')
  for (const name of [delivery, INSTITUTION, 'tenant-a', 'zwanepoel']) expect(stdout).not.toContain(name)
})

test('a database that does not answer is said to be down, with its code in the log and without its address', async () => {
  const { code, stdout, stderr } = await runServer(['metrics'], {
    SLUIS_DATABASE_URL_PSEUDONYMISE: 'postgresql://ttp_pseudonymise:kq7-secret@127.0.0.1:1/sluis',
  })
  expect(code).toBe(0)
  expect(stdout).toContain('sluis_database_up{role="ttp_pseudonymise"} 0\n')
  expect(JSON.parse(stderr)).toMatchObject({ level: 40, code: 'ECONNREFUSED', setting: 'ttp_pseudonymise' })
  expect(stdout + stderr).not.toContain('kq7-secret')
})

test.each([[['metrics']], [['metrics', '--port', '0']]])(
  'a folder in which no service ever ran is not told as a service that is down: %j',
  async (command) => {
    const { code, stdout, stderr } = await runServer([...command, '--data', '/dev/null/mistyped'], {})
    expect([code, stdout]).toEqual([1, ''])
    expect(JSON.parse(stderr)).toMatchObject({ code: 'DATA_FOLDER_ABSENT' })
  },
)
