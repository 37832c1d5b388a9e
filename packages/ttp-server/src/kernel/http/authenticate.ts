import { findOrganisation } from '@sluis/ttp-core/common'
import type { DirectoryWatch } from '../directory-watch.ts'
import { ServerError } from '../errors.ts'
import type { AccessTokens } from './access-token.ts'
import type { Actor } from './actor.ts'
import { allowedScopes } from './actor.ts'
import type { ClientCertificate } from './client-certificate.ts'
import { requireCertificate } from './client-certificate.ts'

/** Tells who asks from the header Authorization and the certificate of the connection. */
export type Authenticate = (
  authorization: string | undefined,
  certificate: ClientCertificate | undefined,
) => Promise<Actor>

const BEARER = /^Bearer +([A-Za-z0-9._~+/-]+=*)$/i

/**
 * A token says who somebody was up to ten minutes ago; the directory says whether that still holds. So a suspended
 * organisation, a removed client and a withdrawn scope stop at once, not when the token expires.
 * @returns A function that throws ServerError `TOKEN_MISSING`, `TOKEN_INVALID`, `ORGANISATION_SUSPENDED` or
 * `CLIENT_CERTIFICATE_INVALID`.
 */
export function createAuthenticate(tokens: AccessTokens, directory: DirectoryWatch, now: () => Date): Authenticate {
  return async (authorization, certificate) => {
    if (authorization === undefined) throw new ServerError('TOKEN_MISSING')
    const token = BEARER.exec(authorization)?.[1]
    if (token === undefined) throw new ServerError('TOKEN_INVALID')
    const claims = await tokens.verify(token)
    const organisation = findOrganisation((await directory.current()).directory, claims.organisation)
    const client = organisation?.clients.find(({ clientId }) => clientId === claims.client)
    if (organisation === undefined || client === undefined) throw new ServerError('TOKEN_INVALID')
    if (organisation.status === 'suspended') throw new ServerError('ORGANISATION_SUSPENDED')
    requireBinding(claims.certificate, client.certificates, certificate, now())
    const granted = new Set(allowedScopes(organisation.kind, client.scopes))
    return {
      client: client.clientId,
      organisation: organisation.id,
      kind: organisation.kind,
      scopes: new Set(claims.scopes.filter((scope) => granted.has(scope))),
    }
  }
}

/**
 * A token that is bound is worth nothing on a connection without its certificate; and a client that the directory binds has no use
 * of a token that is not, such as one from before.
 */
function requireBinding(
  bound: string | undefined,
  named: readonly string[] | undefined,
  shown: ClientCertificate | undefined,
  now: Date,
): void {
  if (bound === undefined && named === undefined) return
  const thumbprint = requireCertificate(named ?? [bound ?? ''], shown, now)
  if (thumbprint !== bound) throw new ServerError('CLIENT_CERTIFICATE_INVALID')
}
