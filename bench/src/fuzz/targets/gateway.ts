import { createPrivateKey, createPublicKey, sign } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { parseSigningKey } from '@sluis/ttp-core/registrar'
import {
  createAddressOf,
  followOpenIdProvider,
  forgeCertificates,
  intakeSchemas,
  languageOf,
  parse,
  parseCanary,
  parseRoleRequest,
  readCookie,
  readFields,
  readPending,
  redeemCode,
  registrySchemas,
  releaseSchemas,
  revealSchemas,
  rewrapSchemas,
  SESSION_COOKIE,
  singleFields,
  verifyAssertion,
  verifyIdToken,
} from '@sluis/ttp-server/parsers'
import type { Target } from '../target.ts'
import { inputsOf } from '../vectors.ts'

const KEY = parseSigningKey(inputsOf('signed-document', 'SignDocument')[0]?.key)
const { d: _, ...PUBLIC } = KEY
const PRIVATE = createPrivateKey({ key: { ...KEY }, format: 'jwk' })
const UUID = '6f1d2c3b-4a59-4687-9a7b-1c2d3e4f5a6b'
const NOW = new Date('2026-06-01T12:00:00Z')
const SECONDS = NOW.getTime() / 1000
const ISSUER = 'https://ttp.example'
const BYTES_MAX = 65_536

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value) ?? '').toString('base64url')

/** Header and claims as a JWS whose signature holds, so that what is wrong with them is found behind it. */
function signed(value: unknown): string {
  const { header, claims } = { header: undefined, claims: undefined, ...(value as object) }
  const text = `${encoded(header)}.${encoded(claims)}`
  return `${text}.${sign(null, Buffer.from(text), PRIVATE).toString('base64url')}`
}

const CLAIMS = { aud: ISSUER, exp: SECONDS + 60, jti: 'a', iat: SECONDS, iss: 'museum-1', sub: 'museum-1' }
const DIRECTORY = {
  organisations: [{ id: 'museum', clients: [{ clientId: 'museum-1', keys: [PUBLIC], status: 'active', scopes: [] }] }],
}
const ID_CLAIMS = {
  iss: ISSUER,
  sub: 'x',
  aud: 'sluis',
  iat: SECONDS,
  exp: SECONDS + 60,
  nonce: 'n',
  acr: 'mfa',
  amr: ['otp'],
}
const PROVIDER = {
  issuer: ISSUER,
  clientId: 'sluis',
  secondFactor: { acrValues: ['mfa'], amrValues: ['otp'] },
  keys: async () => createPublicKey({ key: { ...PUBLIC }, format: 'jwk' }),
}

/** Of a key of 1,024 bits that was thrown away. */
const SIGNING_REQUEST = `-----BEGIN CERTIFICATE REQUEST-----
MIIBYDCBygIBADAhMQ4wDAYDVQQKEwVTbHVpczEPMA0GA1UEAxMGbXVzZXVtMIGf
MA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQC1AiJiSKbvjsaS+BYmGKbjeZqD66NV
MuStOkbv3gmEJOIGNZU2DEgoJn7FZy8UFG9v9yYICMiOD2tWpYAsRLh6JTv0ySkg
7Tz+7ijTdxaGO5gNA9o2/k9U0paxEZA+DJ7Led1I8EmwErRsJpGZlO5jiX9khulg
YnsebJwHp8iOHQIDAQABoAAwDQYJKoZIhvcNAQELBQADgYEATTi94nPE7rdA5jOz
mjxD8YleW322F7kst4+gVOc7iq5xc7f5UF6P+Ra+2tniqrmw1wWrc6Alt2i6zX3G
35Ej2uKlktzikLaPBXUVEyKpqpEsCO0/O2M9fgUr7NTi+lugrKEK4mB2lnqYpIj6
NAveWF2kOPTkcPz53YQEjBp2YII=
-----END CERTIFICATE REQUEST-----
`

