import { type AuditAction, type AuditEntry, commit, parseEntry } from '../audit/index.ts'
import { documentForm } from '../document/form.ts'
import { fromBase64url, utf8 } from '../encoding/index.ts'
import { CoreError } from '../errors.ts'
import { type Checkpoint, leafHash, parseTlogProof, verifyCheckpoint, verifyInclusion } from '../log/index.ts'

/**
 * Proof that the TTP logged an act and what the act was: the details and the salt open the commitment in `entry` (canonical
 * JSON), and `proof` (C2SP tlog-proof) shows the entry in the tree under a signed checkpoint.
 */
export interface Evidence<Details extends object = object> {
  readonly details: Details
  /** base64url of 32 bytes. */
  readonly salt: string
  readonly entry: string
  readonly proof: string
}

/** The log as the verified directory names it. */
export interface TrustedLog {
  readonly origin: string
  readonly verifierKey: string
}

/** What held. `checkpoint` is to be kept and compared with the last one seen. */
export interface VerifiedEvidence<Details extends object = object> {
  readonly details: Details
  readonly entry: AuditEntry
  /** Index of the entry in the log. */
  readonly index: number
  readonly checkpoint: Checkpoint
  /** The signed checkpoint, verbatim. */
  readonly note: string
}

const form = documentForm('RECEIPT_INVALID')
const SALT = /^[A-Za-z0-9_-]{43}$/
const ANY_TEXT = /^[\s\S]+$/
const MAX_PROOF_LENGTH = 65_536

/**
 * Verifies evidence of one action offline, against the log of the directory; `readDetails` checks and returns the details.
 * Throws RECEIPT_INVALID whatever does not hold, with the place.
 */
export function verifyEvidence<Details extends object>(
  value: unknown,
  log: TrustedLog,
  action: AuditAction,
  readDetails: (details: unknown) => Details,
): VerifiedEvidence<Details> {
  const members = form.object(value, 'evidence', ['details', 'salt', 'entry', 'proof'])
  const details = holds('details', () => readDetails(members.details))
  const salt = form.text(members.salt, 'salt', SALT)
  const text = form.text(members.entry, 'entry', ANY_TEXT)
  const proofText = form.text(members.proof, 'proof', ANY_TEXT)
  if (proofText.length > MAX_PROOF_LENGTH) throw new CoreError('RECEIPT_INVALID', 'proof')
  const entry = holds('entry', () => parseEntry(text))
  const commitment = holds('salt', () => commit(fromBase64url(salt), details))
  if (entry.action !== action || entry.commitment !== commitment) throw new CoreError('RECEIPT_INVALID', 'entry')
  return holds('proof', () => {
    const { index, hashes, checkpoint: note, extra } = parseTlogProof(proofText)
    const checkpoint = verifyCheckpoint(note, log.verifierKey)
    // Nothing authenticates the extra data that the format allows.
    if (checkpoint.origin !== log.origin || extra !== undefined) throw new CoreError('RECEIPT_INVALID')
    verifyInclusion({ index, size: checkpoint.size, leaf: leafHash(utf8(text)), proof: hashes, root: checkpoint.root })
    return { details, entry, index, checkpoint, note }
  })
}

function holds<T>(where: string, check: () => T): T {
  try {
    return check()
  } catch {
    throw new CoreError('RECEIPT_INVALID', where)
  }
}
