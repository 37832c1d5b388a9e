import { toBase64url } from '@sluis/ttp-core/common'

/** Digest of a sealed part as manifests and evidence name it (base64url): the core's `partDigest`, by the platform's faster SHA-256. */
export async function digestOf(part: string): Promise<string> {
  // Text that is no part at all gets some digest too: that it is another is all that its reader asks.
  return toBase64url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(part))))
}
