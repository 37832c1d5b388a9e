import { createPrivateKey, sign } from 'node:crypto'
import { text } from '../../packages/ttp-core/src/conformance/input.ts'
import { canonicalJson } from '../../packages/ttp-core/src/encoding/index.ts'
import { documentAfter, makeDirectory, otherRegistrar, registrar, setting } from './directory-document.ts'
import { LOG_CASES, logUnder, rolledLog } from './directory-log.ts'
import { DIRECTORY_NOTES } from './directory-notes.ts'
import { PARSE_CASES } from './directory-parse.ts'
import { type Case, type Fields, type Operation, outputOf } from './frame.ts'

const b64u = (value: string | Uint8Array): string => Buffer.from(value).toString('base64url')
/** Signs any payload under any header, by Node. */
function signed(payload: string, header: Fields = {}, key: Fields = registrar.sign): string {
  const members = { alg: 'EdDSA', kid: registrar.sign.kid, typ: 'sluis-directory', ...header }
  const head = `${b64u(canonicalJson(members))}.${b64u(payload)}`
  const privateKey = createPrivateKey({ key: { ...key, kid: undefined, use: undefined } as never, format: 'jwk' })
  return `${head}.${b64u(sign(null, Buffer.from(head), privateKey))}`
}
const jwsOf = async (document: string): Promise<string> =>
  text(await outputOf('SignDirectory', { document, key: registrar.sign }), 'jws')
const digestOf = async (document: string): Promise<string> =>
  text(await outputOf('SignDirectory', { document, key: registrar.sign }), 'digest')
const version = (number: number, previousDigest: string, rest: Fields = {}): string =>
  documentAfter(setting('', { version: number, previousDigest, ...rest }))

const one = documentAfter()
const first = await jwsOf(one)
const two = version(2, await digestOf(one))
const second = await jwsOf(two)
const seventh = await jwsOf(version(7, 'b'.repeat(64)))
const canonical = canonicalJson(makeDirectory())
const [head = '', payload = '', signature = ''] = first.split('.')

const sign1: Case[] = [
  { tcId: 401, comment: 'version 1', flags: [], input: { document: one, key: registrar.sign } },
  { tcId: 402, comment: 'version 2, which names it', flags: [], input: { document: two, key: registrar.sign } },
  {
    tcId: 403,
    comment: 'what may not be signed',
    flags: ['BadForm'],
    input: { document: documentAfter(setting('', { version: 0 })), key: registrar.sign },
    error: 'DIRECTORY_INVALID',
  },
]

const verify = (jws: string, key: Fields = registrar.verify): Fields => ({ jws, registrar: key })
const forged: readonly (readonly [string, string, Fields])[] = [
  [
    'signed by another key',
    'WrongSigner',
    verify(signed(canonical, { kid: otherRegistrar.sign.kid ?? '' }, otherRegistrar.sign)),
  ],
  [
    'signed by another key, under the kid of the right one',
    'WrongSigner',
    verify(signed(canonical, {}, otherRegistrar.sign)),
  ],
  ['held against another key', 'WrongSigner', verify(first, otherRegistrar.verify)],
  [
    'another payload under the signature',
    'ModifiedDocument',
    verify(`${head}.${b64u(canonical.replace('https', 'http'))}.${signature}`),
  ],
  ['no signature', 'ModifiedDocument', verify(`${head}.${payload}.`)],
  ['a signature of zeros', 'ModifiedDocument', verify(`${head}.${payload}.${'A'.repeat(86)}`)],
  ['a fourth segment', 'OtherForm', verify(`${first}.`)],
  [
    'unused bits in the signature',
    'OtherForm',
    verify(`${first.slice(0, -1)}${String.fromCharCode(first.charCodeAt(first.length - 1) + 1)}`),
  ],
  ['white space behind the document', 'OtherForm', verify(signed(`${canonical} `))],
  ['members in another order', 'OtherForm', verify(signed(JSON.stringify(makeDirectory())))],
  ['a member twice', 'OtherForm', verify(signed(canonical.replace('"version":1', '"version":2,"version":1')))],
  ['an escape that is not needed', 'OtherForm', verify(signed(canonical.replace('Stage B', 'Stage\\u0020B')))],
  ['a number in another spelling', 'OtherForm', verify(signed(canonical.replace('"version":1', '"version":1.0')))],
  ['no JSON', 'OtherForm', verify(signed('{'))],
  ['a manifest', 'OtherDocument', verify(signed(canonical, { typ: 'sluis-manifest' }))],
  ['a token', 'OtherDocument', verify(signed(canonical, { typ: 'JWT' }))],
  ['another name of the algorithm', 'OtherForm', verify(signed(canonical, { alg: 'Ed25519' }))],
  ['no algorithm', 'OtherForm', verify(signed(canonical, { alg: 'none' }))],
  ['another header member', 'OtherForm', verify(signed(canonical, { cty: 'json' }))],
  ['no document', 'ModifiedDocument', verify('')],
]
const verifyCases: Case[] = [
  { tcId: 411, comment: 'version 1', flags: [], input: verify(first) },
  { tcId: 412, comment: 'version 2', flags: [], input: verify(second) },
  ...forged.map(
    ([comment, flag, input], place): Case => ({
      tcId: 421 + place,
      comment,
      flags: [flag],
      input,
      error: 'DIRECTORY_SIGNATURE_INVALID',
    }),
  ),
  {
    tcId: 451,
    comment: 'the registrar signed nothing',
    flags: ['BadForm'],
    input: verify(signed('null')),
    error: 'DIRECTORY_INVALID',
  },
  {
    tcId: 452,
    comment: 'the registrar signed what opens both gates',
    flags: ['BothGates'],
    input: verify(signed(canonical.replace('"scopes":["log:read"]', '"scopes":["release:read"]'))),
    error: 'DIRECTORY_OPENS_BOTH_GATES',
  },
]

