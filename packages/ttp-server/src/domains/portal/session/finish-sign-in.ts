import { randomUUID } from 'node:crypto'
import type { Directory, Person } from '@sluis/ttp-core/common'
import { accountDigest, findOrganisation, findPeopleOfAccount } from '@sluis/ttp-core/common'
import { appendAudit } from '../../../kernel/audit-append.ts'
import { allowedToPerson } from '../../../kernel/http/actor.ts'
import { personActor } from '../../../kernel/http/authenticate.ts'
import { ProblemError } from '../../../kernel/http/problem.ts'
import { verifyIdToken } from '../../../kernel/http/verify-id-token.ts'
import type { OpenIdProvider } from '../../../kernel/openid-provider.ts'
import type { PortalPorts } from '../ports.ts'
import { redirectUri } from './begin-sign-in.ts'
import type { Pending } from './pending.ts'
import { redeemCode } from './redeem-code.ts'
import { digestOf, isSameSecret, makeSecret } from './secrets.ts'
import { deleteSession, insertSession } from './session-rows.ts'
import { rememberSignIn } from './sign-in-rows.ts'

/** What the browser brings back, and its cookies. */
export interface Returned {
  readonly state: string | undefined
  readonly code: string | undefined
  /** Who sent it (RFC 9207). */
  readonly iss: string | undefined
  readonly pending: Pending | undefined
  readonly session: string | undefined
}

/** The secret of the new session, and the page that was asked for. */
export interface SignInFinished {
  readonly session: string
  readonly target: string
}

/**
 * Finishes a sign-in. The session gets a secret of its own, whatever the browser brought; an earlier session of the browser ends.
 * @throws ProblemError `SIGN_IN_INVALID` for a sign-in that this browser did not begin, that took too long, was finished before or that the
 * provider refused; ServerError `PERSON_UNKNOWN`, `ORGANISATION_SUSPENDED`, `PERSON_SUSPENDED`, `SECOND_FACTOR_MISSING`, `UNAVAILABLE`.
 */
export async function finishSignIn(
  ports: PortalPorts,
  provider: OpenIdProvider,
  returned: Returned,
): Promise<SignInFinished> {
  const { state, code, pending, iss } = returned
  const now = ports.now()
  const isOurs = pending !== undefined && state !== undefined && isSameSecret(state, pending.state)
  if (!isOurs || code === undefined || !(await isOfProvider(provider, iss))) throw invalid()
  const idToken = await redeemCode(provider, {
    code,
    code_verifier: pending.verifier,
    redirect_uri: redirectUri(ports.address),
  })
  const signIn = await verifyIdToken(idToken, provider, ports.now())
  if (signIn.nonce === undefined || !isSameSecret(signIn.nonce, pending.nonce)) throw invalid()
  const account = accountDigest(signIn.issuer, signIn.subject)
  const { directory } = await ports.directory.current()
  const people = peopleOf(directory, account)
  const [only, another] = people
  if (only === undefined) throw new ProblemError('PERSON_UNKNOWN', {})
  const person = another === undefined ? only : undefined
  const { secondFactor } = signIn
  // Whoever may not come in is told now, and gets no session.
  if (person !== undefined) actorOf(person, account, secondFactor, directory, now)
  const session = makeSecret(ports.random)
  await ports.database.transaction(async (sql) => {
    if (!(await rememberSignIn(sql, digestOf(pending.state), now))) throw invalid()
    if (returned.session !== undefined) await deleteSession(sql, digestOf(returned.session))
    const fresh = { id: digestOf(session), account, person, secondFactor, begunAt: now }
    await insertSession(sql, { ...fresh, formToken: makeSecret(ports.random) })
    await appendAudit(sql, {
      action: 'session.begun',
      actor: only.organisation,
      at: now,
      salt: ports.random(32),
      details: { session: randomUUID(), people: people.map(({ id }) => id) },
    })
  })
  return { session, target: pending.target }
}

/** Whether the answer is of the provider, as far as it says whose it is (RFC 9207, section 2.4). */
async function isOfProvider(provider: OpenIdProvider, iss: string | undefined): Promise<boolean> {
  return iss === undefined ? (await provider.endpoints()).namesItself !== true : iss === provider.issuer
}

/** Who may use the portal by this account: people of institutions, and registrars, to whom requests are made. */
export function peopleOf(directory: Directory, account: string): readonly Person[] {
  return findPeopleOfAccount(directory, account).filter(
    ({ organisation, roles }) =>
      findOrganisation(directory, organisation)?.kind === 'institution' || roles.includes('registrar'),
  )
}

/** @throws ServerError What stands against the person now, as for an access token. */
export function actorOf(person: Person, account: string, secondFactor: boolean, directory: Directory, now: Date) {
  const { id, organisation } = person
  const scopes = allowedToPerson(person)
  return personActor({ person: id, organisation, account, secondFactor, scopes }, directory, now)
}

const invalid = (): ProblemError => new ProblemError('SIGN_IN_INVALID', {})
