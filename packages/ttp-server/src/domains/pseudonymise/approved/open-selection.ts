import type { ParsedPseudonym, PrivateKey } from '@sluis/ttp-core/pseudonymise'
import {
  CoreError,
  openPart,
  PART_SCHEMA,
  parsePseudonym,
  parseSelectionContent,
  partDigest,
  toBase64url,
} from '@sluis/ttp-core/pseudonymise'
import type { Sql } from '../../../kernel/database.ts'
import type { Permitted } from './permitted.ts'
import { readSelection } from './request-rows.ts'

/**
 * One part of the selection: the very one that the request names by its digest, signed by the requester, of pseudonyms of the mode of the
 * domain.
 * @throws CoreError SELECTION_MISMATCH, PSEUDONYM_WRONG_MODE, and those of the part and its content.
 */
export async function openSelection(
  sql: Sql,
  { request, signers, ...rest }: Permitted,
  number: number,
  recipients: readonly PrivateKey[],
): Promise<readonly ParsedPseudonym[]> {
  const sealed = await readSelection(sql, request.id, number)
  if (sealed === undefined || toBase64url(partDigest(sealed)) !== request.selection.digests[number]) {
    throw new CoreError('SELECTION_MISMATCH')
  }
  const isReveal = request.act === 'reveal'
  const { tenant, domain } = isReveal ? request : request.from
  const context = {
    kind: 'selection',
    delivery: request.id,
    chunk: number,
    institution: isReveal ? request.institution : '',
    tenant,
    domain,
    schema: PART_SCHEMA.selection,
  } as const
  const { content } = await openPart(sealed, context, { recipients, signers })
  const parsed = parseSelectionContent(content).pseudonyms.map(parsePseudonym)
  const mode = 'domain' in rest ? rest.domain.mode : rest.from.mode
  if (parsed.some((pseudonym) => pseudonym.mode !== mode)) throw new CoreError('PSEUDONYM_WRONG_MODE')
  return parsed
}

/** The epochs in which these pseudonyms were made, each once. */
export function epochsOf(pseudonyms: readonly ParsedPseudonym[]): readonly number[] {
  return [...new Set(pseudonyms.map(({ epoch }) => epoch))].sort((a, b) => a - b)
}
