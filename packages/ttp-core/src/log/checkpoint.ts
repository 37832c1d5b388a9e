import { CoreError } from '../errors.ts'
import { fromBase64, toBase64 } from './base64.ts'
import { demandHash, HASH_LENGTH } from './hash.ts'
import { openNote, signNote } from './signed-note.ts'
import { type NoteSigner, parseVerifierKey } from './verifier-key.ts'

/** The head of the log: its name, its number of leaves, the root hash (32 bytes). */
export interface Checkpoint {
  readonly origin: string
  readonly size: number
  readonly root: Uint8Array
}

const ORIGIN = /^[^\s\p{Z}\p{Cc}+]+$/u
const TEXT = /^([^\n]+)\n(0|[1-9][0-9]{0,15})\n([A-Za-z0-9+/]{43}=)\n$/

/**
 * A checkpoint as a signed note (C2SP tlog-checkpoint, Ed25519), without extension lines. The origin must be the signer's name.
 * Throws LOG_ORIGIN_MISMATCH, LOG_KEY_INVALID, LOG_INDEX_INVALID, LOG_HASH_INVALID.
 */
export function signCheckpoint(checkpoint: Checkpoint, signer: NoteSigner): string {
  if (checkpoint.origin !== signer.name) throw new CoreError('LOG_ORIGIN_MISMATCH')
  return signNote(formatCheckpoint(checkpoint), signer)
}

/** The text of a checkpoint that is signed. Throws LOG_ORIGIN_MISMATCH, LOG_INDEX_INVALID, LOG_HASH_INVALID. */
export function formatCheckpoint({ origin, size, root }: Checkpoint): string {
  if (!ORIGIN.test(origin)) throw new CoreError('LOG_ORIGIN_MISMATCH')
  if (!Number.isSafeInteger(size) || size < 0) throw new CoreError('LOG_INDEX_INVALID')
  return `${origin}\n${size}\n${toBase64(demandHash(root))}\n`
}

/**
 * The checkpoint in a note that this verifier key signed, for the origin that the key names. Extension lines are refused: ours
 * has none. Throws LOG_KEY_INVALID, LOG_NOTE_MALFORMED, LOG_SIGNATURE_INVALID, LOG_ORIGIN_MISMATCH.
 */
export function verifyCheckpoint(note: string, verifierKey: string): Checkpoint {
  const key = parseVerifierKey(verifierKey)
  const [, origin, size, root] = TEXT.exec(openNote(note, key)) ?? []
  if (origin === undefined || size === undefined || root === undefined) throw new CoreError('LOG_NOTE_MALFORMED')
  if (origin !== key.name) throw new CoreError('LOG_ORIGIN_MISMATCH')
  const checkpoint = { origin, size: Number(size), root: fromBase64(root, 'LOG_NOTE_MALFORMED') }
  if (!Number.isSafeInteger(checkpoint.size) || checkpoint.root.length !== HASH_LENGTH) {
    throw new CoreError('LOG_NOTE_MALFORMED')
  }
  return checkpoint
}
