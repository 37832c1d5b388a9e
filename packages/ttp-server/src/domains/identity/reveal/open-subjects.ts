import type { Directory, PrivateKey } from '@sluis/ttp-core/identity'
import { CoreError, openPart, PART_SCHEMA, parseOpeningContent } from '@sluis/ttp-core/identity'
import type { PermittedReveal } from './permitted-reveal.ts'

/**
 * The subject numbers that the key engine opened for this very request, place by place, base64url or ''.
 * @throws CoreError of the part, and SELECTION_MISMATCH when it was opened for another request or is not as long.
 */
export async function openSubjects(
  directory: Directory,
  { request, digest }: PermittedReveal,
  sealed: string,
  recipients: readonly PrivateKey[],
): Promise<readonly string[]> {
  const { id, institution, tenant, domain } = request
  const context = {
    kind: 'opening',
    delivery: id,
    chunk: 0,
    institution,
    tenant,
    domain,
    schema: PART_SCHEMA.opening,
  } as const
  const { content } = await openPart(sealed, context, { recipients, signers: directory.engines.key.sign })
  const opened = parseOpeningContent(content)
  if (opened.request !== digest || opened.subjects.length !== request.selection.count) {
    throw new CoreError('SELECTION_MISMATCH')
  }
  return opened.subjects
}
