import { documentAfter, keys, makeDirectory, setting } from './directory-document.ts'
import { PEOPLE_BLOCKS, PEOPLE_GOOD } from './directory-people.ts'
import { PORTAL_CASES } from './directory-portal.ts'
import type { Case, Fields } from './frame.ts'

type Members = { readonly [name: string]: unknown }
type Bad = readonly [comment: string, flag: string, path: string, members: Members]
const { seal, sign } = keys

const PATHS = [
  '',
  'log',
  'engines',
  'engines/identity',
  'organisations/0',
  'organisations/0/clients/0',
  'domains/0',
  'domains/2/reveal',
  'agreements/0',
  'translations/0',
  'translations/0/from',
  'people/0',
] as const
const OPTIONAL = ['inForceUntil', 'validUntil', 'certificates', 'reveal']
const at = (path: string): Fields =>
  path
    .split('/')
    .filter((name) => name !== '')
    .reduce<unknown>((value, name) => (value as Fields)[name], makeDirectory()) as Fields

const { domains: DOMAINS, translations } = makeDirectory()
const TRANSLATION = { from: {}, to: {}, ...translations[0] }

const shape: Bad[] = PATHS.flatMap((path): Bad[] => [
  [`an unknown member of ${path || 'the directory'}`, 'UnknownMember', path, { note: 'x' }],
  ...Object.keys(at(path))
    .filter((name) => !OPTIONAL.includes(name))
    .map((name): Bad => [`no ${path}${path ? '/' : ''}${name}`, 'MissingMember', path, { [name]: undefined }]),
])

const form: Bad[] = [
  ['another schema', 'BadForm', '', { schema: 'sluis-directory/2' }],
  ['version 0', 'BadForm', '', { version: 0 }],
  ['a version above 2^31 - 1', 'BadForm', '', { version: 2_147_483_648, previousDigest: 'a'.repeat(64) }],
  ['a version that is text', 'BadForm', '', { version: '1' }],
  ['version 1 with a digest', 'BadForm', '', { previousDigest: 'a'.repeat(64) }],
  ['version 2 without a digest', 'BadForm', '', { version: 2 }],
  ['a digest in upper case', 'BadForm', '', { version: 2, previousDigest: 'A'.repeat(64) }],
  ['a moment without milliseconds', 'BadForm', '', { issuedAt: '2026-01-15T09:30:00Z' }],
  ['a moment with an offset', 'BadForm', '', { issuedAt: '2026-01-15T09:30:00.000+01:00' }],
  ['an issuer without a scheme', 'BadForm', '', { issuer: 'ttp.example' }],
  ['an issuer with a query', 'BadForm', '', { issuer: 'https://ttp.example/?x' }],
  ['a log under another name than its key', 'BadForm', 'log', { origin: 'other.example/log' }],
  ['an engine without a signing key', 'BadForm', 'engines/key', { sign: [] }],
  [
    'an engine with 21 keys',
    'BadForm',
    'engines/key',
    { sign: Array.from({ length: 21 }, (_, byte) => sign(100 + byte)) },
  ],
  ['an identifier with capitals', 'BadForm', 'organisations/0', { id: 'Museum' }],
  ['an identifier of one letter', 'BadForm', 'organisations/0', { id: 'm' }],
  ['a name with a line break', 'BadForm', 'organisations/0', { name: 'A\nB' }],
  ['a name that turns the direction of reading', 'BadForm', 'organisations/0', { name: 'A\u202eB' }],
  ['a name with a soft hyphen', 'BadForm', 'organisations/0', { name: 'A\u00adB' }],
  ['an empty name', 'BadForm', 'organisations/0', { name: '' }],
  ['a name of 201 characters', 'BadForm', 'organisations/0', { name: '\u{1f3db}'.repeat(201) }],
  ['an unknown kind', 'BadForm', 'organisations/0', { kind: 'museum' }],
  ['an unknown status', 'BadForm', 'organisations/0', { status: 'closed' }],
  ['a client that is an e-mail address', 'BadForm', 'organisations/0/clients/0', { clientId: 'a@example.nl' }],
  ['no scope', 'BadForm', 'organisations/0/clients/0', { scopes: [] }],
  ['an unknown scope', 'BadForm', 'organisations/0/clients/0', { scopes: ['all'] }],
  ['a scope twice', 'BadForm', 'organisations/0/clients/0', { scopes: ['log:read', 'log:read'] }],
  ['a client without a key', 'BadForm', 'organisations/0/clients/0', { keys: [] }],
  ['a tenant without a sealing key', 'BadForm', 'organisations/2', { sealKeys: [] }],
  ['an institution with a sealing key', 'BadForm', 'organisations/0', { sealKeys: [seal(50)] }],
  ['an auditor who delivers', 'BadForm', 'organisations/3/clients/0', { scopes: ['delivery:write'] }],
  ['an unknown mode', 'BadForm', 'domains/0', { mode: 'blind' }],
  ['epoch 0', 'BadForm', 'domains/0', { epoch: 0 }],
  ['epoch 65,536', 'BadForm', 'domains/0', { epoch: 65_536 }],
  ['a prefix with a digit', 'BadForm', 'domains/0', { prefix: 'reach1' }],
  ['a prefix of eleven letters', 'BadForm', 'domains/0', { prefix: 'abcdefghijk' }],
  ['an unknown attribute', 'BadForm', 'domains/0', { attributes: ['postcode'] }],
  ['an attribute twice', 'BadForm', 'domains/0', { attributes: ['postcode4', 'postcode4'] }],
  ['a day that does not exist', 'BadForm', 'agreements/0', { inForceFrom: '2026-02-30' }],
  ['an end that is nothing', 'BadForm', 'agreements/0', { inForceUntil: null }],
  ['an end before the beginning', 'BadForm', 'agreements/0', { inForceUntil: '2025-12-31' }],
  ['anonymous visits that are text', 'BadForm', 'agreements/0', { anonymousVisits: 'true' }],
  ['the 29th of February of 2100, which is no leap year', 'BadForm', 'agreements/1', { inForceFrom: '2100-02-29' }],
  ['a line feed behind an identifier', 'BadForm', 'organisations/3', { id: 'auditor-c\n' }],
  ['a line feed behind a client', 'BadForm', 'organisations/0/clients/1', { clientId: 'museum-a-2\n' }],
  ['a line feed behind a prefix', 'BadForm', 'domains/0', { prefix: 'reach\n' }],
  ['a line feed behind a moment', 'BadForm', '', { issuedAt: '2026-01-15T09:30:00.000Z\n' }],
  ['a line feed behind a digest', 'BadForm', '', { version: 2, previousDigest: `${'a'.repeat(64)}\n` }],
  ['a line feed behind a day', 'BadForm', 'agreements/1', { inForceFrom: '2026-08-01\n' }],
  ['a line feed behind the issuer', 'BadForm', '', { issuer: 'https://ttp.example\n' }],
  ['an agreement on no questionnaire, in a list', 'BadForm', 'agreements/0', { questionnaires: [] }],
  ['a questionnaire twice', 'BadForm', 'agreements/0', { questionnaires: ['standard-1', 'standard-1'] }],
  ['a questionnaire that is no name', 'BadForm', 'agreements/0', { questionnaires: ['Standard 1'] }],
  [
    '21 questionnaires',
    'BadForm',
    'agreements/0',
    { questionnaires: Array.from({ length: 21 }, (_, n) => `own-${n}`) },
  ],
]

