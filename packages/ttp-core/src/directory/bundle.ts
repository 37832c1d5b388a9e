import { canonicalJson, toHex, utf8 } from '../encoding/index.ts'
import { sha256 } from '../primitives.ts'

/**
 * The digest (hex) by which the directory names the code of the portal: SHA-256 of the canonical JSON of an object with, for each file by
 * its path, SHA-256 (hex) of its content.
 */
export function bundleDigest(files: Readonly<Record<string, string>>): string {
  return toHex(sha256(utf8(canonicalJson(files))))
}
