import { chmod, mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startPostgres } from '../../src/embedded/postgres.ts'
import type { Ran } from '../support/sluis-server.ts'
import { runServer } from '../support/sluis-server.ts'
import type { Store } from './store.ts'
import { startStore } from './store.ts'

let store: Store
let data: string
beforeAll(async () => {
  store = await startStore()
  data = await mkdtemp(join(tmpdir(), 'sluis-verify-'))
  await chmod(data, 0o711)
  await store.deliver([{ givenName: 'Anna', familyName: 'Bakker', email: 'anna@example.org' }])
})
afterAll(async () => {
  await store.stop()
  await rm(data, { recursive: true, force: true })
})

const verify = (folder: string, environment: Readonly<Record<string, string>> = {}): Promise<Ran> =>
  runServer(['identity', 'verify', '--data', folder], environment)

test('the command replays the events of a running server, by its address or its data folder [LINK-41]', async () => {
  const byUrl = await verify(data, { SLUIS_DATABASE_URL_IDENTITY: store.database.url('ttp_identity') })
  expect(JSON.parse(byUrl.stdout)).toMatchObject({ events: 1, same: true })
  await symlink(store.database.directory, join(data, 'database'))
  const byFolder = await verify(data)
  expect(byFolder).toEqual(byUrl)
  expect(byFolder.code).toBe(0)
})

test('it ends in failure when the store is not what the events say, and names nobody [LINK-41]', async () => {
  await store.owner.withConnection((sql) => sql.query('delete from identity.fingerprint'))
  const { code, stdout } = await verify(data)
  expect(code).toBe(1)
  expect(JSON.parse(stdout)).toMatchObject({ events: 1, same: false })
  expect(stdout).not.toMatch(/anna/i)
})

test('it starts the server of a data folder where none runs, and ends it', async () => {
  const empty = join(data, 'other')
  await (await startPostgres(join(empty, 'database'))).stop()
  const { stdout } = await verify(empty)
  expect(JSON.parse(stdout)).toMatchObject({ events: 0, same: true })
  expect(JSON.parse((await verify(empty)).stdout)).toMatchObject({ events: 0, same: true })
})
