import type { PartContext, PartHeader, PublicJwk } from '@sluis/ttp-core/common'
import { CoreError, readPartHeader, sameContext } from '@sluis/ttp-core/common'
import { ProblemError } from '../../kernel/http/problem.ts'
import { LIMIT } from './limits.ts'

/**
 * Checks what can be seen of a sealed part from outside: its form, to whom it is sealed, and where it says it belongs. What it
 * claims is under its seal: whoever opens it checks it again.
 * @param recipients Keys that the directory names for this kind of part.
 * @throws ProblemError `CHUNK_TOO_LARGE`, `PART_MALFORMED`, `PART_WRONG_KEY`, `PART_CONTEXT_MISMATCH`, with part and chunk.
 */
export function checkPart(
  sealed: string,
  expected: PartContext & { readonly kind: 'identity' | 'activity' },
  recipients: readonly PublicJwk[],
): void {
  const where = { part: expected.kind, chunk: expected.chunk }
  if (sealed.length > LIMIT.partBytesMax) throw new ProblemError('CHUNK_TOO_LARGE', where)
  const { kid, context } = headerOf(sealed, where)
  if (!sameContext(context, expected)) throw new ProblemError('PART_CONTEXT_MISMATCH', where)
  if (!recipients.some((key) => key.kid === kid)) throw new ProblemError('PART_WRONG_KEY', where)
}

function headerOf(
  sealed: string,
  where: { readonly part: 'identity' | 'activity'; readonly chunk: number },
): PartHeader {
  try {
    return readPartHeader(sealed)
  } catch (cause) {
    if (!(cause instanceof CoreError)) throw cause
    throw new ProblemError('PART_MALFORMED', where, { cause })
  }
}
