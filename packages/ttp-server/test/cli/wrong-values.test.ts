import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import type { Server } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestDatabase } from '../support/postgres.ts'
import { startTestDatabase } from '../support/postgres.ts'
import type { Ran } from '../support/sluis-server.ts'
import { runServer } from '../support/sluis-server.ts'

/** Stands for whatever an operator types that must not come back: a name, by mistake. */
const WORD = 'Zwanepoelstra'
const UUID = '6f1d2c3b-4a59-4687-9a7b-1c2d3e4f5a6b'
/** Nothing listens there: no process of a user may. */
const NOBODY = 'http://127.0.0.1:9'

let database: TestDatabase
let folder: string
let stranger: Server
beforeAll(async () => {
  database = await startTestDatabase()
  folder = await mkdtemp(join(tmpdir(), 'sluis-wrong-values-'))
  const write = (name: string, text: string): Promise<void> => writeFile(join(folder, name), text, { mode: 0o600 })
  await write('root', randomBytes(32).toString('hex'))
  await write('damaged.json', `{"${WORD}": `)
  await write('other.json', `{"${WORD}": [1]}`)
  await write('damaged.jws', `eyJ.${WORD}.A`)
  await write('request.jws', `e30.${Buffer.from(JSON.stringify({ id: UUID })).toString('base64url')}.AA`)
  await write('passphrase', 'long enough to be one')
  await mkdir(join(folder, 'a-folder'))
  expect(await run('registrar', 'keygen', '--out', 'key.json')).toMatchObject({ code: 0 })
  expect(await run('registrar', 'authority', '--name', 'x', '--out', 'ca.pem', '--key', 'ca.key')).toMatchObject({
    code: 0,
  })
  expect(await run('registrar', 'authority', '--name', 'y', '--out', 'ca2.pem', '--key', 'ca2.key')).toMatchObject({
    code: 0,
  })
  stranger = createServer((_, response) => response.end(`<p>${WORD}</p>`)).listen(0, '127.0.0.1')
  await new Promise((resolve) => stranger.once('listening', resolve))
})
afterAll(async () => {
  stranger.close()
  await database.stop()
  await rm(folder, { recursive: true, force: true })
})

/** Runs a command as the operator of an engine does, in a folder of its own. */
const run = (...words: readonly string[]): Promise<Ran> =>
  runServer(
    words.map((word) => (word === STRANGER ? `http://127.0.0.1:${(stranger.address() as AddressInfo).port}` : word)),
    {
      SLUIS_CWD: folder,
      SLUIS_DATABASE_URL_IDENTITY: database.url('ttp_identity'),
      SLUIS_DATABASE_URL_KEYS: database.url('ttp_keys'),
      SLUIS_IDENTITY_ROOT_FILE: join(folder, 'root'),
      HOME: folder,
    },
    '',
    folder,
  )
const STRANGER = 'a stranger'

const KEY = ['--tenant', 'audience', '--domain', 'reach', '--epoch', '1'] as const
const ASK = ['keys', 'request-destruction', ...KEY, '--person', 'p', '--reason', 'r', '--out', 'new.jws'] as const
const APPROVE = ['keys', 'approve-destruction', '--person', 'p', '--out', 'new.jws'] as const
const DESTROY = ['keys', 'destroy', '--approval', 'request.jws'] as const
const LOG_KEY = ['registrar', 'log-key', '--draft', 'draft.json', '--url', NOBODY, '--key', 'key.json'] as const
const DESK = ['--draft', 'draft.json', '--key', 'key.json'] as const
const CEREMONY = ['ceremony', 'create', '--custodians', 'a,b,c', '--key', 'key.json', '--out', 'new.jws'] as const
const LEAF = ['registrar', 'certificate', '--out', 'new.pem', '--name', 'n', '--bundle', 'new.p12'] as const
const CA: readonly string[] = ['--ca', 'ca.pem', '--ca-key', 'ca.key', '--passphrase-file', 'passphrase']
const PROTOCOL = ['ceremony', 'verify', '--registrar-key'] as const