const key: Bad[] = [
  [
    'a sealing key that is no point of the curve',
    'BadKey',
    'engines/identity',
    { seal: [{ ...seal(1), y: seal(1).x }] },
  ],
  ['a key under the kid of another', 'BadKey', 'engines/identity', { seal: [{ ...seal(1), kid: seal(5).kid }] }],
  ['a signing key where a sealing key is due', 'BadKey', 'engines/identity', { seal: [sign(1)] }],
  ['a sealing key where a signing key is due', 'BadKey', 'organisations/0/clients/0', { keys: [seal(1)] }],
  ['a private half', 'BadKey', 'organisations/2', { sealKeys: [{ ...seal(15), d: seal(15).x }] }],
]

const unique: Bad[] = [
  ['an organisation', 'NotUnique', 'organisations/1', { id: 'museum-a' }],
  ['a client, in two organisations', 'NotUnique', 'organisations/1/clients/0', { clientId: 'museum-a-1' }],
  ['a domain of one tenant', 'NotUnique', 'domains/1', { id: 'reach' }],
  ['a prefix', 'NotUnique', 'domains/1', { prefix: 'reach' }],
  ['an agreement', 'NotUnique', 'agreements/1', { id: 'agreement-1' }],
  ['a day with two agreements', 'NotUnique', 'agreements/1', { inForceFrom: '2026-06-30' }],
  ['days behind an agreement without an end', 'NotUnique', 'agreements/1', { inForceFrom: '2025-01-01' }],
  ['a key of one client', 'NotUnique', 'organisations/0/clients/1', { keys: [sign(11), sign(11)] }],
  ['a key of one tenant', 'NotUnique', 'organisations/2', { sealKeys: [seal(15), seal(15)] }],
  ['a key of one engine', 'NotUnique', 'engines/key', { sign: [sign(4), sign(4)] }],
  [
    'a translation, in both directions',
    'NotUnique',
    '',
    { translations: [TRANSLATION, { ...TRANSLATION, from: TRANSLATION.to, to: TRANSLATION.from }] },
  ],
]

