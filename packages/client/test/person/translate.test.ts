import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Directory, sealKeyFromSeed, signKeyFromSeed } from '@sluis/ttp-core/identity'
import type { TranslateRequest } from '@sluis/ttp-core/person'
import { checkRequest, requestDigest } from '@sluis/ttp-core/person'
import {
  openPart,
  PART_SCHEMA,
  parseSelectionContent,
  partDigest,
  sealPart,
  toBase64url,
} from '@sluis/ttp-core/pseudonymise'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { runSluis } from '../cli/run-sluis.ts'
import { ORIGIN, VERIFIER_KEY } from '../tenant/log.ts'
import { DIRECTORY, keyEngine, keySign, pseudonym, registrar } from '../tenant/world.ts'
import { Publications } from './answers.ts'

const rita = signKeyFromSeed(new Uint8Array(32).fill(70))
const nextSign = signKeyFromSeed(new Uint8Array(32).fill(71))
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

const state = { request: '', parts: [] as string[], results: [] as object[], published: new Publications() }
let server: Server
let folder: string
let url: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sluis-translate-'))
  server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString()
      const end = (status: number, answer?: object | string) => {
        response.writeHead(status, { 'content-type': 'application/json' })
        const isText = answer === undefined || typeof answer === 'string' || answer instanceof Uint8Array
        response.end(isText ? answer : JSON.stringify(answer))
      }
      const path = request.url ?? ''
      const published = state.published.answer(path)
      if (published !== undefined) return end(200, published)
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
beforeEach(async () => {
  Object.assign(state, { parts: [], results: [], published: new Publications() })
  await state.published.publish(directory, '2026-03-01T00:00:00.000Z')
  for (const name of ['state-rita', 'state-rival']) rmSync(join(folder, name), { recursive: true, force: true })
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

interface Answer {
  readonly digest?: string
  readonly number?: number
  readonly signer?: typeof keySign
  /** Another part in the place of the one that was logged. */
  readonly instead?: typeof keySign
}

/** What the key engine answers: the part sealed to the tenant that receives, and evidence of exactly that. */
async function answer({ signer = keySign, ...change }: Answer = {}): Promise<void> {
  const { id, to } = payload()
  const { log } = state.published
  const seal = (by: typeof keySign) =>
    sealPart(
      { kind: 'translation', delivery: id, chunk: 0, institution: '', ...to, schema: PART_SCHEMA.translation },
      { schema: PART_SCHEMA.translation, pseudonyms: given },
      { recipient: rivalSeal.publicJwk, signer: by.privateJwk },
    )
  const logged = await seal(signer)
  const digest = change.digest ?? requestDigest(state.request)
  const details = { request: id, digest, chunk: change.number ?? 0, partDigest: toBase64url(partDigest(logged)) }
  const entry = log.add('translation.answered', details, 'engine:key')
  const part = change.instead === undefined ? logged : await seal(change.instead)
  state.results = [{ part, evidence: log.prove(entry) }]
}

/** The key engine's key is another from this moment on; entries of `answer` are of noon. */
const rollKey = (at: string) =>
  state.published.publish(
    { ...directory, engines: { ...directory.engines, key: { ...directory.engines.key, sign: [nextSign.publicJwk] } } },
    at,
  )

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

const BEFORE = '2026-03-01T11:59:57.000Z'
const AFTER = '2026-03-01T12:00:01.000Z'

it('opens what the key engine answered before its key left the directory, and after by the new one [DUAL-22]', async () => {
  await ask()
  await answer()
  await rollKey(AFTER)
  expect(await receive('--out', join(folder, 'before'))).toMatchObject({ code: 0 })
  // Both are keys of the moment while the version before settles.
  state.published = new Publications()
  await state.published.publish(directory, '2026-03-01T00:00:00.000Z')
  await rollKey(BEFORE)
  await answer({ signer: nextSign })
  rmSync(join(folder, 'state-rival'), { recursive: true })
  expect(await receive('--out', join(folder, 'after'))).toMatchObject({ code: 0 })
})

const forged: readonly (readonly [string, Answer, string | undefined, string])[] = [
  ['logged of another request', { digest: 'ab'.repeat(32) }, undefined, 'TRANSLATION_UNPROVEN'],
  ['logged of another part', { number: 1 }, undefined, 'TRANSLATION_UNPROVEN'],
  ['put in the place of what was logged', { instead: keySign }, undefined, 'TRANSLATION_UNPROVEN'],
  ['not signed by the key engine', { signer: rita }, undefined, 'PART_SIGNATURE_INVALID'],
  ['signed by a key that had left', { signer: keySign }, BEFORE, 'PART_SIGNATURE_INVALID'],
]
it.each(forged)('opens nothing that was %s [DUAL-22]', async (_, change, rolled, code) => {
  await ask()
  if (rolled !== undefined) await rollKey(rolled)
  await answer(change)
  const out = join(folder, 'none')
  const received = await receive('--out', out)
  expect(received.code).toBe(code === 'PART_SIGNATURE_INVALID' ? 6 : 4)
  expect(received.stdout + received.stderr).toContain(code)
  expect(() => readdirSync(out)).toThrow('ENOENT')
})

it('opens nothing that a key signed which came after the answer was logged, nor after a forged past [DUAL-22, DIRE-23]', async () => {
  await ask()
  await answer({ signer: nextSign })
  await rollKey(AFTER)
  expect((await receive('--out', join(folder, 'none'))).stdout).toContain('PART_SIGNATURE_INVALID')
  // The stolen old key, and a service that keeps back that it had left.
  state.published = new Publications()
  await state.published.publish(directory, '2026-03-01T00:00:00.000Z')
  await rollKey(BEFORE)
  await answer()
  const { published } = state
  const honest = published.answer.bind(published)
  published.answer = (path) => (path === '/v1/directory/2' ? honest('/v1/directory/1') : honest(path))
  rmSync(join(folder, 'state-rival'), { recursive: true })
  expect((await receive('--out', join(folder, 'none'))).stdout).toContain('DIRECTORY_WITHHELD')
})