const follows = (seen: string, next: string): Fields => ({ seen, next, registrar: registrar.verify })
const fork = await jwsOf(version(2, 'a'.repeat(64)))
const moved = await jwsOf(version(2, await digestOf(one), { issuer: 'https://other.example' }))
const withReach = (number: number, members: Fields): Promise<string> =>
  jwsOf(
    documentAfter((draft) => {
      setting('', { version: number, previousDigest: 'b'.repeat(64) })(draft)
      setting('domains/0', members)(draft)
    }),
  )
const rotated = await withReach(7, { epoch: 2 })
const withoutPanel = await jwsOf(
  documentAfter((draft) => {
    setting('', { version: 7, previousDigest: 'b'.repeat(64) })(draft)
    draft.domains = draft.domains.filter(({ id }) => id !== 'panel')
    draft.translations = []
  }),
)
const otherWithItsPrefix = await jwsOf(
  documentAfter((draft) => {
    setting('', { version: 7, previousDigest: 'b'.repeat(64) })(draft)
    setting('domains/1', { id: 'poll' })(draft)
    draft.translations = []
  }),
)
const succession: Case[] = [
  { tcId: 501, comment: 'the same version', flags: [], input: follows(first, first) },
  { tcId: 502, comment: 'the next version', flags: [], input: follows(first, second) },
  { tcId: 503, comment: 'a version far on', flags: [], input: follows(first, seventh) },
  ...(
    [
      ['the version before', follows(second, first)],
      ['a version long before', follows(seventh, second)],
      ['a next version that names another one before it', follows(first, fork)],
      ['another version of the same number', follows(second, fork)],
      ['another issuer', follows(first, moved)],
    ] as const
  ).map(
    ([comment, input], place): Case => ({
      tcId: 511 + place,
      comment,
      flags: ['Rollback'],
      input,
      error: 'DIRECTORY_OLDER',
    }),
  ),
  { tcId: 521, comment: 'a later epoch of a domain', flags: [], input: follows(first, rotated) },
  {
    tcId: 522,
    comment: 'a domain taken out',
    flags: [],
    input: follows(first, withoutPanel),
  },
  ...(
    [
      ['a domain in another mode', first, await withReach(7, { mode: 'reversible' })],
      ['a domain with another prefix', first, await withReach(7, { prefix: 'reached' })],
      ['a domain back in an earlier epoch', rotated, await withReach(9, { epoch: 1 })],
      ['a prefix that was another domain’s', first, otherWithItsPrefix],
    ] as const
  ).map(
    ([comment, seen, next], place): Case => ({
      tcId: 531 + place,
      comment,
      flags: ['DomainChanged'],
      input: follows(seen, next),
      error: 'DIRECTORY_INVALID',
    }),
  ),
]

