import { sha256 } from '@noble/hashes/sha2.js'
import { CoreError } from '../errors.ts'

/** Bytes of every hash of the log. */
export const HASH_LENGTH = 32

/** Leaf hash of an entry: SHA-256(0x00 ‖ entry) (RFC 6962 section 2.1). */
export function leafHash(entry: Uint8Array): Uint8Array {
  const message = new Uint8Array(1 + entry.length)
  message.set(entry, 1)
  return sha256(message)
}

/** Hash of an inner node: SHA-256(0x01 ‖ left ‖ right). Throws LOG_HASH_INVALID. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  const message = new Uint8Array(1 + 2 * HASH_LENGTH)
  message[0] = 0x01
  message.set(demandHash(left), 1)
  message.set(demandHash(right), 1 + HASH_LENGTH)
  return sha256(message)
}

/** Root of the empty tree: SHA-256 of nothing. */
export function emptyRoot(): Uint8Array {
  return sha256(new Uint8Array(0))
}

/** Root of the tree over these leaf hashes (not entries), in memory; for logs of any size use `appendLeaves`. */
export function rootOf(leaves: readonly Uint8Array[]): Uint8Array {
  const first = leaves[0]
  if (first === undefined) return emptyRoot()
  // Pairing off from the left and carrying an odd last node up gives the RFC 6962 tree.
  let row = leaves.map(demandHash)
  while (row.length > 1) {
    const above: Uint8Array[] = []
    for (let index = 0; index < row.length; index += 2) {
      const [left, right] = [row[index] ?? first, row[index + 1]]
      above.push(right === undefined ? left : nodeHash(left, right))
    }
    row = above
  }
  return row[0] ?? first
}

/** The hash itself. Throws LOG_HASH_INVALID unless 32 bytes. */
export function demandHash(hash: Uint8Array): Uint8Array {
  if (hash.length !== HASH_LENGTH) throw new CoreError('LOG_HASH_INVALID')
  return hash
}
