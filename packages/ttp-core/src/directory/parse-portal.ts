import { DIGEST_HEX, TIMESTAMP } from '../document/form.ts'
import type { PortalBundle } from './directory.ts'
import { form } from './form.ts'

const MAX_BUNDLES = 20

/** The bundles of the portal that the registrar published. Throws DIRECTORY_INVALID. */
export function readPortal(value: unknown): { readonly bundles: readonly PortalBundle[] } {
  const { bundles } = form.object(value, 'portal', ['bundles'])
  return { bundles: form.list(bundles, 'portal.bundles', 1, MAX_BUNDLES, readBundle) }
}

function readBundle(value: unknown, where: string): PortalBundle {
  const members = form.object(value, where, ['digest', 'publishedAt'])
  return {
    digest: form.text(members.digest, `${where}.digest`, DIGEST_HEX),
    publishedAt: form.text(members.publishedAt, `${where}.publishedAt`, TIMESTAMP),
  }
}
