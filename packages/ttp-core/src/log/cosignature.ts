import { ed25519 } from '@noble/curves/ed25519.js'
import { isPublicKey, signatureHolds } from '../ed25519.ts'
import { utf8 } from '../encoding/index.ts'
import { CoreError } from '../errors.ts'
import { equalBytes } from '../primitives.ts'
import { toBase64 } from './base64.ts'
import { readNote } from './signed-note.ts'
import { COSIGNATURE, keyIdOf, type NoteSigner } from './verifier-key.ts'

const TIME_LENGTH = 8
const SIGNATURE_LENGTH = 64
const TIME_MAX = 2 ** 40

/** Who says that a checkpoint extends all that it saw before: a name and an Ed25519 key. */
export interface Cosigner {
  readonly name: string
  readonly publicKey: Uint8Array
}

/**
 * Adds the cosignature of a witness to a signed checkpoint (C2SP tlog-cosignature, `cosignature/v1`): "at this time this was the
 * largest head that I had seen, and it extends every other." The caller has made sure of that, and of the log's own signature.
 * @param time Seconds since 1970.
 * Throws LOG_NOTE_MALFORMED, LOG_KEY_INVALID, LOG_INDEX_INVALID (time).
 */
export function cosign(note: string, witness: NoteSigner, time: number): string {
  if (!Number.isSafeInteger(time) || time < 0 || time > TIME_MAX) throw new CoreError('LOG_INDEX_INVALID')
  if (witness.privateKey.length !== 32) throw new CoreError('LOG_KEY_INVALID')
  const { text } = readNote(note)
  const keyId = keyIdOf(witness.name, ed25519.getPublicKey(witness.privateKey), COSIGNATURE)
  const signature = ed25519.sign(messageOf(text, time), witness.privateKey)
  return `${note}— ${witness.name} ${toBase64(Uint8Array.from([...keyId, ...timeBytes(time), ...signature]))}\n`
}

/**
 * When this witness cosigned the checkpoint, in seconds since 1970: the latest time, of several. Every cosignature under its name
 * and key id must hold. Undefined when there is none. Throws LOG_NOTE_MALFORMED, LOG_KEY_INVALID, LOG_SIGNATURE_INVALID.
 */
export function cosignedAt(note: string, { name, publicKey }: Cosigner): number | undefined {
  if (publicKey.length !== 32 || !isPublicKey(publicKey)) throw new CoreError('LOG_KEY_INVALID')
  const keyId = keyIdOf(name, publicKey, COSIGNATURE)
  const { text, signatures } = readNote(note)
  let latest: number | undefined
  for (const each of signatures) {
    if (each.name !== name || !equalBytes(each.keyId, keyId)) continue
    if (each.signature.length !== TIME_LENGTH + SIGNATURE_LENGTH) throw new CoreError('LOG_SIGNATURE_INVALID')
    const time = timeOf(each.signature.slice(0, TIME_LENGTH))
    const holds =
      time <= TIME_MAX && signatureHolds(each.signature.slice(TIME_LENGTH), messageOf(text, time), publicKey)
    if (!holds) throw new CoreError('LOG_SIGNATURE_INVALID')
    latest = Math.max(latest ?? 0, time)
  }
  return latest
}

/** What is signed: begins with a line that no checkpoint begins with. */
function messageOf(text: string, time: number): Uint8Array {
  return utf8(`cosignature/v1\ntime ${time}\n${text}`)
}

function timeBytes(time: number): Uint8Array {
  const bytes = new Uint8Array(TIME_LENGTH)
  new DataView(bytes.buffer).setBigUint64(0, BigInt(time))
  return bytes
}

function timeOf(bytes: Uint8Array): number {
  return Number(new DataView(bytes.buffer).getBigUint64(0))
}
