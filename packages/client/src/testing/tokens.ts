import { currentSignKeysOf, type Directory, findOrganisation } from '@sluis/ttp-core/common'
import { decodeProtectedHeader, importJWK, jwtVerify } from 'jose'
import { json, Problem } from './answers.ts'
import { clientIdOf } from './parties.ts'

const LIFETIME_SECONDS = 600

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
  const scope = form.get('scope') ?? ''
  const token = crypto.randomUUID()
  for (const one of scope.split(' ')) world.tokens.add(`${token} ${one}`)
  return json(200, { access_token: token, token_type: 'Bearer', expires_in: LIFETIME_SECONDS, scope })
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
      currentDate: now(),
    })
    if (payload.jti) return payload.jti
  } catch {
    // Whatever is wrong with it is answered alike, as the service does.
  }
  throw new Problem(401, 'CLIENT_ASSERTION_INVALID', { error: 'invalid_client' })
}

/** Throws TOKEN_MISSING, TOKEN_INVALID or SCOPE_MISSING. */
export function requireScope({ tokens }: TokenWorld, headers: Headers, scope: string): void {
  const authorization = headers.get('authorization')
  if (authorization === null) throw new Problem(401, 'TOKEN_MISSING')
  const token = authorization.replace(/^Bearer +/i, '')
  if (tokens.has(`${token} ${scope}`)) return
  if ([...tokens].some((known) => known.startsWith(`${token} `))) throw new Problem(403, 'SCOPE_MISSING')
  throw new Problem(401, 'TOKEN_INVALID')
}