/** A body as it comes, of a media type. */
const requestOf = (type: string, body: string | Uint8Array): Request =>
  new Request(ISSUER, { method: 'POST', headers: { 'content-type': type }, body: body as string })

const FORMS = [
  'formToken=AAAA&kind=grant&person=person-a&role=institution-delivery',
  'kind=suspend&person=person-a&role=',
  'formToken=AAAA&request=6f1d2c3b-4a59-4687-9a7b-1c2d3e4f5a6b&answer=applied',
  'grant_type=client_credentials&client_assertion=eyJ.eyJ.A&scope=delivery%3Awrite&%ff=%00&__proto__=1',
]
const COOKIES = [
  `__Host-sluis-session=${'A'.repeat(43)}; __Host-sluis-language=nl`,
  `__Host-sluis-sign-in=${'A'.repeat(43)}.${'B'.repeat(43)}.${'C'.repeat(43)}.${Buffer.from('/portal/deliveries').toString('base64url')}; x=y`,
  'nl-NL,nl;q=0.9,en;q=0.8,*;q=0',
  '203.0.113.7, ::ffff:198.51.100.1, 2001:db8::1%eth0, [::1]:80',
]

type Namespace = Readonly<Record<string, unknown>>
const SCHEMAS = [intakeSchemas, registrySchemas, releaseSchemas, rewrapSchemas, revealSchemas].flatMap(
  (module: Namespace) =>
    Object.entries(module).flatMap(([name, schema]) =>
      /(?:Input|TokenRequest|Path|Body)$/.test(name) ? [schema as never] : [],
    ),
)
const FIELDS = [
  {
    deliveryId: UUID,
    tenant: 'audience',
    domain: 'reach',
    contentTag: 'A'.repeat(43),
    period: { from: '2026-01', until: '2026-02' },
    again: true,
  },
  { deliveryId: UUID, number: '0', rowCount: 2, identityPart: 'x', activityPart: 'y' },
  { deliveryId: UUID, manifest: 'x' },
  { limit: '50' },
  {
    grant_type: 'client_credentials',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: 'x',
    scope: 'a',
  },
  { document: 'x' },
  { version: '1' },
  { request: 'x' },
  { after: '0', limit: '10' },
  { cursor: '1' },
  { rewrapId: UUID, number: '0', domain: 'reach', rewrapPart: 'x' },
  { requestId: UUID, number: '0', part: 'x' },
  { requestId: UUID, approval: 'x' },
]

const LOOPBACK = 'http://127.0.0.1'
const FORM = { code: 'x', code_verifier: 'x', redirect_uri: LOOPBACK }
const SIGN_IN = {
  discovery: { issuer: LOOPBACK, jwks_uri: LOOPBACK, authorization_endpoint: LOOPBACK, token_endpoint: LOOPBACK },
  answer: { id_token: 'x' },
}

/** Finds a provider and redeems a code there, where the provider answers these two. */
async function redeemAt(value: unknown): Promise<void> {
  const { discovery, answer } = { discovery: null, answer: null, ...(value as object) }
  const answers = [discovery, answer]
  const own = globalThis.fetch
  globalThis.fetch = async () => new Response(JSON.stringify(answers.shift() ?? null))
  try {
    const { issuer, clientId, secondFactor } = { ...PROVIDER, issuer: LOOPBACK }
    await redeemCode(followOpenIdProvider({ issuer, clientId, secondFactor }), FORM)
  } finally {
    globalThis.fetch = own
  }
}