/** What is typed, the code it ends with, and the option that is named. */
const WRONG: readonly (readonly [words: readonly string[], code: string, option: string | undefined])[] = [
  [['keys', 'log-key', '--epoch', WORD, '--out', 'new.json'], 'OPTION_INVALID', '--epoch'],
  [['keys', 'log-key', '--epoch', '1.5', '--out', 'new.json'], 'OPTION_INVALID', '--epoch'],
  [['keys', 'log-key', '--epoch', '99999999999', '--out', 'new.json'], 'OPTION_INVALID', '--epoch'],
  [['keys', 'log-key', '--epoch', '7', '--out', 'new.json'], 'NOT_FOUND', undefined],
  [['keys', 'plan', '--tenant', 'audience', '--domain', 'reach', '--epoch', WORD], 'OPTION_INVALID', '--epoch'],
  [['keys', 'plan', '--domain', 'reach', '--epoch', '2'], 'OPTION_INVALID', '--tenant'],
  [['keys', 'plan', '--tenant', 'audience', '--domain', WORD, '--epoch', '2'], 'OPTION_INVALID', '--domain'],
  [['keys', 'plan', '--purpose', 'log', '--domain', 'reach', '--epoch', '2'], 'OPTION_INVALID', '--domain'],
  [[...ASK, '--key', 'key.json', '--days', WORD], 'OPTION_INVALID', '--days'],
  [[...ASK, '--key', 'key.json', '--days', '-1'], 'OPTION_INVALID', '--days'],
  [[...ASK, '--key', `${WORD}.json`], 'FILE_UNREADABLE', '--key'],
  [[...ASK, '--key', 'a-folder'], 'FILE_UNREADABLE', '--key'],
  [[...ASK, '--key', 'damaged.json'], 'FILE_INVALID', '--key'],
  [[...ASK, '--key', 'other.json'], 'FILE_INVALID', '--key'],
  [[...APPROVE, '--key', 'key.json', '--request', WORD], 'FILE_UNREADABLE', '--request'],
  [[...APPROVE, '--key', 'key.json', '--request', 'damaged.jws'], 'FILE_INVALID', '--request'],
  [[...DESTROY, '--request', 'damaged.jws'], 'FILE_INVALID', '--request'],
  [[...DESTROY, 'damaged.jws', '--request', 'request.jws'], 'FILE_INVALID', '--approval'],
  [[...DESTROY, '--request', 'request.jws', '--wait', WORD], 'OPTION_INVALID', '--wait'],
  [['keys', 'certificate', '--request-id', WORD], 'OPTION_INVALID', '--request-id'],
  [['keys', 'certificate', '--request-id', UUID], 'NOT_FOUND', undefined],
  [[...LOG_KEY, '--handover', WORD], 'FILE_UNREADABLE', '--handover'],
  [[...LOG_KEY, '--handover', 'a-folder'], 'FILE_UNREADABLE', '--handover'],
  [[...LOG_KEY, '--handover', 'damaged.json'], 'FILE_INVALID', '--handover'],
  [[...LOG_KEY, '--handover', 'other.json'], 'FILE_INVALID', '--handover'],
  [['registrar', 'requests', '--key', 'key.json', '--url', NOBODY], 'GATEWAY_UNREACHABLE', '--url'],
  [['registrar', 'requests', '--key', 'key.json', '--url', WORD], 'OPTION_INVALID', '--url'],
  [['registrar', 'requests', '--key', 'key.json', '--url', 'file:///etc/passwd'], 'OPTION_INVALID', '--url'],
  [['registrar', 'requests', '--key', 'key.json', '--url', STRANGER], 'GATEWAY_ANSWER_INVALID', '--url'],
  [['registrar', 'engine-keys', '--url', STRANGER], 'GATEWAY_ANSWER_INVALID', '--url'],
  [['registrar', 'engine-keys', '--url', NOBODY], 'GATEWAY_UNREACHABLE', '--url'],
  [['registrar', 'statement', ...DESK, '--agreement', 'a', '--url', NOBODY], 'GATEWAY_UNREACHABLE', '--url'],
  [['registrar', 'publish', '--url', NOBODY, '--file', 'request.jws'], 'GATEWAY_UNREACHABLE', '--url'],
  [['registrar', 'publish', '--url', NOBODY, '--file', 'a-folder'], 'FILE_UNREADABLE', '--file'],
  [
    ['registrar', 'sign', '--key', 'key.json', '--directory', 'damaged.json', '--out', 'new.jws'],
    'FILE_INVALID',
    '--directory',
  ],
  [
    ['registrar', 'sign', '--key', 'other.json', '--directory', 'other.json', '--out', 'new.jws'],
    'FILE_INVALID',
    '--key',
  ],
  [['registrar', 'keygen', '--out', 'key.json'], 'FILE_NOT_WRITTEN', '--out'],
  [['registrar', 'keygen', '--out', `${WORD}/key.json`], 'FILE_NOT_WRITTEN', '--out'],
  [['registrar', 'bundle', ...DESK, '--url', NOBODY, '--folder', WORD], 'FILE_INVALID', '--folder'],
  [['registrar', 'bundle', ...DESK, '--url', NOBODY, '--folder', 'key.json'], 'FILE_INVALID', '--folder'],
  [['registrar', 'authority', '--name', 'x', '--out', 'ca.pem', '--key', 'new.key'], 'FILE_NOT_WRITTEN', '--out'],
  [[...LEAF, ...CA.with(1, WORD)], 'FILE_UNREADABLE', '--ca'],
  [[...LEAF, ...CA.with(1, 'damaged.json')], 'FILE_INVALID', '--ca'],
  [[...LEAF, ...CA.with(3, 'ca.pem')], 'FILE_INVALID', '--ca-key'],
  [[...LEAF, ...CA.with(3, 'ca2.key')], 'FILE_INVALID', '--ca-key'],
  [[...LEAF, ...CA.with(5, WORD)], 'FILE_UNREADABLE', '--passphrase-file'],
  [[...LEAF, ...CA, '--days', WORD], 'CERTIFICATE_OPTIONS_MISSING', undefined],
  [[...CEREMONY, '--shares', WORD], 'OPTION_INVALID', '--shares'],
  [[...CEREMONY, '--shares', '3', '--threshold', WORD], 'OPTION_INVALID', '--threshold'],
  [[...CEREMONY, '--shares', '4'], 'CEREMONY_INVALID', '--custodians'],
  [[...PROTOCOL, WORD, '--protocol', 'request.jws'], 'OPTION_INVALID', '--registrar-key'],
  [[...PROTOCOL, '{"kty":"OKP"}', '--protocol', 'request.jws'], 'OPTION_INVALID', '--registrar-key'],
  [['ceremony', 'custodian-key', '--out', 'key.json'], 'FILE_NOT_WRITTEN', '--out'],
  [['unseal', '--status'], 'CONFIGURATION_INVALID', '--runtime'],
  [['unseal', '--status', '--runtime', WORD], 'ENGINE_UNREACHABLE', undefined],
  [['migrate'], 'CONFIGURATION_INVALID', 'SLUIS_DATABASE_URL_OWNER'],
  [['start', '--port', WORD], 'OPTION_INVALID', '--port'],
  [['start', '--port', '70000'], 'OPTION_INVALID', '--port'],
  [['start', '--registrar-key', WORD], 'OPTION_INVALID', '--registrar-key'],
  [['model', 'show', '--version', WORD], 'MODEL_UNKNOWN', undefined],
  [['model', 'activate', '--version', '99'], 'MODEL_UNKNOWN', undefined],
  [['identity', 'explain', '--record', WORD, '--reader', 'olga'], 'NOT_FOUND', undefined],
  [['identity', 'explain', '--case', WORD, '--reader', 'olga'], 'NOT_FOUND', undefined],
  [['identity', 'explain', '--case', '7', '--reader', `${WORD} van`], 'CONFIGURATION_INVALID', '--reader'],
  [['identity', 'erase', '--record', WORD, '--ground', 'withdrawn', '--by', 'olga'], 'NOT_FOUND', undefined],
  [['identity', 'find', '--file', 'damaged.json', '--reader', 'olga', '--request', 'R-1'], 'SEARCH_INVALID', undefined],
  [['waiting', 'refuse', WORD, '--operator', 'olga'], 'NOT_FOUND', undefined],
  [['waiting', 'refuse', UUID, '--operator', 'olga', '--registrar-key', WORD], 'OPTION_INVALID', '--registrar-key'],
]

