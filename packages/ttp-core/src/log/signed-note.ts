import { ed25519 } from '@noble/curves/ed25519.js'
import { signatureHolds } from '../ed25519.ts'
import { utf8 } from '../encoding/index.ts'
import { CoreError } from '../errors.ts'
import { equalBytes } from '../primitives.ts'
import { fromBase64, toBase64 } from './base64.ts'
import { type NoteSigner, type VerifierKey, verifierKeyOf } from './verifier-key.ts'

const MAX_NOTE_LENGTH = 65_536
const MAX_SIGNATURES = 64
// Control characters but the newline: C2SP signed-note forbids those below U+0020, we the C1 ones too. A lone surrogate has no UTF-8.
const FORBIDDEN = /[^\n\P{Cc}]|\p{Cs}/u
const SIGNATURE_LINE = /^— ([^\s\p{Z}+]+) ([A-Za-z0-9+/]+={0,2})$/u

/** Signs text that ends in a newline and gives the whole note (C2SP signed-note, Ed25519). Throws LOG_NOTE_MALFORMED. */
export function signNote(text: string, signer: NoteSigner): string {
  if (!text.endsWith('\n') || FORBIDDEN.test(text)) throw new CoreError('LOG_NOTE_MALFORMED')
  const { keyId, name } = verifierKeyOf(signer)
  const signature = ed25519.sign(utf8(text), signer.privateKey)
  return `${text}\n— ${name} ${toBase64(Uint8Array.from([...keyId, ...signature]))}\n`
}

/**
 * The text of a note signed by this key. Signatures by other keys are passed over; every one under this key's name and id must
 * hold. Throws LOG_NOTE_MALFORMED, LOG_SIGNATURE_INVALID.
 */
export function openNote(note: string, key: VerifierKey): string {
  const { text, signatures } = readNote(note)
  const message = utf8(text)
  let signed = false
  for (const { name, keyId, signature } of signatures) {
    if (name !== key.name || !equalBytes(keyId, key.keyId)) continue
    if (!signatureHolds(signature, message, key.publicKey)) throw new CoreError('LOG_SIGNATURE_INVALID')
    signed = true
  }
  if (!signed) throw new CoreError('LOG_SIGNATURE_INVALID')
  return text
}

/** A line of signature: whose, by its name and key id, and the bytes after these. */
export interface NoteSignature {
  readonly name: string
  readonly keyId: Uint8Array
  readonly signature: Uint8Array
}

/** The text of a note and its signatures, of which none is verified. Throws LOG_NOTE_MALFORMED. */
export function readNote(note: string): { readonly text: string; readonly signatures: readonly NoteSignature[] } {
  if (note.length > MAX_NOTE_LENGTH || FORBIDDEN.test(note)) throw new CoreError('LOG_NOTE_MALFORMED')
  const split = note.lastIndexOf('\n\n')
  if (split < 0 || !note.endsWith('\n')) throw new CoreError('LOG_NOTE_MALFORMED')
  const lines = note.slice(split + 2, -1).split('\n')
  if (lines.length > MAX_SIGNATURES) throw new CoreError('LOG_NOTE_MALFORMED')
  return { text: note.slice(0, split + 1), signatures: lines.map(parseSignatureLine) }
}

function parseSignatureLine(line: string): NoteSignature {
  const [, name, data] = SIGNATURE_LINE.exec(line) ?? []
  if (name === undefined || data === undefined) throw new CoreError('LOG_NOTE_MALFORMED')
  const bytes = fromBase64(data, 'LOG_NOTE_MALFORMED')
  if (bytes.length < 5) throw new CoreError('LOG_NOTE_MALFORMED')
  return { name, keyId: bytes.slice(0, 4), signature: bytes.slice(4) }
}
