import { currentSignKeysOf, type Directory, findOrganisation, isCurrent } from '@sluis/ttp-core/common'
import { decodeProtectedHeader, importJWK, jwtVerify } from 'jose'
import { json, Problem } from './answers.ts'
import { clientIdOf } from './parties.ts'

const LIFETIME_SECONDS = 600
const CLOCK_TOLERANCE_SECONDS = 30

/** Whom tokens are given to, and which were. */
export interface TokenWorld {
  readonly institution: string
  directory: Directory
  readonly jtis: Set<string>
  /** Each as `<token> <scope>`. */
  readonly tokens: Set<string>
  now: () => Date
}

/** An access token for a client assertion (RFC 7523), as POST /v1/token gives it. */
export async function giveToken(world: TokenWorld, body: string): Promise<Response> {
  const form = new URLSearchParams(body)
  const jti = await assertedBy(world, form.get('client_assertion') ?? '')
  if (world.jtis.has(jti)) throw new Problem(401, 'CLIENT_ASSERTION_REPLAYED', { error: 'invalid_client' })
  world.jtis.add(jti)
  requireStanding(world)
  const held: readonly string[] = findClient(world)?.scopes ?? []
  // Without a wish, all that the client has.
  const asked = form.get('scope')?.split(' ') ?? held
  const granted = asked.filter((one) => held.includes(one))
  if (granted.length < asked.length) throw new Problem(403, 'SCOPE_MISSING', { error: 'invalid_scope' })
  const scope = granted.join(' ')
  const token = crypto.randomUUID()
  for (const one of granted) world.tokens.add(`${token} ${one}`)
  return json(200, { access_token: token, token_type: 'Bearer', expires_in: LIFETIME_SECONDS, scope })
}

/** What was suspended since gets nothing more. */
function requireStanding(world: TokenWorld): void {
  const organisation = findOrganisation(world.directory, world.institution)
  if (organisation?.status === 'suspended') throw new Problem(403, 'ORGANISATION_SUSPENDED')
  const client = findClient(world)
  if (client && !isCurrent(client, world.now().toISOString().slice(0, 10))) throw new Problem(403, 'CLIENT_SUSPENDED')
}

function findClient({ directory, institution }: TokenWorld) {
  const clientId = clientIdOf(institution)
  return findOrganisation(directory, institution)?.clients.find((client) => client.clientId === clientId)
}

async function assertedBy({ institution, directory, now }: TokenWorld, assertion: string): Promise<string> {
  const clientId = clientIdOf(institution)
  try {
    const { kid } = decodeProtectedHeader(assertion)
    const organisation = findOrganisation(directory, institution)
    const keys = organisation ? currentSignKeysOf(organisation, now().toISOString().slice(0, 10)) : []
    const key = keys.find((candidate) => candidate.kid === kid)
    if (!key) throw new Problem(401, 'CLIENT_ASSERTION_INVALID')
    const { payload } = await jwtVerify(assertion, await importJWK({ ...key }, 'EdDSA'), {
      audience: directory.issuer,
      issuer: clientId,
      subject: clientId,
      maxTokenAge: '5m',
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
      currentDate: now(),
    })
    if (payload.jti) return payload.jti
  } catch {
    // Whatever is wrong with it is answered alike, as the service does.
  }
  throw new Problem(401, 'CLIENT_ASSERTION_INVALID', { error: 'invalid_client' })
}

/** Throws TOKEN_MISSING, TOKEN_INVALID, ORGANISATION_SUSPENDED, CLIENT_SUSPENDED or SCOPE_MISSING. */
export function requireScope(world: TokenWorld, headers: Headers, scope: string): void {
  const { tokens } = world
  const authorization = headers.get('authorization')
  if (authorization === null) throw new Problem(401, 'TOKEN_MISSING')
  const token = authorization.replace(/^Bearer +/i, '')
  if (![...tokens].some((known) => known.startsWith(`${token} `))) throw new Problem(401, 'TOKEN_INVALID')
  requireStanding(world)
  if (!tokens.has(`${token} ${scope}`)) throw new Problem(403, 'SCOPE_MISSING')
}
