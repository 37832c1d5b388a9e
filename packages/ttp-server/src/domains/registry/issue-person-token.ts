import type { z } from '@hono/zod-openapi'
import type { Directory, Person } from '@sluis/ttp-core/common'
import {
  accountDigest,
  findOrganisation,
  findPeopleOfAccount,
  isCurrent,
  needsSecondFactor,
} from '@sluis/ttp-core/common'
import { appendAudit } from '../../kernel/audit-append.ts'
import { ServerError } from '../../kernel/errors.ts'
import { ACCESS_TOKEN_SECONDS } from '../../kernel/http/access-token.ts'
import { allowedToPerson, countedPerson } from '../../kernel/http/actor.ts'
import { dayOf } from '../../kernel/http/day.ts'
import { parse } from '../../kernel/http/parse.ts'
import { ProblemError } from '../../kernel/http/problem.ts'
import { verifyIdToken } from '../../kernel/http/verify-id-token.ts'
import { rememberAssertion } from './assertion-rows.ts'
import { grantedScopes } from './granted-scopes.ts'
import type { RegistryPorts } from './ports.ts'
import type { TokenAnswer } from './schemas.ts'
import { ACCESS_TOKEN_TYPE, PersonTokenRequest } from './schemas.ts'

/** Where the use of ID tokens is remembered, beside that of assertions: no client has this identifier. */
const SIGN_IN = 'sign in'

/**
 * Exchanges the ID token of a sign-in for an access token (RFC 8693). Who it is, is the account's to say; what he may do, the directory's.
 * @throws ServerError `GRANT_UNSUPPORTED`, `SIGN_IN_INVALID`, `PERSON_UNKNOWN`, `PERSON_AMBIGUOUS`, `ORGANISATION_SUSPENDED`,
 * `PERSON_SUSPENDED`, `SECOND_FACTOR_MISSING`, `SCOPE_MISSING`, `SIGN_IN_REPLAYED`; `UNAVAILABLE` while the provider is not reached.
 */
export async function issuePersonToken(ports: RegistryPorts, raw: unknown): Promise<z.output<typeof TokenAnswer>> {
  // The ID token is both the request and the right to make it: it is parsed before it can be judged.
  const request = parse(PersonTokenRequest, raw)
  if (ports.openId === undefined) throw new ProblemError('GRANT_UNSUPPORTED', { error: 'unsupported_grant_type' })
  const now = ports.now()
  const signIn = await verifyIdToken(request.subject_token, ports.openId, now)
  const { directory } = await ports.directory.current()
  const account = accountDigest(signIn.issuer, signIn.subject)
  const person = findPerson(directory, account, request.person)
  ports.limitClient(countedPerson(person.id))
  if (findOrganisation(directory, person.organisation)?.status === 'suspended')
    throw new ServerError('ORGANISATION_SUSPENDED')
  if (!isCurrent(person, dayOf(now))) throw new ServerError('PERSON_SUSPENDED')
  if (needsSecondFactor(person.roles) && !signIn.secondFactor) throw new ServerError('SECOND_FACTOR_MISSING')
  const scopes = grantedScopes(request.scope, allowedToPerson(person))

  const { organisation } = person
  const { secondFactor } = signIn
  const { token, id } = await ports.tokens.issue({ person: person.id, account, organisation, secondFactor, scopes })
  await ports.database.transaction(async (sql) => {
    const first = await rememberAssertion(sql, SIGN_IN, signIn.useId, signIn.rememberUntil)
    if (!first) throw new ProblemError('SIGN_IN_REPLAYED', { error: 'invalid_grant' })
    await appendAudit(sql, {
      action: 'token.issued',
      actor: organisation,
      at: now,
      salt: ports.random(32),
      details: { person: person.id, organisation, scopes, token: id },
    })
  })
  return {
    access_token: token,
    token_type: 'Bearer',
    expires_in: ACCESS_TOKEN_SECONDS,
    scope: scopes.join(' '),
    issued_token_type: ACCESS_TOKEN_TYPE,
  }
}

function findPerson(directory: Directory, account: string, wanted: string | undefined): Person {
  const people = findPeopleOfAccount(directory, account).filter(({ id }) => wanted === undefined || id === wanted)
  const [person, another] = people
  if (person === undefined) throw new ProblemError('PERSON_UNKNOWN', { error: 'invalid_grant' })
  if (another !== undefined) throw new ProblemError('PERSON_AMBIGUOUS', { error: 'invalid_request' })
  return person
}
