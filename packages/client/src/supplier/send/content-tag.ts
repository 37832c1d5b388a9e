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
  const { fileDigest, reading, tenant, domain } = content
  return tagOf(storage, ['sluis-content-tag/1', fileDigest, canonicalJson(reading), tenant, domain])
}

/** Where a file lies and what shows that nobody wrote to it since, and how it is to be read. */
export interface TaggedSource {
  /** What names the file on this machine, such as its whole path. */
  readonly name: string
  /** Changes when the content may have changed. */
  readonly stamp: string
  /** The mapping that the caller gave, if any. */
  readonly reading: JsonValue
  readonly tenant: string
  readonly domain: string
}

/**
 * Tag of a file as it lies there, under the same key as `contentTag`; kept beside an outbox and never sent. The same tag again
 * means: this file, not written to since.
 */
export async function sourceTag(storage: Storage, source: TaggedSource): Promise<string> {
  const { name, stamp, reading, tenant, domain } = source
  return tagOf(storage, ['sluis-source-tag/1', name, stamp, canonicalJson(reading), tenant, domain])
}

async function tagOf(storage: Storage, message: JsonValue): Promise<string> {
  const key = await storage.ensure('content-tag.key', () => toBase64url(crypto.getRandomValues(new Uint8Array(32))))
  const hmac = { name: 'HMAC', hash: 'SHA-256' }
  const secret = await crypto.subtle.importKey('raw', bytes(fromBase64url(key)), hmac, false, ['sign'])
  return toBase64url(new Uint8Array(await crypto.subtle.sign('HMAC', secret, bytes(utf8(canonicalJson(message))))))
}

// WebCrypto refuses views on shared memory, which none of these is.
const bytes = (value: Uint8Array): Uint8Array<ArrayBuffer> => value as Uint8Array<ArrayBuffer>
