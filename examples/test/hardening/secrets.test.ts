import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deliverPlanted } from '../attacks/installation.ts'
import { MUSEUM_ROWS } from '../whole/planted.ts'
import type { World } from '../whole/world.ts'
import { startWorld } from '../whole/world.ts'

const PROCESSES = ['gateway', 'identity-engine', 'key-engine'] as const
/** Files that hold a secret on purpose, each closed to all but the process that reads it; what the embedded default keeps for development. */
const KEPT =
  /^(?:identity-engine\/root|key-engine\/root|gateway\/token-key\.jwk|registrar\/key-pair\.json|database\/role-passwords\.json)$/

let world: World
let secrets: ReadonlyMap<string, Buffer>
beforeAll(async () => {
  world = await startWorld(['museum'])
  await deliverPlanted(world, 'museum', 'first', MUSEUM_ROWS)
  const data = await dataFolder()
  const key = async (file: string, member?: string): Promise<Buffer> => {
    const jwk = JSON.parse(await readFile(join(data, file), 'utf8')) as Record<string, unknown>
    const inner = (member === undefined ? jwk : jwk[member]) as { readonly d: string }
    return Buffer.from(inner.d, 'base64url')
  }
  const root = async (file: string): Promise<Buffer> =>
    Buffer.from((await readFile(join(data, file), 'utf8')).trim(), 'hex')
  secrets = new Map([
    ['root of the identity engine', await root('identity-engine/root')],
    ['root of the key engine', await root('key-engine/root')],
    ["gateway's key of tokens", await key('gateway/token-key.jwk')],
    ["registrar's key", await key('registrar/key-pair.json', 'privateJwk')],
  ])
})
afterAll(async () => {
  await world?.stop()
  await world?.remove()
})

/** Where the processes keep their roots: above the database's folder. */
async function dataFolder(): Promise<string> {
  const find = async (folder: string): Promise<string | undefined> => {
    const entries = await readdir(folder, { withFileTypes: true })
    if (entries.some(({ name }) => name === 'key-engine')) return folder
    for (const entry of entries) {
      const found = entry.isDirectory() ? await find(join(folder, entry.name)).catch(() => undefined) : undefined
      if (found !== undefined) return found
    }
    return undefined
  }
  const found = await find(world.folder)
  if (found === undefined) throw new Error('there is no data folder')
  return found
}

/** A secret as somebody could have written it down. */
const formsOf = (secret: Buffer): readonly Buffer[] => [
  secret,
  ...[
    secret.toString('hex'),
    secret.toString('hex').toUpperCase(),
    secret.toString('base64').replace(/=+$/, ''),
    secret.toString('base64url'),
  ].map((text) => Buffer.from(text)),
]
const holds = (bytes: Buffer, secret: Buffer): boolean => formsOf(secret).some((form) => bytes.includes(form))
const foundIn = (bytes: Buffer): readonly string[] =>
  [...secrets].flatMap(([name, secret]) => (holds(bytes, secret) ? [name] : []))

async function* filesBelow(folder: string, path = ''): AsyncGenerator<string> {
  for (const entry of await readdir(join(folder, path), { withFileTypes: true }).catch(() => [])) {
    const inner = path === '' ? entry.name : `${path}/${entry.name}`
    if (entry.isDirectory()) yield* filesBelow(folder, inner)
    else if (entry.isFile()) yield inner
  }
}

test('the search finds a secret in each form', () => {
  for (const [name, secret] of secrets) {
    expect(secret).toHaveLength(32)
    for (const form of formsOf(secret)) expect(foundIn(Buffer.concat([Buffer.from('before'), form]))).toEqual([name])
  }
})

describe.each(PROCESSES)('%s', (name) => {
  const read = (file: string): Promise<Buffer> =>
    readFile(`/proc/${world.collaboration.ttp.processes[name].pid()}/${file}`)

  test('shows no key in the list of processes nor in its environment, and no password in the list [SECU-20]', async () => {
    const line = await read('cmdline')
    expect(line.toString()).toContain(name)
    expect(foundIn(line)).toEqual([])
    expect(foundIn(await read('environ'))).toEqual([])
    expect(line.toString()).not.toMatch(/postgres(?:ql)?:/)
  })

  test('leaves no core dump, and no signal opens its debugger', async () => {
    expect((await read('limits')).toString()).toMatch(/^Max core file size +0 /m)
    expect((await read('cmdline')).toString()).toContain('--disable-sigusr1')
  })
})

test('no log line holds a key [SECU-20]', () => {
  expect(world.logged.length).toBeGreaterThan(3)
  expect(foundIn(Buffer.from(world.logged.map(({ line }) => line).join('\n')))).toEqual([])
})

test('no file of the installation holds a key but the one that is there for it, closed to others: not the database, not its log [SECU-1]', async () => {
  const data = await dataFolder()
  const holding: string[] = []
  let looked = 0
  for await (const file of filesBelow(data)) {
    looked += 1
    const bytes = await readFile(join(data, file)).catch(() => Buffer.alloc(0))
    if (foundIn(bytes).length > 0) holding.push(file)
  }
  expect(looked).toBeGreaterThan(500)
  expect(holding.filter((file) => !KEPT.test(file))).toEqual([])
  expect(holding.length).toBeGreaterThanOrEqual(4)
})

test('no heap snapshot shows a root in any form, neither while it is used nor after it was destroyed [SECU-18]', async () => {
  const data = await dataFolder()
  const snapshots = ['living', 'destroyed'].map((name) => join(world.folder, `${name}.heapsnapshot`))
  const flags = ['--conditions=sluis-source', '--no-warnings', '--expose-gc', join(import.meta.dirname, 'hold-root.ts')]
  const child = spawn(process.execPath, [...flags, join(data, 'key-engine/root'), ...snapshots], { stdio: 'inherit' })
  const [code] = (await once(child, 'close')) as [number | null]
  expect(code).toBe(0)
  for (const snapshot of snapshots) {
    const bytes = await readFile(snapshot)
    // The snapshot is of that program: it knows the class that holds the root.
    expect(bytes.includes('SecretKey')).toBe(true)
    expect(foundIn(bytes)).toEqual([])
  }
})
