import { verifyDocument } from '../document/verify.ts'
import { CoreError } from '../errors.ts'
import type { SignPublicJwk } from '../jwk/index.ts'
import { checkDomainsKept } from './check-domains-kept.ts'
import type { Directory } from './directory.ts'
import { checkLogKept } from './log-keys.ts'
import { parseDirectory } from './parse.ts'
import { directoryDigest } from './sign.ts'

/**
 * The directory in a JWS that the pinned registrar key signed. Throws DIRECTORY_SIGNATURE_INVALID, and as `parseDirectory`
 * when the registrar signed something that is no sound directory.
 */
export async function verifyDirectory(jws: string, registrar: SignPublicJwk): Promise<Directory> {
  const { document } = await verifyDocument('sluis-directory', jws, [registrar]).catch(() => {
    throw new CoreError('DIRECTORY_SIGNATURE_INVALID')
  })
  return parseDirectory(document)
}

/**
 * Holds a newer directory against the last one seen: its version is higher and its issuer the same; when it is the very next
 * version, it names the digest of the last JWS. The same version must be the same JWS. Throws
 * DIRECTORY_OLDER, and as `checkDomainsKept` and `checkLogKept`.
 */
export function checkSuccession(
  seen: { readonly jws: string; readonly directory: Directory },
  next: { readonly jws: string; readonly directory: Directory },
): void {
  const step = next.directory.version - seen.directory.version
  const follows = step === 0 ? next.jws === seen.jws : step > 0 && next.directory.issuer === seen.directory.issuer
  if (!follows || (step === 1 && next.directory.previousDigest !== directoryDigest(seen.jws))) {
    throw new CoreError('DIRECTORY_OLDER')
  }
  checkDomainsKept(seen.directory, next.directory)
  checkLogKept(seen.directory, next.directory)
}
