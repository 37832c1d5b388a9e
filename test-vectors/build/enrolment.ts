import { counted, without } from './approval-documents.ts'
import { keys, thumbprint } from './directory-document.ts'
import { first, following, full, next, other, request } from './enrolment-documents.ts'
import { COMPARE_CASES, explainSpoken, SPOKEN_CASES, SPOKEN_KEY_CASES } from './enrolment-spoken.ts'
import { REQUESTS, ROLLOVER_CASES, VERIFY_CASES } from './enrolment-verify.ts'
import { ERROR_ORDER } from './error-order.ts'
import type { Case, Fields, Json, Operation } from './frame.ts'

const NOTES: Operation['notes'] = {
  Normal: { bugType: 'BASIC', description: 'What is in order is accepted.' },
  BadForm: { bugType: 'MISSING_STEP', description: 'A member or a text that is missing, unknown or of another form.' },
  Twice: { bugType: 'MISSING_STEP', description: 'A key or a certificate that is named twice.' },
  BadKey: { bugType: 'MISSING_STEP', description: 'A private key, a key of another use or of another name.' },
  Forged: {
    bugType: 'AUTH_BYPASS',
    description: 'Signed by another key than the one that has to, or as another document.',
  },
  NotCanonical: {
    bugType: 'SIGNATURE_MALLEABILITY',
    description: 'Signed, but in another writing of the same content.',
  },
  Different: { bugType: 'AUTH_BYPASS', description: 'Another fingerprint, however little of it differs.' },
  ...ERROR_ORDER,
}

const [seal, certificate] = [keys.seal(173), thumbprint(1)]
type Bad = readonly [comment: string, flag: string, document: Json, error?: Case['error']]
const badRequests: readonly Bad[] = [
  ...Object.keys(request).map((name): Bad => [`no ${name}`, 'BadForm', without(request, name)]),
  ['an unknown member', 'BadForm', { ...request, scopes: ['delivery:write'] }],
  ['another schema', 'BadForm', { ...request, schema: 'sluis-enrolment/2' }],
  ['an organisation in capitals', 'BadForm', { ...request, organisation: 'Museum-a' }],
  ['an e-mail address for a client', 'BadForm', { ...request, clientId: 'someone@example.org' }],
  ['a private key', 'BadKey', { ...request, signKey: first.sign }, 'KEY_FORM_INVALID'],
  ['a sealing key that signs', 'BadKey', { ...request, signKey: seal }, 'KEY_FORM_INVALID'],
  [
    'a key under the name of another',
    'BadKey',
    { ...request, signKey: { ...first.verify, kid: other.verify.kid ?? '' } },
    'KEY_FORM_INVALID',
  ],
  ['a signing key to seal to', 'BadKey', { ...request, sealKeys: [first.verify] }, 'KEY_FORM_INVALID'],
  ['no list of sealing keys', 'BadForm', { ...request, sealKeys: seal }],
  ['six sealing keys', 'BadForm', { ...full, sealKeys: [173, 174, 175, 176, 177, 178].map(keys.seal) }],
  ['a sealing key twice', 'Twice', { ...full, sealKeys: [seal, seal] }],
  ['six certificates', 'BadForm', { ...request, certificates: [1, 2, 3, 4, 5, 6].map(thumbprint) }],
  ['a certificate twice', 'Twice', { ...request, certificates: [certificate, certificate] }],
  ['a certificate in hexadecimal', 'BadForm', { ...request, certificates: ['ab'.repeat(32)] }],
  ['unused bits in a certificate', 'BadForm', { ...request, certificates: ['B'.repeat(43)] }],
  ['a day for a moment', 'BadForm', { ...request, requestedAt: '2026-03-01' }],
  ['a moment with an offset', 'BadForm', { ...request, requestedAt: '2026-03-01T12:00:00.000+00:00' }],
  ['replaces that is no thumbprint', 'BadForm', { ...request, replaces: 'none' }],
  ['a key that follows itself', 'Twice', { ...request, replaces: first.verify.kid ?? '' }],
  ['nothing', 'BadForm', null],
  ['a list', 'BadForm', [request]],
  [
    'a private key, and a day for a moment',
    'ErrorOrder',
    { ...request, signKey: first.sign, requestedAt: '2026-03-01' },
    'KEY_FORM_INVALID',
  ],
]
const rollover: Fields = { schema: 'sluis-rollover/1', request: REQUESTS.inner }
const badRollovers: readonly Bad[] = [
  ...Object.keys(rollover).map((name): Bad => [`no ${name}`, 'BadForm', without(rollover, name)]),
  ['an unknown member', 'BadForm', { ...rollover, replaces: '' }],
  ['the schema of a request', 'BadForm', { ...rollover, schema: 'sluis-enrolment/1' }],
  ['a request that is not signed', 'BadForm', { ...rollover, request: following }],
  ['a request without a signature', 'BadForm', { ...rollover, request: REQUESTS.inner.slice(0, -87) }],
  ['an empty request', 'BadForm', { ...rollover, request: '' }],
  ['a payload of 12,001 characters', 'BadForm', { ...rollover, request: `A.${'A'.repeat(12_001)}.${'A'.repeat(86)}` }],
  ['nothing', 'BadForm', null],
]
const parsing = (first: number, accepted: readonly (readonly [string, Json])[], bad: readonly Bad[]): Case[] => {
  const one = counted(first)
  return [
    ...accepted.map(([comment, document]) => one(comment, ['Normal'], { document })),
    ...bad.map(([comment, flag, document, error = 'ENROLMENT_INVALID']) => one(comment, [flag], { document }, error)),
  ]
}

