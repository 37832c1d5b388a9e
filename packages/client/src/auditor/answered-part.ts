import { type Directory, partDigest, toBase64url, verifyEvidence } from '@sluis/ttp-core/common'
import { z } from 'zod'
import type { SeenCheckpoint } from './consistency.ts'
import type { InForceAt } from './directory-history.ts'
import { seenUnder, underLog } from './log-keys.ts'

// All members: the entry commits to each.
const details = z.strictObject({ request: z.string(), digest: z.string(), chunk: z.int(), partDigest: z.string() })

/** What the answers to requests under dual control are held against. */
export interface AnswerProof {
  /** The newest verified directory. */
  readonly directory: Directory
  readonly inForceAt: InForceAt
  /** Holds the checkpoint that proves an answer against those seen before: `CheckpointKeeper.hold`. */
  readonly holdCheckpoint: (seen: SeenCheckpoint) => Promise<void>
}

/** Which answer is expected. */
export interface ExpectedAnswer {
  readonly action: 'reveal.answered' | 'translation.answered'
  readonly request: string
  /** SHA-256 of the request as signed, hexadecimal. */
  readonly digest: string
  /** Of the part, from 0. */
  readonly number: number
}

/**
 * Whether the log shows that an engine answered exactly this request by exactly this part, and by which directories: it may have been signed
 * by a key that they name for the engine, and by no other (DUAL-22).
 * @returns Undefined where the log shows something else.
 * @throws CoreError of the evidence, `LogError` (DIRECTORY_WITHHELD among them).
 */
export async function proveAnswer(
  { part, evidence }: { readonly part: string; readonly evidence?: unknown },
  { action, ...expected }: ExpectedAnswer,
  { directory, inForceAt, holdCheckpoint }: AnswerProof,
): Promise<readonly Directory[] | undefined> {
  const { found: proof, superseded } = underLog(directory.log, (log) =>
    verifyEvidence(evidence, log, action, (value) => details.parse(value)),
  )
  const { request, digest, chunk } = proof.details
  const isExpected = request === expected.request && digest === expected.digest && chunk === expected.number
  if (!isExpected || proof.details.partDigest !== toBase64url(partDigest(part))) return undefined
  await holdCheckpoint(seenUnder(proof, superseded))
  return inForceAt({ index: proof.index, at: proof.entry.at })
}
