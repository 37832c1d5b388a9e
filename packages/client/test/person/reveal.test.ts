import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Directory, padRevelation, sealKeyFromSeed, signKeyFromSeed } from '@sluis/ttp-core/identity'
import type { RevealRequest } from '@sluis/ttp-core/person'
import { checkApprovals, requestDigest } from '@sluis/ttp-core/person'
import {
  encryptSubject,
  openPart,
  type PseudonymDomain,
  parseSelectionContent,
  parseSubjectNumber,
  partDigest,
  reversibleKey,
  SecretKey,
  sealPart,
  toBase64url,
} from '@sluis/ttp-core/pseudonymise'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runSluis } from '../cli/run-sluis.ts'
import { DIRECTORY, keyEngine, registrar } from '../tenant/world.ts'
import { Publications } from './answers.ts'

const sign = (byte: number) => signKeyFromSeed(new Uint8Array(32).fill(byte))
const people = { rita: sign(60), adam: sign(61), bea: sign(62) }
const identity = { seal: sealKeyFromSeed(new Uint8Array(32).fill(63)), sign: sign(64) }
const CONTACT: PseudonymDomain = { tenant: 'audience', domain: 'contact', epoch: 1, prefix: 'con', mode: 'reversible' }
const key = reversibleKey(SecretKey.from(new Uint8Array(64).fill(5)))
const pseudonyms = [1, 2, 3].map((byte) =>
  encryptSubject(key, CONTACT, 'person', parseSubjectNumber(new Uint8Array(16).fill(byte))),
)

const directory: Directory = {
  ...DIRECTORY,
  engines: { ...DIRECTORY.engines, identity: { seal: [identity.seal.publicJwk], sign: [identity.sign.publicJwk] } },
  domains: [
    ...DIRECTORY.domains,
    {
      id: 'contact',
      tenant: 'audience',
      mode: 'reversible',
      purpose: 'Contact',
      epoch: 1,
      prefix: 'con',
      attributes: [],
      reveal: { personsPerDayMax: 10 },
    },
  ],
  agreements: [
    ...DIRECTORY.agreements,
    {
      id: 'contact',
      institution: 'museum',
      tenant: 'audience',
      domain: 'contact',
      inForceFrom: '2026-01-01',
      anonymousVisits: false,
      purposes: ['one-to-one-contact'],
    },
  ],
  people: (['rita', 'adam', 'bea'] as const).map((name) => ({
    id: `p-${name}`,
    organisation: name === 'rita' ? 'museum' : 'ttp',
    account: '',
    roles: [name === 'rita' ? 'reveal-requester' : 'reveal-approver'],
    keys: [people[name].publicJwk],
    status: 'active',
  })),
}

/** What the service was given, and what it shows. */
const state = {
  request: '',
  part: '',
  approvals: [] as string[],
  result: undefined as object | undefined,
  tokens: new Set<string>(),
}
const published = new Publications()
let server: Server
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sluis-reveal-'))
  await published.publish(directory, '2026-03-01T00:00:00.000Z')
  const shown = () => ({
    request: state.request,
    approvals: state.approvals,
    state: state.result === undefined ? 'waiting' : 'carried-out',
    partsMissing: 0,
    resultCount: 0,
  })
  server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = chunks.length === 0 ? {} : (JSON.parse(Buffer.concat(chunks).toString()) as Record<string, string>)
      const end = (status: number, answer?: object | string) => {
        response.writeHead(status, { 'content-type': 'application/json' })
        const isText = answer === undefined || typeof answer === 'string' || answer instanceof Uint8Array
        response.end(isText ? answer : JSON.stringify(answer))
      }
      const path = request.url ?? ''
      const shownDirectory = published.answer(path)
      if (shownDirectory !== undefined) return end(200, shownDirectory)
      state.tokens.add(String(request.headers.authorization))
      if (body.request !== undefined) state.request = body.request
      if (body.part !== undefined) {
        state.part = body.part
        return end(204)
      }
      if (body.approval !== undefined) state.approvals.push(body.approval)
      if (path.includes('?')) return end(200, { requests: [shown()] })
      if (!path.endsWith('/result')) return end(200, shown())
      return state.result === undefined ? end(202, { state: 'waiting' }) : end(200, state.result)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  for (const [name, { privateJwk }] of Object.entries(people)) {
    write(`${name}.key.json`, JSON.stringify(privateJwk))
    write(
      `${name}.json`,
      JSON.stringify({
        url: `http://127.0.0.1:${port}`,
        person: `p-${name}`,
        signKey: `${name}.key.json`,
        registrarKey: registrar.publicJwk,
        stateDirectory: `state-${name}`,
      }),
    )
  }
  write('list.txt', pseudonyms.join('\n'))
})
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve))
  rmSync(folder, { recursive: true, force: true })
})

function write(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  chmodSync(path, 0o600)
  return path
}
const run = (who: keyof typeof people, ...args: string[]) =>
  runSluis(['reveal', ...args, '--config', join(folder, `${who}.json`)], { SLUIS_ACCESS_TOKEN: `token-of-${who}` })
const asked = () => [
  'request',
  join(folder, 'list.txt'),
  '--tenant',
  'audience',
  '--domain',
  'contact',
  '--purpose',
  'Spring',
]
const payload = () =>
  JSON.parse(Buffer.from(state.request.split('.')[1] ?? '', 'base64url').toString()) as RevealRequest

