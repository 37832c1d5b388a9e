import { createHmac } from 'node:crypto'
import type { Directory, Person, PersonRole, Scope, SigningKey, SignPublicJwk } from '@sluis/ttp-core/registrar'
import { accountDigest, findClient } from '@sluis/ttp-core/registrar'
import { importJWK, type JWTPayload, SignJWT } from 'jose'
import { createAccessTokens, type TokenClaims } from '../../src/kernel/http/access-token.ts'
import { ISSUER, SIGN_IN } from '../http/parties.ts'
import type { World } from '../http/world.ts'

/** Somebody who asks: with the scopes that he should have, or the code with which everything is refused to him. */
export interface Actor {
  readonly name: string
  readonly token: string | undefined
  /** The organisation whose things are his own. */
  readonly house: string
  readonly scopes: readonly string[]
  readonly refused?: string
}

/** What each may do, written down once more: the tests do not ask the code. */
const MAY: Readonly<Record<string, readonly string[]>> = {
  institution: ['delivery:write', 'delivery:read', 'log:read'],
  tenant: ['release:read', 'rewrap:write', 'log:read'],
  'institution-administrator': ['delivery:read', 'log:read'],
  operator: ['log:read'],
  registrar: ['log:read'],
  'key-custodian': ['log:read'],
  'identity-custodian': ['log:read'],
  'reveal-requester': ['log:read', 'reveal:request', 'reveal:read'],
  'reveal-approver': ['log:read', 'reveal:read', 'reveal:approve'],
  'clerical-reviewer': ['log:read'],
  auditor: ['log:read'],
  'data-protection-officer': ['log:read', 'reveal:read'],
}
/** All scopes that there are: a token that claims them gives none that the directory does not. */
const EVERY = [...new Set(Object.values(MAY).flat())] as Scope[]

const account = (subject: string): string => accountDigest(SIGN_IN.issuer, subject)
const person = (id: string, organisation: string, role: PersonRole, rest: Partial<Person> = {}): Person => ({
  id,
  organisation,
  account: account(id),
  roles: [role],
  keys: [],
  status: 'active',
  ...rest,
})

const PEOPLE: readonly Person[] = [
  person('p-stage-administrator', 'stage', 'institution-administrator'),
  person('p-stage-requester', 'stage', 'reveal-requester'),
  person('p-stage-supervisor', 'stage', 'data-protection-officer'),
  person('p-tenant-requester', 'tenant', 'reveal-requester'),
  person('p-suspended', 'museum', 'institution-administrator', { status: 'suspended' }),
  person('p-expired', 'museum', 'institution-administrator', { validUntil: '2026-05-31' }),
  person('p-last-day', 'museum', 'institution-administrator', { validUntil: '2026-06-01' }),
  person('p-closed', 'closed', 'institution-administrator'),
]

/** The directory with everybody who is asked about: beside the parties of every test, those who may not act. `keys` are for their clients. */
export function withActors(directory: Directory, keys: readonly SignPublicJwk[]): Directory {
  const unused = [...keys]
  const keyOf = (): SignPublicJwk => {
    const key = unused.pop()
    if (key === undefined) throw new Error('too few keys')
    return key
  }
  const organisations = directory.organisations.map((organisation) => {
    const [client] = organisation.clients
    if (client === undefined) return organisation
    const like = (name: string, rest: object) => ({
      ...client,
      clientId: `${organisation.id}-${name}`,
      keys: [keyOf()],
      ...rest,
    })
    const clients = [
      { ...client, scopes: (MAY[organisation.kind] ?? client.scopes) as Scope[] },
      like('suspended', { status: 'suspended' }),
      like('expired', { validUntil: '2026-05-31' }),
      like('last-day', { validUntil: '2026-06-01' }),
      like('reader', { scopes: ['log:read'] }),
    ]
    return { ...organisation, clients }
  })
  const [museum] = organisations
  if (museum === undefined) throw new Error('no museum')
  const closed = {
    ...museum,
    id: 'closed',
    status: 'suspended' as const,
    clients: museum.clients.slice(0, 1).map((one) => ({ ...one, clientId: 'closed-client', keys: [keyOf()] })),
  }
  return { ...directory, organisations: [...organisations, closed], people: [...directory.people, ...PEOPLE] }
}

