import { ed25519 } from '@noble/curves/ed25519.js'
import { isPublicKey } from '../ed25519.ts'
import { utf8 } from '../encoding/index.ts'
import { CoreError } from '../errors.ts'
import { equalBytes, sha256 } from '../primitives.ts'
import { fromBase64, toBase64 } from './base64.ts'

/** Types of signatures of C2SP signed-note: a log's own, and a witness's with a time. */
export const ED25519 = 0x01
export const COSIGNATURE = 0x04
const KEY_LENGTH = 32
const KEY_ID_LENGTH = 4
// Unicode spaces, plus and control characters are not allowed in a key name (C2SP signed-note). A lone surrogate has no UTF-8.
const KEY_NAME = /^[^\s\p{Z}\p{Cc}\p{Cs}+]+$/u
const FORM = /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/

/** An Ed25519 key that verifies notes: its name, 4-byte id and 32-byte public key. */
export interface VerifierKey {
  readonly name: string
  readonly keyId: Uint8Array
  readonly publicKey: Uint8Array
}

/** The signer of notes: a name (schema-less URL) and the 32-byte Ed25519 seed. */
export interface NoteSigner {
  readonly name: string
  readonly privateKey: Uint8Array
}

/** The verifier key of a signer, as text: <name>+<key id in hex>+<base64 of type and key>. Throws LOG_KEY_INVALID. */
export function makeVerifierKey(signer: NoteSigner): string {
  const { name, keyId, publicKey } = verifierKeyOf(signer)
  const id = Array.from(keyId, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${name}+${id}+${toBase64(typed(publicKey))}`
}

/** The verifier key of a signer. Throws LOG_KEY_INVALID. */
export function verifierKeyOf(signer: NoteSigner): VerifierKey {
  if (signer.privateKey.length !== KEY_LENGTH) throw new CoreError('LOG_KEY_INVALID')
  const publicKey = ed25519.getPublicKey(signer.privateKey)
  return { name: signer.name, keyId: keyIdOf(signer.name, publicKey), publicKey }
}

/** Reads the text form; the id must be the one of name and key, the key a point of prime order. Throws LOG_KEY_INVALID. */
export function parseVerifierKey(text: string): VerifierKey {
  const [, name, id, data] = FORM.exec(text) ?? []
  if (name === undefined || id === undefined || data === undefined) throw new CoreError('LOG_KEY_INVALID')
  const bytes = fromBase64(data, 'LOG_KEY_INVALID')
  if (bytes.length !== 1 + KEY_LENGTH || bytes[0] !== ED25519) throw new CoreError('LOG_KEY_INVALID')
  const publicKey = bytes.slice(1)
  const keyId = keyIdOf(name, publicKey)
  const claimed = Uint8Array.from(id.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
  if (!equalBytes(claimed, keyId) || !isPublicKey(publicKey)) throw new CoreError('LOG_KEY_INVALID')
  return { name, keyId, publicKey }
}

/** SHA-256(name ‖ newline ‖ type ‖ public key), first 4 bytes (C2SP signed-note). Throws LOG_KEY_INVALID (name). */
export function keyIdOf(name: string, publicKey: Uint8Array, type = ED25519): Uint8Array {
  if (!KEY_NAME.test(name)) throw new CoreError('LOG_KEY_INVALID')
  return sha256(Uint8Array.from([...utf8(name), 0x0a, type, ...publicKey])).slice(0, KEY_ID_LENGTH)
}

function typed(publicKey: Uint8Array): Uint8Array {
  return Uint8Array.from([ED25519, ...publicKey])
}
