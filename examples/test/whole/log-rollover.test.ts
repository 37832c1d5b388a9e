import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { deliverFile, readConfig } from '@sluis/client/supplier'
import { developmentRegistrar } from '@sluis/ttp-server'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { layDatabase } from '../../../packages/ttp-server/test/support/lay-database.ts'
import type { Ran, ServerProcess } from '../../../packages/ttp-server/test/support/sluis-server.ts'
import { runServer, startServer } from '../../../packages/ttp-server/test/support/sluis-server.ts'
import type { Party } from '../../src/collaboration/parties.ts'
import { agreementOf, setUpParty, TENANT } from '../../src/collaboration/parties.ts'
import { publishDirectory } from '../../src/collaboration/publish-directory.ts'
import { python, runReference } from '../interop/python.ts'
import { run } from '../machines/commands.ts'
import { VISIT_MAPPING, writeVisitFile } from './visit-files.ts'

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 })

const WAIT_MS_MAX = 60_000
const RECEIPT = ['state', 'receipts'] as const

let folder: string
let server: ServerProcess
let url: string
let museum: Party
let tenant: Party
let auditor: Party
const at = (...names: readonly string[]): string => join(folder, ...names)
const data = (): string[] => ['--data', at('ttp')]
const registrarKey = (): string[] => ['--key', at('registrar.json')]

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sluis-log-rollover-'))
  // PostgreSQL's data lie below, and belong to another user where the tests run as root.
  chmodSync(folder, 0o711)
  mkdirSync(at('ttp'), { mode: 0o711 })
  await layDatabase(at('ttp', 'database'))
  const registrar = await developmentRegistrar(at('ttp'))
  writeFileSync(at('registrar.json'), JSON.stringify(registrar.privateJwk), { mode: 0o600 })
  writeFileSync(at('registrar-public.json'), JSON.stringify(registrar.publicJwk))
  url = await start()
  const plan = { url, registrarKey: registrar.publicJwk }
  museum = await setUpParty(at('parties'), { ...plan, id: 'museum', name: 'Museum', kind: 'institution' })
  tenant = await setUpParty(at('parties'), { ...plan, id: TENANT, name: 'Audience data', kind: 'tenant' })
  auditor = await setUpParty(at('parties'), { ...plan, id: 'auditor', name: 'Auditor', kind: 'auditor' })
  await publishDirectory(
    url,
    registrar.privateJwk,
    [tenant, auditor, museum].map(({ organisation }) => organisation),
    [agreementOf('museum', '2020-01-01')],
  )
})
afterAll(async () => {
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** Starts the service as an operator does, on a port that stays the same. */
async function start(): Promise<string> {
  server = startServer(['start', ...data(), '--port', url === undefined ? '0' : new URL(url).port], {})
  return until(() => {
    const [line] = server.printed().stdout.split('\n')
    return line ? (JSON.parse(line) as { url: string }).url : undefined
  })
}

async function until<Found>(look: () => Found | undefined | Promise<Found | undefined>): Promise<Found> {
  for (const deadline = Date.now() + WAIT_MS_MAX; Date.now() < deadline; await wait(100)) {
    const found = await look()
    if (found !== undefined) return found
  }
  throw new Error(`nothing came: ${server.printed().stderr.slice(-2_000)}`)
}

const told = (ran: Ran) => {
  expect(ran.code, ran.stderr + ran.stdout).toBe(0)
  return ran.stdout.trim() === '' ? {} : JSON.parse(ran.stdout)
}
/** What an operator or the registrar types. */
const operate = async (...words: readonly string[]) => told(await runServer(words))
/** What a party types, with its own configuration. */
const sluis = async ({ configFile }: Party, ...words: readonly string[]) =>
  told(await run('sluis', [...words, '--config', configFile]))

const checkpoint = async (): Promise<string> => (await fetch(new URL('/v1/log/checkpoint', url))).text()
interface KeyLine {
  readonly purpose: string
  readonly epoch: number
  readonly state: string
}
const logKeys = async (): Promise<string[]> =>
  ((await operate('keys', 'list', ...data())).keys as KeyLine[])
    .filter(({ purpose }) => purpose === 'log')
    .map(({ epoch, state }) => `${epoch} ${state}`)
const receiptsOf = (party: Party): string[] => readdirSync(join(party.folder, ...RECEIPT)).sort()

async function deliver(number: number): Promise<void> {
  const { path } = await writeVisitFile(at('exports'), 'museum', number)
  await deliverFile(path, { config: await readConfig(museum.configFile), mapping: VISIT_MAPPING })
}

test('the documented commands give the log of a running service a new key, and every party follows [AUDI-36, AUDI-37, DIRE-24, KEYS-80]', async () => {
  await deliver(0)
  const [oldReceipt = ''] = receiptsOf(museum)
  expect(receiptsOf(museum)).toHaveLength(1)
  await sluis(museum, 'audit', 'verify', '--json')
  const witnessed = at('witness-before.txt')
  await run('sluis', ['audit', 'checkpoint', '--out', witnessed, '--config', museum.configFile])

  await operate('keys', 'plan', '--purpose', 'log', '--epoch', '2', ...data())
  const handover = at('handover.json')
  await until(async () => {
    const { code } = await runServer(['keys', 'log-key', '--epoch', '2', '--out', handover, ...data()])
    return code === 0 ? true : undefined
  })
  expect(await logKeys()).toEqual(['1 active', '2 planned'])
  const next = JSON.parse(readFileSync(handover, 'utf8')) as { verifierKey: string; earlier: { verifierKey: string } }
  const draft = ['--draft', at('next.json')]
  const named = await operate('registrar', 'log-key', '--url', url, ...registrarKey(), ...draft, '--handover', handover)
  expect(named).toEqual({ verifierKey: next.verifierKey, earlier: [next.earlier.verifierKey] })
  // A delivery between the draft and its publication is still under the old key.
  await deliver(1)
  await operate('registrar', 'sign', ...registrarKey(), '--directory', at('next.json'), '--out', at('next.jws'))
  await operate('registrar', 'publish', '--url', url, '--file', at('next.jws'))
  await until(async () => ((await logKeys()).join() === '1 destroyed,2 active' ? true : undefined))
  // A restart finds the new key alone.
  await server.stop()
  await start()
  await deliver(2)
  expect(receiptsOf(museum)).toHaveLength(3)
  const newKeyId = next.verifierKey.split('+')[1] ?? ''
  expect(keyIdOf(await checkpoint())).toBe(newKeyId)

  const own = await sluis(museum, 'receipts', 'verify', '--online', '--json')
  expect(own).toMatchObject({ ok: true })
  expect(own.receipts).toHaveLength(3)
  expect(keyIdOf(readReceipt(oldReceipt))).toBe(next.earlier.verifierKey.split('+')[1])
  // What the museum saw under the old key another party holds against the log under the new one.
  expect(await sluis(tenant, 'audit', 'compare', witnessed, '--json')).toMatchObject({
    ok: true,
    compared: [{ cosigned: [{ client: 'museum.client' }] }],
  })
  expect(await sluis(museum, 'audit', 'verify', '--json')).toMatchObject({ ok: true })
  // Before anything is acknowledged: what was released under both keys is read by who knows the text alone.
  if (python !== undefined)
    await until(async () => {
      const { deliveries, stderr } = await readByPython()
      expect(stderr).toBe('')
      return deliveries.size === 3 ? true : undefined
    })
  await sluis(tenant, 'tenant', 'pull', '--out', at('store'), '--json')
  const receipts = ['--receipts', join(museum.folder, ...RECEIPT)]
  expect(await sluis(auditor, 'audit', 'verify', ...receipts, '--json')).toMatchObject({ verified: true, receipts: 3 })
})

test('an auditor without the service verifies the export over the change of keys, with every receipt of before and after [AUDI-37]', async () => {
  await sluis(auditor, 'audit', 'export', '--out', at('export'), '--json')
  await server.stop()
  const offline = [
    'audit',
    'verify',
    '--export',
    at('export'),
    '--registrar-key',
    at('registrar-public.json'),
    '--receipts',
    join(museum.folder, ...RECEIPT),
    '--json',
  ]
  const report = told(await run('sluis', offline))
  expect(report).toMatchObject({ verified: true, faults: [], receipts: 3, directory: { versions: 2 } })
  expect(report.log.actions).toMatchObject({ 'log.endorsed': 1, 'key.destroyed': 1, 'delivery.closed': 3 })
})

test.skipIf(python === undefined)(
  'an implementation made from the text alone delivers under the new key, and reads it [AUDI-38, DIRE-24]',
  async () => {
    await start()
    const rows = at('rows.jsonl')
    const row = { identity: { email: 'p@example.org' }, activity: { visitDate: '2026-05-01' } }
    writeFileSync(rows, `${JSON.stringify(row)}\n`)
    const { code, stdout, stderr } = await runReference('supplier.py', museum.configFile, rows)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const { deliveryId } = JSON.parse(stdout) as { deliveryId: string }
    await until(async () => {
      const read = await readByPython()
      // What the tenant acknowledged has no parts any more; all that proves it holds.
      expect(read.stderr.replaceAll(/^set aside: item \d+: PART_MISSING\n/gm, '')).toBe('')
      return read.deliveries.has(deliveryId) ? true : undefined
    })
    await server.stop()
  },
)

/** The feed as the implementation made from the text alone reads it, from its beginning. */
async function readByPython(): Promise<{ readonly deliveries: ReadonlySet<string>; readonly stderr: string }> {
  const { code, stdout, stderr } = await runReference('tenant.py', tenant.configFile)
  expect(code, stderr).toBe(0)
  const lines = stdout.split('\n').filter((line) => line !== '')
  return { deliveries: new Set(lines.map((line) => (JSON.parse(line) as { delivery: string }).delivery)), stderr }
}

/** Key id of the first signature of a signed note, in hexadecimal as a verifier key has it (C2SP signed-note). */
function keyIdOf(note: string): string {
  const [, signature = ''] = /^— \S+ (\S+)$/m.exec(note) ?? []
  return Buffer.from(signature, 'base64').subarray(0, 4).toString('hex')
}

function readReceipt(name: string): string {
  const { proof } = JSON.parse(readFileSync(join(museum.folder, ...RECEIPT, name), 'utf8')) as { proof: string }
  return proof
}
