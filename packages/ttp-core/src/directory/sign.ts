import { signDocument } from '../document/sign.ts'
import { toHex, utf8 } from '../encoding/index.ts'
import type { SigningKey } from '../jwk/index.ts'
import { sha256 } from '../primitives.ts'
import type { Directory } from './directory.ts'
import { parseDirectory } from './parse.ts'

/** Signs a directory by the registrar's key, after checking it whole: compact JWS. Throws as `parseDirectory`. */
export async function signDirectory(directory: Directory, registrarKey: SigningKey): Promise<string> {
  return signDocument('sluis-directory', parseDirectory(directory), registrarKey)
}

/** SHA-256 of a directory as signed, in hex: the `previousDigest` of the version after it. */
export function directoryDigest(jws: string): string {
  return toHex(sha256(utf8(jws)))
}