const sign = counted(201)
const signCases: Case[] = [
  sign('of an institution', ['Normal'], { document: request, key: first.sign }),
  sign('of a tenant', ['Normal'], { document: full, key: first.sign }),
  sign('by another key than it brings', ['Forged'], { document: request, key: other.sign }, 'ENROLMENT_INVALID'),
  sign('one that is none', ['BadForm'], { document: {}, key: first.sign }, 'ENROLMENT_INVALID'),
]
const vouch = counted(301)
const vouchCases: Case[] = [
  vouch('by the key that it follows', ['Normal'], { request: REQUESTS.inner, key: first.sign }),
  vouch('by the new key', ['Forged'], { request: REQUESTS.inner, key: next.sign }, 'ENROLMENT_INVALID'),
  vouch('for a first enrolment', ['Forged'], { request: REQUESTS.right, key: first.sign }, 'ENROLMENT_INVALID'),
  vouch(
    'for a request that another key signed',
    ['Forged'],
    { request: REQUESTS.forged, key: first.sign },
    'ENROLMENT_SIGNATURE_INVALID',
  ),
]
const whole = [{ member: 'jws', as: 'text', kinds: ['truncate', 'flip'] }] as const

/** How clients join and change their keys. */
export const enrolmentFile: Operation = {
  name: 'enrolment',
  algorithm: 'Requests of enrolment, rollovers and spoken fingerprints',
  header: ['Signatures are deterministic (Ed25519). Fingerprints of CompareFingerprint are as they are shown.'],
  notes: NOTES,
  explain: explainSpoken,
  groups: [
    {
      type: 'ParseEnrolment',
      specRef: 'DIRE-50',
      cases: parsing(
        1,
        [
          ['of an institution', request],
          ['of a tenant, with five of all', full],
          ['of a key that follows another', following],
        ],
        badRequests,
      ),
    },
    { type: 'ParseRollover', specRef: 'DIRE-51', cases: parsing(101, [['a rollover', rollover]], badRollovers) },
    { type: 'SignEnrolment', specRef: 'DIRE-50', cases: signCases },
    { type: 'SignRollover', specRef: 'DIRE-51', cases: vouchCases },
    { type: 'VerifyEnrolment', specRef: 'DIRE-50', mutations: whole, cases: VERIFY_CASES },
    { type: 'VerifyRollover', specRef: 'DIRE-51', mutations: whole, cases: ROLLOVER_CASES },
    { type: 'SpokenFingerprint', specRef: 'DIRE-52', cases: SPOKEN_CASES },
    { type: 'SpokenKeyFingerprint', specRef: 'DIRE-52', cases: SPOKEN_KEY_CASES },
    { type: 'CompareFingerprint', specRef: 'DIRE-52', cases: COMPARE_CASES },
  ],
}
