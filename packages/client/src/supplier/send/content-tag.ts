import { createHmac, randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { canonicalJson, fromBase64url, type JsonValue, toBase64url } from '@sluis/ttp-core/supplier'
import { ensureStateFile } from '../../http/state-file.ts'

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
 * never leaves the state directory: nobody else can tell what was delivered, or compare two institutions.
 */
export async function contentTag(stateDirectory: string, content: TaggedContent): Promise<string> {
  const key = await ensureStateFile(join(stateDirectory, 'content-tag.key'), () => toBase64url(randomBytes(32)))
  const { fileDigest, reading, tenant, domain } = content
  const message = canonicalJson(['sluis-content-tag/1', fileDigest, canonicalJson(reading), tenant, domain])
  return toBase64url(createHmac('sha256', fromBase64url(key)).update(message).digest())
}