/** What comes to the gateway: bodies, forms, cookies, headers, tokens; and what is handed to its operator. */
export const GATEWAY_TARGETS: readonly Target[] = [
  {
    name: 'http-json',
    samples: () => FIELDS.map((fields) => new Uint8Array(Buffer.from(JSON.stringify(fields)))),
    parse: (bytes) =>
      readFields(requestOf('application/json', bytes as Uint8Array), 'json', BYTES_MAX, 'REQUEST_TOO_LARGE'),
    reaches: ['REQUEST_MALFORMED'],
  },
  {
    name: 'http-fields',
    samples: () => FIELDS.map((json) => ({ json })),
    parse: (value) => {
      const outcomes = SCHEMAS.map((schema) => {
        try {
          return { value: parse(schema, value) as unknown }
        } catch (error) {
          return { error }
        }
      })
      if (outcomes.some((outcome) => !('error' in outcome))) return
      throw outcomes[0]?.error
    },
    reaches: ['REQUEST_MALFORMED'],
  },
  {
    name: 'portal-form',
    samples: () => FORMS,
    parse: async (text) => {
      const request = requestOf('application/x-www-form-urlencoded', String(text).toWellFormed())
      const { formToken: _token, ...fields } = await readFields(request, 'form', BYTES_MAX, 'REQUEST_TOO_LARGE')
      singleFields(new URL(`/portal/?${String(text).toWellFormed()}`, ISSUER).searchParams)
      parseRoleRequest(fields)
    },
    reaches: ['REQUEST_MALFORMED'],
  },
  {
    // None of them refuses: what does not read is as if it were not there.
    name: 'http-headers',
    samples: () => COOKIES,
    parse: (value) => {
      const header = String(value)
      readCookie(header, SESSION_COOKIE)
      readPending(header)
      languageOf(undefined, header)
      const incoming = { socket: { remoteAddress: header }, headers: { 'x-forwarded-for': header } }
      createAddressOf({ thumbprints: [], everyConnection: true })(incoming as unknown as IncomingMessage)
    },
    reaches: [],
  },
  {
    name: 'client-assertion',
    samples: () => [{ json: { header: { alg: 'EdDSA', kid: PUBLIC.kid, typ: 'JWT' }, claims: CLAIMS } }],
    parse: (value) => verifyAssertion(signed(value), undefined, DIRECTORY as never, ISSUER, NOW),
    reaches: ['CLIENT_ASSERTION_INVALID'],
  },
  {
    name: 'client-assertion-jws',
    samples: () => [signed({ header: { alg: 'EdDSA', kid: PUBLIC.kid, typ: 'JWT' }, claims: CLAIMS })],
    parse: (text) => verifyAssertion(String(text), 'museum-1', DIRECTORY as never, ISSUER, NOW),
    reaches: ['CLIENT_ASSERTION_INVALID'],
  },
  {
    name: 'id-token',
    samples: () => [{ json: { header: { alg: 'EdDSA', typ: 'JWT' }, claims: ID_CLAIMS } }],
    parse: (value) => verifyIdToken(signed(value), PROVIDER as never, NOW),
    reaches: ['SIGN_IN_INVALID'],
  },
  {
    name: 'id-token-jws',
    samples: () => [signed({ header: { alg: 'EdDSA', typ: 'JWT' }, claims: ID_CLAIMS })],
    parse: (text) => verifyIdToken(String(text), PROVIDER as never, NOW),
    reaches: ['SIGN_IN_INVALID'],
  },
  {
    name: 'id-token-answer',
    samples: () => [{ json: SIGN_IN }],
    parse: redeemAt,
    reaches: ['SIGN_IN_INVALID', 'UNAVAILABLE'],
  },
  {
    name: 'signing-request',
    samples: () => [SIGNING_REQUEST],
    parse: (text) => forgeCertificates.readSigningRequest(String(text)),
    reaches: ['CERTIFICATE_REQUEST_INVALID'],
  },
  {
    name: 'canary',
    samples: () => [
      { json: { email: 'x@y.example' } },
      { json: { phone: '+31612345678' } },
      { json: { postcode: '1234AB', houseNumber: '1' } },
    ],
    parse: (value) => parseCanary(value),
    reaches: ['CANARY_INVALID'],
  },
]
