import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Store } from '../identity/store.ts'
import { startStore } from '../identity/store.ts'
import type { Ran } from '../support/sluis-server.ts'
import { runServer } from '../support/sluis-server.ts'

let store: Store
let folder: string
beforeAll(async () => {
  store = await startStore()
  folder = await mkdtemp(join(tmpdir(), 'sluis-alarms-'))
  await writeFile(join(folder, 'root'), randomBytes(32).toString('hex'), { mode: 0o600 })
})
afterAll(async () => {
  await store.stop()
  await rm(folder, { recursive: true, force: true })
})

/** Runs a command as the operator of the identity engine does. */
const run = (...words: readonly string[]): Promise<Ran> =>
  runServer(words, {
    SLUIS_CWD: folder,
    SLUIS_DATABASE_URL_IDENTITY: store.database.url('ttp_identity'),
    SLUIS_IDENTITY_ROOT_FILE: join(folder, 'root'),
  })

const raise = (kind: string): Promise<unknown> =>
  store.owner.withConnection((sql) =>
    sql.query(
      `insert into identity.alarm (delivery, institution, tenant, domain, kind, count, share, raised_at)
       values ('00000000-0000-4000-8000-000000000001', 'museum-a', 'tenant-a', 'domain-a', $1, 400, 97, now())`,
      [kind],
    ),
  )

test('canaries are planted without being shown, or shown to be put into the file of an institution, and listed to the operator [HTTP-76]', async () => {
  expect(await run('canaries', 'plant', '--count', '4', '--operator', 'olga')).toEqual({
    code: 0,
    stdout: '4 canaries planted\n',
    stderr: '',
  })
  await writeFile(join(folder, 'own.json'), JSON.stringify([{ postcode: '9999AB', houseNumber: '77812' }]))
  const given = await run('canaries', 'plant', '--file', 'own.json', '--for', 'museum-a', '--operator', 'olga')
  expect(given).toMatchObject({ code: 0, stdout: '{"postcode":"9999AB","houseNumber":"77812"}\n' })
  const { stdout } = await run('canaries', 'list')
  const lines = stdout.trim().split('\n')
  expect(lines).toHaveLength(5)
  expect(lines.filter((line) => line.includes('\tnobody\t'))).toHaveLength(4)
  expect(lines[4]).toContain('\tmuseum-a\t{"postcode":"9999AB","houseNumber":"77812"}')
})

test.each([
  ['no name of who does it', ['canaries', 'plant'], 'OPERATOR_INVALID'],
  ['a number that is none', ['canaries', 'plant', '--count', 'many', '--operator', 'olga'], 'CANARY_INVALID'],
  [
    'a file that is not there',
    ['canaries', 'plant', '--file', 'Zwanepoelstra', '--operator', 'olga'],
    'CANARY_INVALID',
  ],
  ['no such alarm', ['alarms', 'release', '999999', '--operator', 'olga'], 'ALARM_UNKNOWN'],
  ['no number', ['alarms', 'withhold', 'Zwanepoelstra', '--operator', 'olga'], 'ALARM_UNKNOWN'],
  ['no size', ['cohorts', 'agree', 'museum-a', 'Zwanepoelstra', '--operator', 'olga'], 'COHORT_INVALID'],
])('%s: a code, how to mend it, and nothing of what was typed', async (_, words, code) => {
  const { code: exit, stdout, stderr } = await run(...words)
  expect([exit, stdout]).toEqual([1, ''])
  expect(JSON.parse(stderr)).toMatchObject({ code })
  expect(stderr).not.toContain('Zwanepoelstra')
})

test('alarms are listed and decided, cohorts agreed and listed [HTTP-77, HTTP-79]', async () => {
  expect((await run('alarms')).stdout).toBe('no alarm waits for a decision\n')
  await raise('phone-sequence')
  await raise('canary')
  const { stdout } = await run('alarms', 'list', '--json')
  const [first, second] = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { id: number; kind: string })
  expect([first?.kind, second?.kind]).toEqual(['phone-sequence', 'canary'])
  const release = (id: number | undefined) => run('alarms', 'release', String(id), '--operator', 'olga')
  expect((await release(first?.id)).stdout).toContain('the delivery stays held back')
  expect((await run('alarms')).stdout).toContain('canary\t400 (97 %)\twaits')
  expect((await release(second?.id)).stdout).toContain('the delivery goes on')
  expect((await run('alarms', 'list', '--all')).stdout.trim().split('\n')).toHaveLength(2)
  expect((await run('cohorts')).stdout).toBe('no institution delivered yet\n')
  expect(await run('cohorts', 'agree', 'museum-a', '25000', '--operator', 'olga')).toMatchObject({
    code: 0,
    stderr: '',
  })
  expect((await run('cohorts')).stdout).toBe('museum-a\t25000\t0\n')
})