it('asks, approves, shows and opens by the keys of the people’s own [DUAL-1, DUAL-2, DUAL-14, DUAL-22]', async () => {
  const made = await run('rita', ...asked())
  expect(made).toMatchObject({ code: 0 })
  const id = made.stdout.trim()
  const request = payload()
  expect(request).toMatchObject({ id, act: 'reveal', institution: 'museum', domain: 'contact', legalGround: 'consent' })
  const place = { delivery: id, chunk: 0, institution: 'museum', tenant: 'audience', domain: 'contact' }
  const opened = await openPart(
    state.part,
    { ...place, kind: 'selection', schema: 'sluis-selection/1' },
    { recipients: [keyEngine.privateJwk], signers: [people.rita.publicJwk] },
  )
  expect(parseSelectionContent(opened.content).pseudonyms).toEqual(pseudonyms)

  expect(await run('rita', 'open', id)).toMatchObject({ code: 5, stdout: '' })
  const approved = await run('adam', 'approve', id, '--lang', 'nl')
  expect(approved).toMatchObject({ code: 0 })
  expect(approved.stderr).toContain('Doel: Spring')
  expect(approved.stderr).toContain('Personen: 3')
  expect((await run('bea', 'approve', id)).code).toBe(0)
  const { approvers } = await checkApprovals(directory, state.request, state.approvals, new Date().toISOString())
  expect(approvers.map(({ id: each }) => each)).toEqual(['p-adam', 'p-bea'])
  expect((await run('rita', 'status')).stdout).toContain(`${id} reveal waiting 2/2`)

  const part = await sealPart(
    { ...place, kind: 'revelation', schema: 'sluis-revelation/1' },
    padRevelation([{ row: 1, relationNumber: 'R2', email: '=ben@example.org' }], 3),
    { recipient: request.recipient, signer: identity.sign.privateJwk },
  )
  const details = {
    request: id,
    digest: requestDigest(state.request),
    chunk: 0,
    partDigest: toBase64url(partDigest(part)),
  }
  const { log } = published
  const entry = log.add('reveal.answered', details, 'engine:identity')
  const logged = () => ({ part, evidence: log.prove(entry) })
  state.result = logged()
  const shown = await run('rita', 'open', id)
  expect(JSON.parse(shown.stdout)).toEqual({
    ok: true,
    id,
    contacts: [{ pseudonym: pseudonyms[1], relationNumber: 'R2', email: '=ben@example.org' }],
  })
  const out = join(folder, 'contacts.csv')
  expect((await run('rita', 'open', id, '--out', out)).code).toBe(0)
  expect(readFileSync(out, 'utf8').split('\n')[1]).toMatch(`${pseudonyms[1]};R2;'=ben@example.org;`)
  expect(statSync(out).mode & 0o077).toBe(0)
  // Who did not ask has no key for it.
  expect((await run('adam', 'open', id)).code).toBe(2)
  // An answer with evidence of another request is not opened.
  const other = log.add('reveal.answered', { ...details, digest: 'ab'.repeat(32) }, 'engine:identity')
  state.result = { part, evidence: log.prove(other) }
  expect(await run('rita', 'open', id)).toMatchObject({ code: 4, stdout: '' })
  // Nor another answer in the place of the logged one, by the engine's own key.
  const swapped = await sealPart({ ...place, kind: 'revelation', schema: 'sluis-revelation/1' }, padRevelation([], 3), {
    recipient: request.recipient,
    signer: identity.sign.privateJwk,
  })
  state.result = { ...logged(), part: swapped }
  expect(await run('rita', 'open', id)).toMatchObject({ code: 4, stdout: '' })
  // The engine's key rolls: the answer of before still opens, and nothing that the old key signs after.
  const { engines } = directory
  const rolled = { ...engines, identity: { ...engines.identity, sign: [sign(65).publicJwk] } }
  await published.publish({ ...directory, engines: rolled }, '2026-03-02T00:00:00.000Z')
  state.result = logged()
  expect(await run('rita', 'open', id)).toMatchObject({ code: 0 })
  const late = log.add('reveal.answered', details, 'engine:identity', '2026-03-03T00:00:00.000Z')
  state.result = { part, evidence: log.prove(late) }
  expect(await run('rita', 'open', id)).toMatchObject({ code: 6, stdout: '' })
  expect([...state.tokens].sort()).toEqual(['Bearer token-of-adam', 'Bearer token-of-bea', 'Bearer token-of-rita'])
})

it('makes no request for an irreversible domain, nor with pseudonyms that are not of the domain [DUAL-6]', async () => {
  const refused = await run(
    'rita',
    'request',
    join(folder, 'list.txt'),
    '--tenant',
    'audience',
    '--domain',
    'reach',
    '--purpose',
    'x',
  )
  expect(refused.code).toBe(6)
  expect(refused.stderr).toContain('REVEAL_NOT_ALLOWED')
  for (const text of ['aud_p1qqq', `${pseudonyms[0]}\n${pseudonyms[0]}`, '']) {
    write('list.txt', text)
    const made = await run('rita', ...asked())
    expect(made.code).toBe(4)
    expect(made.stderr).toContain('PSEUDONYMS_UNREADABLE')
  }
})

it('does not act for a person whom the directory names with another key, nor without a token', async () => {
  write('mallory.key.json', JSON.stringify(sign(99).privateJwk))
  const config = JSON.parse(readFileSync(join(folder, 'adam.json'), 'utf8')) as object
  const path = write(
    'mallory.json',
    JSON.stringify({ ...config, signKey: 'mallory.key.json', stateDirectory: 'state-m' }),
  )
  const args = ['reveal', 'approve', payload().id, '--config', path]
  expect((await runSluis(args, { SLUIS_ACCESS_TOKEN: 'x' })).stderr).toContain('PERSON_KEY_UNKNOWN')
  const bare = await runSluis(['reveal', 'status', '--config', path], { SLUIS_ACCESS_TOKEN: '' })
  expect(bare.code).toBe(2)
  expect(bare.stderr).toContain('PERSON_TOKEN_MISSING')
})
