import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Directory, sealKeyFromSeed, signKeyFromSeed } from '@sluis/ttp-core/identity'
import type { TranslateRequest } from '@sluis/ttp-core/person'
import { checkRequest, requestDigest } from '@sluis/ttp-core/person'
import { openPart, PART_SCHEMA, parseSelectionContent, sealPart } from '@sluis/ttp-core/pseudonymise'
import { signDirectory } from '@sluis/ttp-core/registrar'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { runSluis } from '../cli/run-sluis.ts'
import { ORIGIN, TestLog, VERIFIER_KEY } from '../tenant/log.ts'
import { DIRECTORY, keyEngine, keySign, pseudonym, registrar } from '../tenant/world.ts'

const rita = signKeyFromSeed(new Uint8Array(32).fill(70))
// As the directory of these tests has them.
const [rivalSeal, rivalClient] = [
  sealKeyFromSeed(new Uint8Array(32).fill(24)),
  signKeyFromSeed(new Uint8Array(32).fill(28)),
]
const directory: Directory = {
  ...DIRECTORY,
  log: { origin: ORIGIN, verifierKey: VERIFIER_KEY },
  translations: [
    {
      id: 'study',
      from: { tenant: 'audience', domain: 'reach' },
      to: { tenant: 'rival', domain: 'reach' },
      purpose: 'Statistics',
      inForceFrom: '2026-01-01',
    },
  ],
  people: [
    {
      id: 'p-rita',
      organisation: 'audience',
      account: '',
      roles: ['reveal-requester'],
      keys: [rita.publicJwk],
      status: 'active',
    },
  ],
}
const asked = [1, 2, 3].map((number) => pseudonym('person', number))
const given = [pseudonym('person', 11), '', pseudonym('person', 13)] as const

const state = { request: '', parts: [] as string[], results: [] as object[] }
let server: Server
let folder: string
let url: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sluis-translate-'))
  const document = await signDirectory(directory, registrar.privateJwk)
  server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString()
      const end = (status: number, answer?: object) => {
        response.writeHead(status, { 'content-type': 'application/json' })
        response.end(answer === undefined ? undefined : JSON.stringify(answer))
      }
      const path = request.url ?? ''
      if (path === '/v1/directory') return end(200, { document })
      if (path === '/v1/token') return end(200, { access_token: 'a', token_type: 'Bearer', expires_in: 600 })
      if (path === '/v1/translations')
        return end(200, { translations: [{ request: state.request, resultCount: state.results.length }] })
      const part = /\/v1\/translations\/[^/]+\/parts\/(\d+)$/.exec(path)?.[1]
      if (part !== undefined) return end(200, state.results[Number(part)])
      const body = text === '' || !text.startsWith('{') ? {} : (JSON.parse(text) as Record<string, string>)
      if (body.request !== undefined) state.request = body.request
      if (body.part !== undefined) {
        state.parts.push(body.part)
        return end(204)
      }
      return end(200, { request: state.request, approvals: [], state: 'waiting', partsMissing: 0, resultCount: 0 })
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
  write('rita.key.json', rita.privateJwk)
  write('rita.json', {
    url,
    person: 'p-rita',
    signKey: 'rita.key.json',
    registrarKey: registrar.publicJwk,
    stateDirectory: 'state-rita',
  })
  write('rival.json', {
    url,
    organisation: 'rival',
    clientId: 'rival-client',
    signKey: rivalClient.privateJwk,
    sealKeys: [rivalSeal.privateJwk],
    registrarKey: registrar.publicJwk,
    stateDirectory: 'state-rival',
  })
})
beforeEach(() => {
  Object.assign(state, { parts: [], results: [] })
  writeFileSync(join(folder, 'list.txt'), `${asked.join('\n')}\n`)
})
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve))
  rmSync(folder, { recursive: true, force: true })
})

function write(name: string, value: object): void {
  writeFileSync(join(folder, name), JSON.stringify(value), { mode: 0o600 })
}

const ask = (...more: string[]) =>
  runSluis(
    [
      'reveal',
      'translate',
      join(folder, 'list.txt'),
      '--translation',
      'study',
      '--purpose',
      'Reach by region',
      '--ground',
      'public-task',
      '--config',
      join(folder, 'rita.json'),
      ...more,
    ],
    { SLUIS_ACCESS_TOKEN: 'token' },
  )