interface Line {
  readonly code: string
  readonly option?: string
  readonly msg: string
}

test.concurrent.each(WRONG)('%j: %s %s, and nothing is begun [HTTP-18]', async (words, code, option) => {
  const before = await readdir(folder)
  const { code: exit, stdout, stderr } = await run(...words)
  expect([exit, stdout], stderr).toEqual([1, ''])
  const line = JSON.parse(stderr.trim().split('\n').at(-1) ?? '') as Line
  expect([line.code, line.option]).toEqual([code, option])
  expect(line.msg).not.toBe('stopped by an error')
  expect(stderr).not.toContain(WORD)
  expect((await readdir(folder)).filter((name) => !before.includes(name))).toEqual([])
})

const settings = (url: string) => ({ SLUIS_DATABASE_URL_KEYS: url, SLUIS_DATABASE_URL_OWNER: url })

test.each([
  ['no address', () => WORD, 'OPTION_INVALID'],
  ['nobody there', () => 'postgresql://ttp_keys:x@127.0.0.1:9/sluis', 'DATABASE_UNREACHABLE'],
  ['no such role', () => database.url('ttp_keys').replace('ttp_keys', 'somebody'), 'DATABASE_UNREACHABLE'],
  ['no such database', () => `${database.url('ttp_keys')}-not`, 'DATABASE_UNREACHABLE'],
  ['the role of another domain', () => database.url('ttp_intake'), 'DATABASE_FOREIGN'],
])('a setting of the database with %s is named with what to mend [HTTP-18]', async (_, url, code) => {
  for (const words of [['keys', 'list'], ['migrate']]) {
    const { code: exit, stderr } = await runServer(words, settings(url()))
    const setting = words[0] === 'migrate' ? 'SLUIS_DATABASE_URL_OWNER' : 'SLUIS_DATABASE_URL_KEYS'
    expect([exit, JSON.parse(stderr)]).toMatchObject([1, { code, option: setting }])
    expect(stderr).not.toContain('127.0.0.1')
  }
})

test('a folder without a service is said to be one by every command that looks into it [HTTP-18]', async () => {
  const nowhere = ['--data', join(folder, 'a-folder')]
  for (const words of [
    ['keys', 'list'],
    ['waiting'],
    ['alarms'],
    ['identity', 'verify'],
    ['canaries'],
    ['model', 'list'],
  ]) {
    const { code, stderr } = await runServer([...words, ...nowhere])
    expect([words, code, JSON.parse(stderr)]).toMatchObject([words, 1, { code: 'DATA_FOLDER_ABSENT' }])
  }
  expect(await readdir(join(folder, 'a-folder'))).toEqual([])
})
