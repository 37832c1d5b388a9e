import type { z } from '@hono/zod-openapi'
import type { ClientCertificate } from '../../kernel/http/client-certificate.ts'
import { parse } from '../../kernel/http/parse.ts'
import { issueClientToken } from './issue-client-token.ts'
import { issuePersonToken } from './issue-person-token.ts'
import type { RegistryPorts } from './ports.ts'
import type { TokenAnswer } from './schemas.ts'
import { TokenRequest } from './schemas.ts'

/**
 * Gives an access token to a client or to a person, by the grant that is asked for.
 * @param shown Certificate of the connection.
 * @throws ServerError Those of `issueClientToken` and `issuePersonToken`.
 */
export async function issueToken(
  ports: RegistryPorts,
  raw: unknown,
  shown: ClientCertificate | undefined,
): Promise<z.output<typeof TokenAnswer>> {
  const { grant_type: grant } = parse(TokenRequest, raw)
  return grant === 'client_credentials' ? issueClientToken(ports, raw, shown) : issuePersonToken(ports, raw)
}
