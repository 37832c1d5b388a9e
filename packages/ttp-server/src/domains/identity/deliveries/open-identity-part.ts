import type { IdentityContent, PrivateKey, SignPublicJwk } from '@sluis/ttp-core/identity'
import { openPart, PART_SCHEMA, parseIdentityContent } from '@sluis/ttp-core/identity'

/** Where a part must belong. */
export interface PartPlace {
  readonly delivery: string
  readonly number: number
  readonly institution: string
  readonly tenant: string
  readonly domain: string
}

/**
 * Opens the identity part of a chunk.
 * @param signers Keys of the institution, from the verified directory.
 * @throws CoreError of the part or of its content.
 */
export async function openIdentityPart(
  sealed: string,
  { delivery, number, institution, tenant, domain }: PartPlace,
  recipients: readonly PrivateKey[],
  signers: readonly SignPublicJwk[],
): Promise<IdentityContent> {
  const context = {
    kind: 'identity',
    delivery,
    chunk: number,
    institution,
    tenant,
    domain,
    schema: PART_SCHEMA.identity,
  } as const
  const { content } = await openPart(sealed, context, { recipients, signers })
  return parseIdentityContent(content)
}