const reference: Bad[] = [
  ['a domain of nobody', 'UnknownReference', 'domains/1', { tenant: 'nobody' }],
  ['a domain of an institution', 'UnknownReference', 'domains/1', { tenant: 'museum-a' }],
  ['an agreement of nobody', 'UnknownReference', 'agreements/0', { institution: 'nobody' }],
  ['an agreement of a tenant as an institution', 'UnknownReference', 'agreements/0', { institution: 'audience' }],
  ['an agreement on no domain', 'UnknownReference', 'agreements/0', { domain: 'none' }],
  ['an agreement on a domain of another tenant', 'UnknownReference', 'agreements/0', { tenant: 'auditor-c' }],
  [
    'a domain of an institution, which nothing else names',
    'UnknownReference',
    '',
    { domains: [...DOMAINS, { ...DOMAINS[0], id: 'own', tenant: 'museum-a', prefix: 'own' }] },
  ],
]

const shared: Bad[] = [
  ['by two organisations', 'SharedKey', 'organisations/1/clients/0', { keys: [sign(10)] }],
  ['by two clients of one organisation', 'SharedKey', 'organisations/0/clients/1', { keys: [sign(10)] }],
  ['by an engine and a client', 'SharedKey', 'organisations/1/clients/0', { keys: [sign(2)] }],
]

const gates: Bad[] = [
  [
    'a client that delivers and reads releases',
    'BothGates',
    'organisations/0/clients/0',
    { scopes: ['delivery:write', 'release:read'] },
  ],
  [
    'two clients of one organisation',
    'BothGates',
    'organisations/3',
    {
      clients: [
        { clientId: 'c-1', scopes: ['delivery:write'], keys: [sign(60)], status: 'active' },
        { clientId: 'c-2', scopes: ['release:read'], keys: [sign(61)], status: 'active' },
      ],
    },
  ],
  ['an institution that reads releases', 'BothGates', 'organisations/0/clients/1', { scopes: ['release:read'] }],
  ['a tenant that delivers', 'BothGates', 'organisations/2/clients/0', { scopes: ['delivery:write'] }],
  ['a tenant that reads deliveries', 'BothGates', 'organisations/2/clients/0', { scopes: ['delivery:read'] }],
  ['the identity engine with the key of the tenant', 'BothGates', 'organisations/2', { sealKeys: [seal(1)] }],
  ['the key engine with the key of the tenant', 'BothGates', 'organisations/2', { sealKeys: [seal(3)] }],
  ['engines with one sealing key', 'BothGates', 'engines/key', { seal: [seal(1)] }],
  ['engines with one signing key', 'BothGates', 'engines/key', { sign: [sign(2)] }],
  [
    'an auditor who reads deliveries and releases',
    'BothGates',
    'organisations/3/clients/0',
    { scopes: ['delivery:read', 'release:read'] },
  ],
]

const blocks = [
  [100, 'DIRECTORY_INVALID', '', shape],
  [200, 'DIRECTORY_INVALID', '', form],
  [300, 'KEY_FORM_INVALID', '', key],
  [330, 'DIRECTORY_NOT_UNIQUE', 'twice: ', unique],
  [350, 'DIRECTORY_REFERENCE_UNKNOWN', '', reference],
  [370, 'DIRECTORY_KEY_SHARED', 'a signing key is shared ', shared],
  [380, 'DIRECTORY_OPENS_BOTH_GATES', '', gates],
] as const

const good: readonly (readonly [string, string])[] = [
  ['a directory', documentAfter()],
  ['version 2', documentAfter(setting('', { version: 2, previousDigest: 'a'.repeat(64) }))],
  [
    'nobody yet',
    documentAfter(setting('', { organisations: [], domains: [], agreements: [], translations: [], people: [] })),
  ],
  ['the end of the epochs', documentAfter(setting('domains/0', { epoch: 65_535 }))],
  [
    'an agreement of one day, the day before the next',
    documentAfter(setting('agreements/0', { inForceFrom: '2026-07-31', inForceUntil: '2026-07-31' })),
  ],
  ['an issuer with a port and a path', documentAfter(setting('', { issuer: 'http://localhost:8080/ttp' }))],
  ['a name in other scripts', documentAfter(setting('organisations/0', { name: 'Музей 博物館 🏛' }))],
]

export const PARSE_CASES: readonly Case[] = [
  ...[...good, ...PEOPLE_GOOD].map(([comment, document], place) => ({
    tcId: place + 1,
    comment,
    flags: [],
    input: { document },
  })),
  ...[...blocks, ...PEOPLE_BLOCKS].flatMap(([start, error, before, list]) =>
    list.map(
      ([comment, flag, path, members], place): Case => ({
        tcId: start + place,
        comment: `${before}${comment}`,
        flags: [flag],
        input: { document: documentAfter(setting(path, members)) },
        error,
      }),
    ),
  ),
  {
    tcId: 399,
    comment: 'a verifier key with another id',
    flags: ['BadKey'],
    input: {
      document: documentAfter(
        setting('log', { verifierKey: makeDirectory().log.verifierKey.replace(/\+[0-9a-f]{8}\+/, '+00000000+') }),
      ),
    },
    error: 'LOG_KEY_INVALID',
  },
  ...PORTAL_CASES,
]
