import { canonicalJson, fromBase64url, type JsonValue, toBase64url, utf8 } from '@sluis/ttp-core/supplier'
import type { Storage } from '../../state/storage.ts'

/** What makes two deliveries the same: the file's bytes, how they were read, and to whom they go. */
export interface TaggedContent {
  /** SHA-256 of the file, hexadecimal. */
  readonly fileDigest: string
  readonly reading: JsonValue
  readonly tenant: string
  readonly domain: string
}

/**
 * Tag by which the service notices a file that was delivered before. It is keyed by the institution itself, with a random key that
 * never leaves this machine: nobody else can tell what was delivered, or compare two institutions.
 */
export async function contentTag(storage: Storage, content: TaggedContent): Promise<string> {
  const key = await storage.ensure('content-tag.key', () => toBase64url(crypto.getRandomValues(new Uint8Array(32))))
  const { fileDigest, reading, tenant, domain } = content
  const message = canonicalJson(['sluis-content-tag/1', fileDigest, canonicalJson(reading), tenant, domain])
  const hmac = { name: 'HMAC', hash: 'SHA-256' }
  const secret = await crypto.subtle.importKey('raw', bytes(fromBase64url(key)), hmac, false, ['sign'])
  return toBase64url(new Uint8Array(await crypto.subtle.sign('HMAC', secret, bytes(utf8(message)))))
}

// WebCrypto refuses views on shared memory, which none of these is.
const bytes = (value: Uint8Array): Uint8Array<ArrayBuffer> => value as Uint8Array<ArrayBuffer>