const withLog = (number: number, log: Fields): Promise<string> => jwsOf(version(number, 'b'.repeat(64), { log }))
const rolled = await withLog(7, rolledLog(9, 10))
const rolledTwice = await withLog(9, rolledLog(9, 10, 11))
const logSuccession: Case[] = [
  {
    tcId: 1901,
    comment: 'a key of the log that the one before it vouched for',
    flags: [],
    input: follows(first, rolled),
  },
  { tcId: 1902, comment: 'two rollovers of the log since', flags: [], input: follows(first, rolledTwice) },
  { tcId: 1903, comment: 'another rollover of the log', flags: [], input: follows(rolled, rolledTwice) },
  {
    tcId: 1904,
    comment: 'a log of another name',
    flags: [],
    input: follows(rolled, await withLog(9, logUnder(32, 'ttp.example/other'))),
  },
  ...(
    [
      ['another key of the log, for which nobody vouched', first, await withLog(9, logUnder(11))],
      ['the first key of the log again', rolled, await withLog(9, logUnder(9))],
      ['the key of the log without those before it', rolled, await withLog(9, logUnder(10))],
      ['another key that the first one vouched for', rolled, await withLog(9, rolledLog(9, 12))],
      ['a key put in among those before', rolledTwice, await withLog(11, rolledLog(9, 12, 10, 11))],
    ] as const
  ).map(
    ([comment, seen, next], place): Case => ({
      tcId: 1911 + place,
      comment,
      flags: ['LogChanged'],
      input: follows(seen, next),
      error: 'DIRECTORY_INVALID',
    }),
  ),
]

const parties = { institution: 'museum-a', tenant: 'audience', domain: 'reach' }
const on = (day: string, change: Fields = {}, document = one): Fields => ({ document, ...parties, day, ...change })
const suspended = documentAfter(setting('organisations/2', { status: 'suspended' }))
const agreements: readonly (readonly [string, readonly string[], Fields])[] = [
  ...['2025-12-31', '2026-01-01', '2026-06-30', '2026-07-01', '2026-07-31', '2026-08-01', '2031-01-01'].map(
    (day) => [`on ${day}`, ['Boundary'], on(day)] as const,
  ),
  ['in another domain', [], on('2026-03-01', { domain: 'panel' })],
  ['of an auditor', [], on('2026-03-01', { tenant: 'auditor-c' })],
  ['of nobody', [], on('2026-03-01', { institution: 'nobody' })],
  ['of a suspended institution', ['Suspended'], on('2026-03-01', { institution: 'stage-b' })],
  ['of a suspended tenant', ['Suspended'], on('2026-03-01', {}, suspended)],
]

const ACCOUNTS: readonly Case[] = [
  ['an account', [], 'https://login.example', 'c0ffee'],
  ['another cut of the same characters', ['Cut'], 'https://login.examplec', '0ffee'],
  ['an issuer with a slash at its end is another issuer', ['Cut'], 'https://login.example/', 'c0ffee'],
  ['a subject in another case is another subject', ['Cut'], 'https://login.example', 'C0FFEE'],
  ['a subject beyond ASCII', [], 'https://login.example/realms/a', 'józef 🎭'],
].map(([comment, flags, issuer, subject], place) => ({
  tcId: 581 + place,
  comment: String(comment),
  flags: flags as string[],
  input: { issuer: String(issuer), subject: String(subject) },
}))

export const directory: Operation = {
  name: 'directory',
  algorithm: 'JWS compact, Ed25519, SHA-256, chapter 10',
  header: [
    'ParseDirectory: document -> version, sha256. SignDirectory: document, key (private JWK) -> jws, digest (DirectoryDigest). VerifyDirectory: jws, registrar (public JWK) -> version, sha256.',
    'CheckSuccession: seen, next (texts as signed), registrar -> version of next. FindAgreement: document, institution, tenant, domain, day -> agreement (its id). AccountDigest: issuer, subject -> account.',
    'A document is its JSON as text. What was read is shown by its version and the SHA-256 of its canonical JSON.',
    'An agreement that is null is none.',
  ],
  notes: DIRECTORY_NOTES,
  groups: [
    {
      type: 'ParseDirectory',
      specRef: 'DIRE-1, DIRE-3, DIRE-4, DIRE-5, DIRE-6, DIRE-31, DIRE-32, DIRE-33, DIRE-35, DIRE-36, DIRE-37',
      cases: [...PARSE_CASES, ...LOG_CASES],
    },
    { type: 'SignDirectory', specRef: 'DIRE-7', cases: sign1 },
    {
      type: 'VerifyDirectory',
      specRef: 'DIRE-8',
      mutations: [{ member: 'jws', as: 'text', kinds: ['truncate', 'flip', 'reorder'] }],
      cases: verifyCases,
    },
    {
      type: 'CheckSuccession',
      specRef: 'DIRE-10, DIRE-11, DIRE-21, DIRE-24',
      cases: [...succession, ...logSuccession],
    },
    { type: 'AccountDigest', specRef: 'DIRE-30', cases: ACCOUNTS },
    {
      type: 'FindAgreement',
      specRef: 'DIRE-19',
      cases: agreements.map(([comment, flags, input], place) => ({ tcId: 551 + place, comment, flags, input })),
    },
  ],
}
