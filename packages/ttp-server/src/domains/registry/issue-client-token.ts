import type { z } from '@hono/zod-openapi'
import { isCurrent } from '@sluis/ttp-core/common'
import { appendAudit } from '../../kernel/audit-append.ts'
import { ServerError } from '../../kernel/errors.ts'
import { ACCESS_TOKEN_SECONDS } from '../../kernel/http/access-token.ts'
import { allowedScopes } from '../../kernel/http/actor.ts'
import type { ClientCertificate } from '../../kernel/http/client-certificate.ts'
import { requireCertificate } from '../../kernel/http/client-certificate.ts'
import { dayOf } from '../../kernel/http/day.ts'
import { parse } from '../../kernel/http/parse.ts'
import { ProblemError } from '../../kernel/http/problem.ts'
import { rememberAssertion } from './assertion-rows.ts'
import { grantedScopes } from './granted-scopes.ts'
import type { RegistryPorts } from './ports.ts'
import type { TokenAnswer } from './schemas.ts'
import { ClientTokenRequest } from './schemas.ts'
import { verifyAssertion } from './verify-assertion.ts'

/**
 * Exchanges a client assertion for an access token (RFC 6749 section 4.4, RFC 7523). A client for which the directory names
 * certificates asks under one of them, and its token is bound to that one (RFC 8705 section 3).
 * @param shown Certificate of the connection.
 * @throws ServerError `CLIENT_ASSERTION_INVALID`, `CLIENT_ASSERTION_REPLAYED`, `ORGANISATION_SUSPENDED`,
 * `CLIENT_SUSPENDED`, `CLIENT_CERTIFICATE_INVALID`, `SCOPE_MISSING`.
 */
export async function issueClientToken(
  ports: RegistryPorts,
  raw: unknown,
  shown: ClientCertificate | undefined,
): Promise<z.output<typeof TokenAnswer>> {
  // The assertion is both the request and the right to make it: it is parsed before it can be judged.
  const request = parse(ClientTokenRequest, raw)
  const { directory } = await ports.directory.current()
  const now = ports.now()
  const assertion = await verifyAssertion(request.client_assertion, request.client_id, directory, ports.issuer, now)
  const { organisation, client } = assertion
  ports.limitClient(client.clientId)
  if (organisation.status === 'suspended') throw new ServerError('ORGANISATION_SUSPENDED')
  if (!isCurrent(client, dayOf(now))) throw new ServerError('CLIENT_SUSPENDED')
  const certificate = requireCertificate(client.certificates, shown, now)
  const scopes = grantedScopes(request.scope, allowedScopes(organisation.kind, client.scopes))

  const { token, id } = await ports.tokens.issue({
    client: client.clientId,
    organisation: organisation.id,
    scopes,
    key: assertion.key,
    ...(certificate === undefined ? {} : { certificate }),
  })
  await ports.database.transaction(async (sql) => {
    const first = await rememberAssertion(sql, client.clientId, assertion.tokenId, assertion.rememberUntil)
    if (!first) throw new ProblemError('CLIENT_ASSERTION_REPLAYED', { error: 'invalid_client' })
    await appendAudit(sql, {
      action: 'token.issued',
      actor: organisation.id,
      at: now,
      salt: ports.random(32),
      details: { client: client.clientId, organisation: organisation.id, scopes, token: id },
    })
  })
  return { access_token: token, token_type: 'Bearer', expires_in: ACCESS_TOKEN_SECONDS, scope: scopes.join(' ') }
}