/** Everybody, with tokens signed by the gateway's own key: what counts is the directory. */
export async function makeActors(world: World, tokenKey: SigningKey): Promise<readonly Actor[]> {
  const tokens = createAccessTokens(tokenKey, ISSUER, world.clock.now, (bytes) =>
    crypto.getRandomValues(new Uint8Array(bytes)),
  )
  const sign = async (claims: TokenClaims): Promise<string> => (await tokens.issue(claims)).token
  const client = (clientId: string, organisation: string): Promise<string> =>
    sign({ client: clientId, organisation, scopes: EVERY, key: keyUsedBy(world.directory(), clientId) })
  const signedIn = (id: string, change: object = {}): Promise<string> => {
    const found = world.directory().people.find((one) => one.id === id)
    if (found === undefined) throw new Error(`nobody is ${id}`)
    const { organisation, account: own } = found
    return sign({ person: id, organisation, account: own, secondFactor: true, scopes: EVERY, ...change })
  }
  const actors: Actor[] = []
  const add = (name: string, token: string | undefined, house: string, may: readonly string[], refused?: string) =>
    actors.push({ name, token, house, scopes: may, ...(refused === undefined ? {} : { refused }) })

  for (const { id, kind, clients } of world.directory().organisations) {
    if (id === 'closed') continue
    const may = MAY[kind] ?? []
    for (const { clientId } of clients) {
      const refused = /-(suspended|expired)$/.test(clientId) ? 'CLIENT_SUSPENDED' : undefined
      const scopes = clientId.endsWith('-reader') ? ['log:read'] : may
      add(`client ${clientId}`, await client(clientId, id), id, scopes, refused)
    }
  }
  for (const { id, roles, organisation } of world.directory().people) {
    const refused = /^p-(suspended|expired)$/.test(id) ? 'PERSON_SUSPENDED' : undefined
    if (id === 'p-closed') continue
    add(`person ${id}`, await signedIn(id), organisation, MAY[roles[0] ?? ''] ?? [], refused)
  }
  const stopped = async (name: string, code: string, token: string | undefined) => add(name, token, '', [], code)
  await stopped('nobody', 'TOKEN_MISSING', undefined)
  await stopped(
    'a client of a suspended organisation',
    'ORGANISATION_SUSPENDED',
    await client('closed-client', 'closed'),
  )
  await stopped('a person of a suspended organisation', 'ORGANISATION_SUSPENDED', await signedIn('p-closed'))
  for (const id of ['p-operator', 'p-reveal-approver', 'p-reveal-requester', 'p-data-protection-officer'])
    await stopped(`${id} without a second factor`, 'SECOND_FACTOR_MISSING', await signedIn(id, { secondFactor: false }))
  const invalid = async (name: string, token: string) => stopped(name, 'TOKEN_INVALID', token)
  await invalid('a client that is not there', await client('nobody-client', 'museum'))
  await invalid('a client at another organisation', await client('museum-client', 'stage'))
  await invalid('a person who is not there', await signedIn('p-operator', { person: 'p-nobody' }))
  await invalid('a person under another account', await signedIn('p-operator', { account: account('x') }))
  await invalid('a person of another organisation', await signedIn('p-operator', { organisation: 'museum' }))
  await invalid('a client under the name of a person', await client('p-operator', 'museum'))
  await invalid('a person under the name of a client', await signedIn('p-operator', { person: 'museum-client' }))
  for (const [name, token] of await forged(world, tokenKey)) await invalid(name, token)
  return actors
}

/** Tokens that this gateway never gave. */
async function forged(world: World, tokenKey: SigningKey): Promise<readonly (readonly [string, string])[]> {
  const at = Math.floor(world.clock.now().getTime() / 1000)
  const claims = {
    kind: 'client',
    sub: 'museum-client',
    org: 'museum',
    scope: EVERY.join(' '),
    key: keyUsedBy(world.directory(), 'museum-client'),
    iss: ISSUER,
    aud: ISSUER,
    jti: 'x',
    iat: at,
    exp: at + 600,
  }
  const { kty, crv, x, d } = tokenKey
  const key = await importJWK({ kty, crv, x, d }, 'EdDSA')
  const stranger = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])
  const sign = (payload: JWTPayload, header: object = {}, by: CryptoKey | Uint8Array = key): Promise<string> =>
    new SignJWT(payload).setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', ...header }).sign(by)
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  // The public key as a shared secret, and no signature at all.
  const body = `${part({ alg: 'HS256', typ: 'at+jwt' })}.${part(claims)}`
  const mac = createHmac('sha256', Buffer.from(x, 'base64url')).update(body).digest('base64url')
  const [head, payload, signature] = (await sign(claims)).split('.')
  return [
    ['garbage', 'garbage'],
    ['three parts of garbage', 'a.b.c'],
    ['a token by another key', await sign(claims, {}, (stranger as CryptoKeyPair).privateKey)],
    ['a token of another issuer', await sign({ ...claims, iss: 'https://other.example' })],
    ['a token for another audience', await sign({ ...claims, aud: 'https://other.example' })],
    ['a token of another type', await sign(claims, { typ: 'JWT' })],
    ['a token that expired', await sign({ ...claims, iat: at - 700, exp: at - 100 })],
    [
      'a token without an end',
      await sign(Object.fromEntries(Object.entries(claims).filter(([name]) => name !== 'exp'))),
    ],
    ['a token of neither kind', await sign({ ...claims, kind: 'robot' })],
    ['a token under the MAC of a public key', `${body}.${mac}`],
    ['a token without a signature', `${part({ alg: 'none', typ: 'at+jwt' })}.${part(claims)}.`],
    ['a token with another payload', `${head}.${part({ ...claims, org: 'stage' })}.${signature}`],
    ['a token cut short', `${head}.${payload}`],
  ]
}

const keyUsedBy = (directory: Directory, clientId: string): string =>
  findClient(directory, clientId)?.client.keys[0]?.kid ?? 'none'
