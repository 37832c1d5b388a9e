import type { PartContext, PartHeader, PublicJwk } from '@sluis/ttp-core/common'
import { CoreError, readPartHeader, sameContext } from '@sluis/ttp-core/common'
import { ProblemError } from '../../kernel/http/problem.ts'
import { LIMIT } from './limits.ts'

/**
 * Checks what can be seen of a sealed list from outside: its form, to whom it is sealed, and where it says it belongs. What it
 * claims is under its seal: the key engine checks it again.
 * @param recipients The key engine's keys in the directory.
 * @throws ProblemError `CHUNK_TOO_LARGE`, `PART_MALFORMED`, `PART_WRONG_KEY`, `PART_CONTEXT_MISMATCH`, with part and chunk.
 */
export function checkRewrapPart(sealed: string, expected: PartContext, recipients: readonly PublicJwk[]): void {
  const where = { part: 'rewrap', chunk: expected.chunk } as const
  if (sealed.length > LIMIT.partBytesMax) throw new ProblemError('CHUNK_TOO_LARGE', where)
  let header: PartHeader
  try {
    header = readPartHeader(sealed)
  } catch (cause) {
    if (!(cause instanceof CoreError)) throw cause
    throw new ProblemError('PART_MALFORMED', where, { cause })
  }
  if (!sameContext(header.context, expected)) throw new ProblemError('PART_CONTEXT_MISMATCH', where)
  if (!recipients.some((key) => key.kid === header.kid)) throw new ProblemError('PART_WRONG_KEY', where)
}