const receive = (...more: string[]) =>
  runSluis(['tenant', 'translations', '--config', join(folder, 'rival.json'), '--json', ...more])
const payload = () =>
  JSON.parse(Buffer.from(state.request.split('.')[1] ?? '', 'base64url').toString()) as TranslateRequest

/** What the key engine answers: evidence of the request, and the part sealed to the tenant that receives. */
async function answer(change: { digest?: string; signer?: typeof keySign } = {}): Promise<void> {
  const { id, from, to } = payload()
  const log = new TestLog()
  const digest = change.digest ?? requestDigest(state.request)
  const entry = log.add('translation.executed', { request: id, digest, ...from, persons: 3 }, 'engine:key')
  const part = await sealPart(
    { kind: 'translation', delivery: id, chunk: 0, institution: '', ...to, schema: PART_SCHEMA.translation },
    { schema: PART_SCHEMA.translation, pseudonyms: given },
    { recipient: rivalSeal.publicJwk, signer: (change.signer ?? keySign).privateJwk },
  )
  state.results = [{ part, evidence: log.prove(entry) }]
}

it('asks for a translation by a signed request and its sealed selection, of which nothing comes back [DUAL-1, DUAL-5]', async () => {
  const made = await ask()
  expect(made).toMatchObject({ code: 0 })
  const request = payload()
  expect(request).toMatchObject({
    id: made.stdout.trim(),
    act: 'translate',
    translation: 'study',
    from: { tenant: 'audience', domain: 'reach' },
    to: { tenant: 'rival', domain: 'reach' },
    legalGround: 'public-task',
    selection: { count: 3 },
  })
  expect((await checkRequest(directory, state.request, new Date().toISOString())).request).toEqual(request)
  const opened = await openPart(
    state.parts[0] ?? '',
    {
      kind: 'selection',
      delivery: request.id,
      chunk: 0,
      institution: '',
      ...request.from,
      schema: PART_SCHEMA.selection,
    },
    { recipients: [keyEngine.privateJwk], signers: [rita.publicJwk] },
  )
  expect(parseSelectionContent(opened.content).pseudonyms).toEqual(asked)
})

it('refuses a translation that the directory does not have, and a list of another domain', async () => {
  const unknown = await ask('--translation', 'other')
  expect(unknown).toMatchObject({ code: 4, stdout: '' })
  expect(unknown.stderr).toContain('TRANSLATION_UNKNOWN')
  writeFileSync(join(folder, 'list.txt'), `${asked[0]}\nnonsense\n`)
  const mixed = await ask()
  expect(mixed).toMatchObject({ code: 4, stdout: '' })
  expect(mixed.stderr).toContain('PSEUDONYMS_UNREADABLE')
  expect(mixed.stderr).not.toContain('nonsense')
  expect(state.parts).toEqual([])
})

it('gives the receiving tenant its own pseudonyms, once, place by place', async () => {
  await ask()
  await answer()
  const out = join(folder, 'received')
  for (let time = 0; time < 2; time += 1) {
    const received = await receive('--out', out)
    expect(received).toMatchObject({ code: 0 })
    expect(JSON.parse(received.stdout)).toMatchObject({
      translations: [{ id: payload().id, purpose: 'Reach by region', parts: 1, pseudonyms: 2 }],
    })
  }
  expect(readFileSync(join(out, payload().id, '000.txt'), 'utf8')).toBe(`${given.join('\n')}\n`)
})

it('opens nothing that the log shows of another request, and nothing that the key engine did not sign', async () => {
  await ask()
  const out = join(folder, 'none')
  await answer({ digest: 'ab'.repeat(32) })
  const unproven = await receive('--out', out)
  expect(unproven.code).toBe(4)
  expect(unproven.stdout + unproven.stderr).toContain('TRANSLATION_UNPROVEN')
  await answer({ signer: rita })
  const forged = await receive('--out', out)
  expect(forged.code).toBe(6)
  expect(forged.stdout + forged.stderr).toContain('PART_SIGNATURE_INVALID')
  expect(() => readdirSync(out)).toThrow('ENOENT')
})
