import type { Directory } from '@sluis/ttp-core/common'
import { findOrganisation, findPerson, isCurrent, needsSecondFactor, TTP } from '@sluis/ttp-core/common'
import type { DirectoryWatch } from '../directory-watch.ts'
import { ServerError } from '../errors.ts'
import type { AccessTokens, ClientClaims, PersonClaims } from './access-token.ts'
import type { Actor, ClientActor, PersonActor } from './actor.ts'
import { allowedScopes, allowedToPerson } from './actor.ts'
import type { ClientCertificate } from './client-certificate.ts'
import { requireCertificate } from './client-certificate.ts'
import { dayOf } from './day.ts'

/** Tells who asks from the header Authorization and the certificate of the connection. */
export type Authenticate = (
  authorization: string | undefined,
  certificate: ClientCertificate | undefined,
) => Promise<Actor>

const BEARER = /^Bearer +([A-Za-z0-9._~+/-]+=*)$/i

/**
 * A token says who somebody was up to ten minutes ago; the directory says whether that still holds. So a suspended organisation, client
 * or person, one whose last day is over, and a withdrawn scope or role stop at once, not when the token expires.
 * @returns A function that throws ServerError `TOKEN_MISSING`, `TOKEN_INVALID`, `ORGANISATION_SUSPENDED`, `CLIENT_SUSPENDED`,
 * `PERSON_SUSPENDED`, `SECOND_FACTOR_MISSING` or `CLIENT_CERTIFICATE_INVALID`.
 */
export function createAuthenticate(tokens: AccessTokens, directory: DirectoryWatch, now: () => Date): Authenticate {
  return async (authorization, certificate) => {
    if (authorization === undefined) throw new ServerError('TOKEN_MISSING')
    const token = BEARER.exec(authorization)?.[1]
    if (token === undefined) throw new ServerError('TOKEN_INVALID')
    const claims = await tokens.verify(token)
    const { directory: current } = await directory.current()
    return claims.client === undefined
      ? personActor(claims, current, now())
      : clientActor(claims, current, certificate, now())
  }
}

function clientActor(
  claims: ClientClaims,
  directory: Directory,
  certificate: ClientCertificate | undefined,
  now: Date,
): ClientActor {
  const organisation = findOrganisation(directory, claims.organisation)
  const client = organisation?.clients.find(({ clientId }) => clientId === claims.client)
  if (organisation === undefined || client === undefined) throw new ServerError('TOKEN_INVALID')
  // A key is taken out of the directory when it is lost: what was given for it ends with it.
  if (!client.keys.some(({ kid }) => kid === claims.key)) throw new ServerError('TOKEN_INVALID')
  if (organisation.status === 'suspended') throw new ServerError('ORGANISATION_SUSPENDED')
  if (!isCurrent(client, dayOf(now))) throw new ServerError('CLIENT_SUSPENDED')
  requireBinding(claims.certificate, client.certificates, certificate, now)
  const granted = new Set(allowedScopes(organisation.kind, client.scopes))
  return {
    client: client.clientId,
    organisation: organisation.id,
    kind: organisation.kind,
    scopes: new Set(claims.scopes.filter((scope) => granted.has(scope))),
  }
}

/**
 * Who somebody is who signed in earlier, by the directory of this moment.
 * @throws ServerError `TOKEN_INVALID`, `ORGANISATION_SUSPENDED`, `PERSON_SUSPENDED` or `SECOND_FACTOR_MISSING`.
 */
export function personActor(claims: PersonClaims, directory: Directory, now: Date): PersonActor {
  const person = findPerson(directory, claims.person)
  // Whoever got a new account, or works elsewhere now, signs in again.
  if (person === undefined || person.account !== claims.account || person.organisation !== claims.organisation)
    throw new ServerError('TOKEN_INVALID')
  const organisation = findOrganisation(directory, person.organisation)
  if (organisation?.status === 'suspended') throw new ServerError('ORGANISATION_SUSPENDED')
  if (!isCurrent(person, dayOf(now))) throw new ServerError('PERSON_SUSPENDED')
  if (needsSecondFactor(person.roles) && !claims.secondFactor) throw new ServerError('SECOND_FACTOR_MISSING')
  const granted = new Set(allowedToPerson(person))
  return {
    person,
    organisation: person.organisation,
    kind: organisation?.kind ?? TTP,
    scopes: new Set(claims.scopes.filter((scope) => granted.has(scope))),
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
