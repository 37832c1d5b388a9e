import { aessiv } from '@noble/ciphers/aes.js'
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 as nobleSha256 } from '@noble/hashes/sha2.js'
import { CoreError } from './errors.ts'

/** A keyed hash that a server may replace by a faster, byte-identical one. */
export interface Mac {
  /** HMAC-SHA-256 (RFC 2104): 32 bytes. */
  hmacSha256(key: Uint8Array, message: Uint8Array): Uint8Array
}

/** The portable keyed hash: runs in browsers too. */
export const nobleMac: Mac = {
  hmacSha256: (key, message) => hmac(nobleSha256, key, message),
}

/**
 * HMAC-SHA-256 for many messages under one key, cut to the length that is asked for: what depends on the key alone is computed
 * once, and nothing is allocated but the result. The function holds the prepared key: make it for a batch and drop it.
 * With `into`, the result is written there, as long as that is, and nothing is allocated at all.
 */
export function hmacSha256Under(
  key: Uint8Array,
): (message: Uint8Array, length?: number, into?: Uint8Array) => Uint8Array {
  const keyed = hmac.create(nobleSha256, key)
  const scratch = keyed.clone()
  const result = new Uint8Array(32)
  return (message, length = 32, into = new Uint8Array(length)) => {
    keyed._cloneInto(scratch).update(message).digestInto(result)
    into.set(result.subarray(0, into.length))
    return into
  }
}

/** SHA-256 (FIPS 180-4): 32 bytes. */
export function sha256(message: Uint8Array): Uint8Array {
  return nobleSha256(message)
}

const SIV_KEY_LENGTH = 64
const SIV_TAG_LENGTH = 16

/**
 * AES-256-SIV (RFC 5297) with exactly one associated value: 16 bytes of tag, then as many bytes as the plaintext.
 * The associated value and the plaintext must not be empty: implementations disagree on both (CVE-2023-2975, CVE-2026-45446).
 * Throws KEY_LENGTH_INVALID, SIV_INPUT_INVALID.
 */
export function sivSeal(key: Uint8Array, associated: Uint8Array, plaintext: Uint8Array): Uint8Array {
  demandSivInput(key, associated)
  if (plaintext.length === 0) throw new CoreError('SIV_INPUT_INVALID')
  return aessiv(key, associated).encrypt(plaintext)
}

/** AES-256-SIV of many plaintexts under one key, which a server may replace by a faster, byte-identical one. */
export interface Siv {
  /** As `sivSeal` of each plaintext, in order. All plaintexts are of one length. */
  sealMany(key: Uint8Array, associated: Uint8Array, plaintexts: readonly Uint8Array[]): Uint8Array[]
  /** As `sivOpen` of each ciphertext, in order; undefined for one that does not open. All are of one length. */
  openMany(key: Uint8Array, associated: Uint8Array, ciphertexts: readonly Uint8Array[]): (Uint8Array | undefined)[]
}

/** The portable AES-SIV: runs in browsers too. */
export const nobleSiv: Siv = {
  sealMany: (key, associated, plaintexts) => plaintexts.map((plaintext) => sivSeal(key, associated, plaintext)),
  openMany: (key, associated, ciphertexts) => ciphertexts.map((ciphertext) => openOrNot(key, associated, ciphertext)),
}

function openOrNot(key: Uint8Array, associated: Uint8Array, ciphertext: Uint8Array): Uint8Array | undefined {
  try {
    return sivOpen(key, associated, ciphertext)
  } catch (error) {
    if (error instanceof CoreError && error.code === 'SIV_UNOPENABLE') return undefined
    throw error
  }
}

/** The plaintext of `sivSeal`. Throws KEY_LENGTH_INVALID, SIV_INPUT_INVALID, SIV_UNOPENABLE. */
export function sivOpen(key: Uint8Array, associated: Uint8Array, ciphertext: Uint8Array): Uint8Array {
  demandSivInput(key, associated)
  if (ciphertext.length <= SIV_TAG_LENGTH) throw new CoreError('SIV_UNOPENABLE')
  try {
    return aessiv(key, associated).decrypt(ciphertext)
  } catch {
    throw new CoreError('SIV_UNOPENABLE')
  }
}

function demandSivInput(key: Uint8Array, associated: Uint8Array): void {
  if (key.length !== SIV_KEY_LENGTH) throw new CoreError('KEY_LENGTH_INVALID')
  if (associated.length === 0) throw new CoreError('SIV_INPUT_INVALID')
}

/** Whether two byte strings are equal, without stopping at the first difference. */
export function equalBytes(left: Uint8Array, right: Uint8Array): boolean {
  if (left.length !== right.length) return false
  let difference = 0
  for (let index = 0; index < left.length; index += 1) difference |= (left[index] ?? 0) ^ (right[index] ?? 0)
  return difference === 0
}
