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

/** What the log proves of the publication of exactly this version of the directory; undefined where it proves nothing of it. */
export function provePublication(
  { version, document, evidence }: DirectoryVersion,
  log: TrustedLog,
): VerifiedEvidence<z.output<typeof publication>> | undefined {
  try {
    const proof = verifyEvidence(evidence, log, 'directory.published', (value) => publication.parse(value))
    const { details } = proof
    return details.version === version && details.digest === directoryDigest(document) ? proof : undefined
  } catch (error) {
    if (error instanceof CoreError) return undefined
    throw error
  }
}
