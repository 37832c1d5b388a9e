import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { directoryDigest } from '@sluis/ttp-core/common'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { START_FLAGS } from '../../../ttp-server/test/support/programs.ts'
import { directoryChain, Feed, pseudonym, registrar, tenantClient, tenantSeal, visit } from './world.ts'

const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url))

let folder: string
let feed: Feed
let server: Server
let directory: string
let published: ReturnType<Feed['log']['add']>
const withheld = new Set<number>()

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sluis-cli-'))
  ;[directory = ''] = await directoryChain(1)
  feed = newFeed()
  withheld.clear()
  await feed.addDelivery({ chunks: [[visit(1), visit(2)]] })
  server = createServer((request, response) => {
    request.resume()
    const { status, body } = answer(request.method ?? '', request.url ?? '')
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(typeof body === 'object' && !(body instanceof Uint8Array) ? JSON.stringify(body) : body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const config = {
    url: `http://127.0.0.1:${port}`,
    organisation: 'audience',
    clientId: 'audience-client',
    signKey: tenantClient.privateJwk,
    sealKeys: [tenantSeal.privateJwk],
    registrarKey: registrar.publicJwk,
    stateDirectory: 'state',
  }
  await writeFile(join(folder, 'config.json'), JSON.stringify(config), { mode: 0o600 })
})
afterEach(async () => {
  await new Promise((resolve) => server.close(resolve))
  await rm(folder, { recursive: true, force: true })
})

/** A feed whose log begins with the directory. */
function newFeed(): Feed {
  const made = new Feed()
  const at = '2026-01-01T00:00:00.000Z'
  published = made.log.add('directory.published', { version: 1, digest: directoryDigest(directory) }, 'registrar', at)
  return made
}

function answer(method: string, url: string): { status: number; body?: object | string | Uint8Array } {
  const { pathname } = new URL(url, 'http://localhost')
  if (pathname === '/v1/token')
    return { status: 200, body: { access_token: 'token', token_type: 'Bearer', expires_in: 600 } }
  if (pathname === '/v1/directory' || pathname === '/v1/directory/1')
    return { status: 200, body: { version: 1, document: directory, evidence: feed.log.prove(published) } }
  if (pathname === '/v1/log/checkpoint') return { status: 200, body: feed.log.note() }
  const bytes = pathname.startsWith('/v1/log/tile/') ? feed.log.tile(pathname.slice('/v1/log/'.length)) : undefined
  if (bytes !== undefined) return { status: 200, body: bytes }
  if (method === 'PUT' && pathname === '/v1/releases/acknowledgement') return { status: 204 }
  const parts = /^\/v1\/releases\/(\d+)\/parts$/.exec(pathname)
  if (parts !== null) return { status: 200, body: feed.parts(Number(parts[1])) }
  if (pathname !== '/v1/releases') return { status: 404, body: { code: 'NOT_FOUND' } }
  const after = Number(new URL(url, 'http://localhost').searchParams.get('after'))
  const cursors = feed.entries.map((_, index) => index + 1).filter((cursor) => cursor > after && !withheld.has(cursor))
  return { status: 200, body: { items: cursors.map((cursor) => feed.item(cursor)), lastCursor: feed.entries.length } }
}

function sluis(...command: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const argv = [...START_FLAGS, MAIN, ...command]
  return new Promise((resolve) => {
    execFile(process.execPath, argv, { cwd: folder, env: { ...process.env, LANG: 'C' } }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr })
    })
  })
}

test('pull, pull again after a merge, and print the rows under the pseudonyms of today', async () => {
  const first = await sluis('tenant', 'pull', '--config', 'config.json', '--out', 'store', '--json')
  expect(first).toMatchObject({ code: 0, stderr: '' })
  expect(JSON.parse(first.stdout)).toEqual({
    ok: true,
    items: 1,
    rows: 2,
    changes: 0,
    erased: 0,
    itemsSetAside: 0,
    quarantined: {},
    cursor: 1,
  })
  await feed.addChange([{ change: 'merge', kind: 'person', old: pseudonym('person', 2), new: pseudonym('person', 1) }])
  const second = await sluis('tenant', 'pull', '--config', 'config.json', '--out', 'store')
  expect(second).toMatchObject({ code: 0, stdout: '' })
  expect(second.stderr).toBe('1 item, 0 rows, 1 change; the store store is at 2\n')
  const rows = await sluis('tenant', 'rows', '--out', 'store')
  expect(rows).toMatchObject({ code: 0, stderr: '' })
  const persons = rows.stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line).person)
  expect(persons).toEqual([pseudonym('person', 1), pseudonym('person', 1)])
})

