import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  type Implementation,
  installedImplementation,
  readVectors,
  type Said,
  verifyFile,
} from '../../src/vectors/index.ts'

const VECTORS = fileURLToPath(new URL('../../../../test-vectors', import.meta.url))

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sluis-vectors-'))
  for (const name of ['manifest.json', 'encoding.json']) await cp(join(VECTORS, name), join(folder, name))
  const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as { files: { path: string }[] }
  const files = manifest.files.filter(({ path }) => path === 'encoding.json')
  await writeFile(join(folder, 'manifest.json'), JSON.stringify({ ...manifest, files }))
})
afterEach(() => rm(folder, { recursive: true }))

type Change = (file: {
  [name: string]: unknown
  numberOfTests: number
  testGroups: { tests: object[]; mutations?: object[] }[]
}) => void

/** Changes encoding.json and its digest in the manifest. */
async function change(edit: Change): Promise<void> {
  const file = JSON.parse(await readFile(join(folder, 'encoding.json'), 'utf8')) as Parameters<Change>[0]
  edit(file)
  const content = JSON.stringify(file)
  await writeFile(join(folder, 'encoding.json'), content)
  const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as { files: { sha256: string }[] }
  const sha256 = createHash('sha256').update(content).digest('hex')
  await writeFile(
    join(folder, 'manifest.json'),
    JSON.stringify({ ...manifest, files: [{ ...manifest.files[0], sha256 }] }),
  )
}

async function verify(implementation: Implementation, slow = false) {
  const verdicts = []
  for await (const { vectors } of readVectors(folder))
    verdicts.push(await verifyFile(vectors, implementation, { slow }))
  return verdicts[0]
}

const installed = installedImplementation()
const bent = (bend: (operation: string, said: Said) => Said): Implementation => ({
  ...installed,
  ask: async (operation, input) => bend(operation, await installed.ask(operation, input)),
})

describe('the installed version', () => {
  it('agrees with every case', async () => {
    const verdict = await verify(installed)
    expect(verdict).toMatchObject({ disagreements: [], unsupported: [], skipped: 0 })
    expect(verdict?.cases).toBeGreaterThan(30)
  })

  it('is asked a slow case only when wanted', async () => {
    await change(({ testGroups }) => Object.assign(testGroups[0]?.tests[0] ?? {}, { flags: ['Slow'] }))
    const [without, all] = [await verify(installed), await verify(installed, true)]
    expect(without).toMatchObject({ skipped: 1, disagreements: [] })
    expect(all).toMatchObject({ skipped: 0, cases: (without?.cases ?? 0) + 1 })
  })
})

describe('an implementation that differs', () => {
  it('in an output is found', async () => {
    const wrong = bent((operation, said) => (operation === 'Enc' && 'ok' in said ? { ok: { bytes: '00' } } : said))
    expect((await verify(wrong))?.disagreements.length).toBeGreaterThan(5)
  })

  it('in a code is found', async () => {
    const wrong = bent((_, said) => ('error' in said ? { error: 'ENC_LABEL_INVALID' } : said))
    expect((await verify(wrong))?.disagreements.length).toBeGreaterThan(5)
  })

  it('by accepting what must be refused is found', async () => {
    const wrong = bent((_, said) => ('error' in said ? { ok: {} } : said))
    expect((await verify(wrong))?.disagreements.length).toBeGreaterThan(5)
  })

  it('only in a mutated input is found', async () => {
    const mutations = [{ member: 'bytes', as: 'hex', kinds: ['truncate'] }]
    await change(({ testGroups }) => Object.assign(testGroups[1] ?? {}, { mutations }))
    const right = await verify(installed)
    expect(right).toMatchObject({ disagreements: [] })
    expect(right?.mutations).toBeGreaterThan(10)
    const known = new Set<string>()
    const original = await readFile(join(folder, 'encoding.json'), 'utf8')
    for (const { 1: bytes = '' } of original.matchAll(/"bytes":"([0-9a-f]*)"/g)) known.add(bytes)
    const wrong: Implementation = {
      ...installed,
      ask: async (operation, input) =>
        operation === 'DecodeEnc' && !known.has(String(input.bytes)) ? { ok: {} } : installed.ask(operation, input),
    }
    const found = (await verify(wrong))?.disagreements ?? []
    expect(found.length).toBeGreaterThan(5)
    expect(found[0]).toMatchObject({ mutation: expect.stringMatching(/^bytes: truncate \d+$/), expected: 'a refusal' })
  })

  it('in a refusal that is on no list is found', async () => {
    const mutations = [{ member: 'bytes', as: 'hex', kinds: ['flip'] }]
    await change(({ testGroups }) => Object.assign(testGroups[1] ?? {}, { mutations }))
    const wrong = bent((_, said) => ('error' in said && said.error === 'ENC_MALFORMED' ? { error: 'OOPS' } : said))
    expect((await verify(wrong))?.disagreements.some(({ mutation }) => mutation !== undefined)).toBe(true)
  })

  it('by having no such operation is named', async () => {
    const wrong = bent((operation, said) => (operation === 'DecodeEnc' ? { unsupported: true } : said))
    expect((await verify(wrong))?.unsupported).toEqual(['DecodeEnc'])
  })
})

describe('a folder that cannot be trusted', () => {
  it.each<[string, () => Promise<unknown>, string]>([
    ['without a manifest', () => rm(join(folder, 'manifest.json')), 'VECTORS_UNREADABLE'],
    ['without a file that the manifest names', () => rm(join(folder, 'encoding.json')), 'VECTORS_UNREADABLE'],
    ['with a manifest of another form', () => writeFile(join(folder, 'manifest.json'), '{}'), 'VECTORS_MALFORMED'],
    ['with a manifest that is no JSON', () => writeFile(join(folder, 'manifest.json'), 'x'), 'VECTORS_MALFORMED'],
    ['with a changed file', () => writeFile(join(folder, 'encoding.json'), '{}'), 'VECTORS_CHANGED'],
    ['with a file of another form', () => change((file) => Object.assign(file, { more: 1 })), 'VECTORS_MALFORMED'],
    ['with a wrong count', () => change((file) => Object.assign(file, { numberOfTests: 1 })), 'VECTORS_MALFORMED'],
  ])('%s', async (_, spoil, code) => {
    await spoil()
    await expect(verify(installed)).rejects.toMatchObject({ code })
  })
})

it('no party’s code imports the operations of every role: only the check against vectors does', () => {
  const source = fileURLToPath(new URL('../../src', import.meta.url))
  const importers = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .filter((file) => readFileSync(join(source, file), 'utf8').includes('ttp-core/conformance'))
  expect(importers.length).toBeGreaterThan(0)
  expect(importers.filter((file) => !file.startsWith('vectors'))).toEqual([])
})
