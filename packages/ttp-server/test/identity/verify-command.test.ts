import { execFile } from 'node:child_process'
import { chmod, mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
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

const MAIN = join(import.meta.dirname, '../../src/main.ts')

interface Ended {
  readonly code: number
  readonly output: string
  readonly errors: string
}

function verify(folder: string, environment: Readonly<Record<string, string>> = {}): Promise<Ended> {
  const { PATH = '' } = process.env
  return new Promise((resolve) => {
    const flags = ['--conditions=sluis-source', '--no-warnings', MAIN, 'identity', 'verify', '--data', folder]
    execFile(process.execPath, flags, { env: { PATH, ...environment } }, (error, output, errors) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, output, errors }),
    )
  })
}

test('the command replays the events of a running server, by its address or its data folder [LINK-41]', async () => {
  const byUrl = await verify(data, { SLUIS_DATABASE_URL_IDENTITY: store.database.url('ttp_identity') })
  expect(JSON.parse(byUrl.output)).toMatchObject({ events: 1, same: true })
  await symlink(store.database.directory, join(data, 'database'))
  const byFolder = await verify(data)
  expect(byFolder).toEqual(byUrl)
  expect(byFolder.code).toBe(0)
}, 60_000)

test('it ends in failure when the store is not what the events say, and names nobody [LINK-41]', async () => {
  await store.owner.withConnection((sql) => sql.query('delete from identity.fingerprint'))
  const { code, output } = await verify(data)
  expect(code).toBe(1)
  expect(JSON.parse(output)).toMatchObject({ events: 1, same: false })
  expect(output).not.toMatch(/anna/i)
}, 60_000)

test('it starts the server of a data folder where none runs, and ends it', async () => {
  const empty = join(data, 'other')
  const { output } = await verify(empty)
  expect(JSON.parse(output)).toMatchObject({ events: 0, same: true })
  expect(JSON.parse((await verify(empty)).output)).toMatchObject({ events: 0, same: true })
}, 120_000)