test('the exit code says what is wrong', async () => {
  await feed.addDelivery({ institution: 'theatre', chunks: [[visit(3), visit()], [visit(4)]] })
  const entry = feed.entry(3)
  entry.parts = {}
  const aside = await sluis('tenant', 'pull', '--config', 'config.json', '--json')
  expect(aside.code).toBe(4)
  expect(JSON.parse(aside.stdout)).toMatchObject({
    itemsSetAside: 1,
    quarantined: { ROW_ANONYMOUS: 1, PART_MISSING: 1 },
  })
  await feed.addDelivery({ institution: 'theatre', chunks: [[visit()]] })
  expect((await sluis('tenant', 'pull', '--config', 'config.json')).code).toBe(3)
  await feed.addDelivery({ chunks: [[visit(5)], [visit(6)]] })
  withheld.add(5)
  const gap = await sluis('tenant', 'pull', '--config', 'config.json', '--json')
  expect(gap.code).toBe(4)
  expect(JSON.parse(gap.stdout)).toMatchObject({ ok: false, error: { code: 'FEED_GAP', where: { cursor: 5 } } })
  expect(gap.stderr).toMatch(/^FEED_GAP \(cursor 5\): /)
  const config = await sluis('tenant', 'pull', '--config', 'nowhere.json')
  expect(config.code).toBe(2)
  expect((await sluis('tenant', 'rows', '--out', 'nowhere')).code).toBe(2)
})

test('a tenant verifies the service, exports it, and verifies the export offline', async () => {
  const online = await sluis('audit', 'verify', '--config', 'config.json', '--json')
  expect(online.code).toBe(0)
  expect(JSON.parse(online.stdout)).toMatchObject({ ok: true, verified: true, faults: [], log: { size: 3 } })
  expect((await sluis('audit', 'export', '--config', 'config.json', '--out', 'export')).code).toBe(0)
  await writeFile(join(folder, 'registrar.json'), JSON.stringify(registrar.publicJwk))
  const offline = ['audit', 'verify', '--export', 'export', '--registrar-key']
  const sound = await sluis(...offline, 'registrar.json')
  expect(sound.code).toBe(0)
  expect(sound.stdout).toMatch(/^VERIFIED: 3 entries, root [0-9a-f]{64}\n/)
  expect((await sluis(...offline, 'nowhere.json')).code).toBe(6)
  await writeFile(join(folder, 'other.json'), JSON.stringify(tenantClient.publicJwk))
  const other = await sluis(...offline, 'other.json', '--json')
  expect(other.code).toBe(4)
  expect(JSON.parse(other.stdout)).toMatchObject({ ok: false, faults: [{ fault: 'DIRECTORY_INVALID', version: 1 }] })
})

test('a log that was rewritten since the last look is found, and both heads are kept [AUDI-25, AUDI-26]', async () => {
  expect((await sluis('audit', 'verify', '--config', 'config.json')).code).toBe(0)
  const other = newFeed()
  await other.addDelivery({ chunks: [[visit(1)], [visit(2)]] })
  feed = other
  const verified = await sluis('audit', 'verify', '--config', 'config.json')
  expect(verified.code).toBe(4)
  expect(verified.stdout).toMatch(/^ *FORKED \(index 3\): /m)
  expect(verified.stderr).toMatch(/^evidence: .*forks/)
  const pulled = await sluis('tenant', 'pull', '--config', 'config.json')
  expect(pulled.code).toBe(4)
  expect(pulled.stderr).toMatch(/^LOG_FORKED \(evidence .*forks/)
})
