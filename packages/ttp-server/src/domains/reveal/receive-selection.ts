import type { ApprovableRequest } from '@sluis/ttp-core/common'
import {
  CoreError,
  checkRequest,
  PART_SCHEMA,
  partDigest,
  readPartHeader,
  sameContext,
  toBase64url,
} from '@sluis/ttp-core/common'
import { ServerError } from '../../kernel/errors.ts'
import type { Actor } from '../../kernel/http/actor.ts'
import { requireScope } from '../../kernel/http/actor.ts'
import { parse } from '../../kernel/http/parse.ts'
import type { RevealPorts } from './ports.ts'
import { answering } from './refusals.ts'
import { findRequest, insertSelection } from './request-rows.ts'
import { ReceiveSelectionInput } from './schemas.ts'

/**
 * Takes one part of the selection of the actor's own request, sealed to the key engine: the very part that the request names by its digest.
 * The same part again is no error.
 * @returns Whether it was not here yet.
 * @throws ServerError `NOT_FOUND`, `SELECTION_MISMATCH`, `PART_MALFORMED`, `PART_WRONG_KEY`, `PART_CONTEXT_MISMATCH`, and those of requests.
 */
export async function receiveSelection(ports: RevealPorts, actor: Actor, raw: unknown): Promise<boolean> {
  requireScope(actor, 'reveal:request')
  const { requestId, number, part } = parse(ReceiveSelectionInput, raw)
  const { directory } = await ports.directory.current()
  return ports.database.transaction(async (sql) => {
    const row = await findRequest(sql, requestId)
    if (row === undefined || row.organisation !== actor.organisation) throw new ServerError('NOT_FOUND')
    const { request } = await answering(checkRequest(directory, row.document, ports.now().toISOString()))
    if (digestsOf(request)[number] !== toBase64url(partDigest(part))) throw new ServerError('SELECTION_MISMATCH')
    checkHeader(request, number, part, directory.engines.key.seal)
    return insertSelection(sql, requestId, number, part)
  })
}

function digestsOf(request: ApprovableRequest): readonly string[] {
  return request.act === 'key-destruction' ? [] : request.selection.digests
}

function checkHeader(
  request: ApprovableRequest,
  number: number,
  part: string,
  recipients: readonly { readonly kid: string }[],
): void {
  if (request.act === 'key-destruction') throw new ServerError('NOT_FOUND')
  const { tenant, domain } = request.act === 'reveal' ? request : request.from
  const expected = {
    kind: 'selection',
    delivery: request.id,
    chunk: number,
    institution: request.act === 'reveal' ? request.institution : '',
    tenant,
    domain,
    schema: PART_SCHEMA.selection,
  } as const
  const { kid, context } = headerOf(part)
  if (!sameContext(context, expected)) throw new ServerError('PART_CONTEXT_MISMATCH')
  if (!recipients.some((key) => key.kid === kid)) throw new ServerError('PART_WRONG_KEY')
}

function headerOf(part: string) {
  try {
    return readPartHeader(part)
  } catch (cause) {
    if (!(cause instanceof CoreError)) throw cause
    throw new ServerError('PART_MALFORMED', { cause })
  }
}
