import {
  CoreError,
  directoryDigest,
  type TrustedLog,
  type VerifiedEvidence,
  verifyEvidence,
} from '@sluis/ttp-core/auditor'
import { z } from 'zod'
import type { DirectoryVersion } from './directory-reader.ts'

const publication = z.strictObject({ version: z.int(), digest: z.string() })

/** Evidence that a version of the directory was published. */
export type PublicationProof = VerifiedEvidence<z.output<typeof publication>>

/** What the log proves of the publication of exactly this version of the directory; undefined where it proves nothing of it. */
function provePublication(
  { version, document, evidence }: DirectoryVersion,
  log: TrustedLog,
): PublicationProof | undefined {
  try {
    const proof = verifyEvidence(evidence, log, 'directory.published', (value) => publication.parse(value))
    const { details } = proof
    return details.version === version && details.digest === directoryDigest(document) ? proof : undefined
  } catch (error) {
    if (error instanceof CoreError) return undefined
    throw error
  }
}

/** The same under the first of these logs that proves it, with that log. */
export function provePublicationUnder(
  got: DirectoryVersion,
  logs: readonly TrustedLog[],
): { readonly proof: PublicationProof; readonly log: TrustedLog } | undefined {
  for (const log of logs) {
    const proof = provePublication(got, log)
    if (proof !== undefined) return { proof, log }
  }
  return undefined
}
