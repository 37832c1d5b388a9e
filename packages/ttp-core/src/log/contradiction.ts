import { equalBytes } from '../primitives.ts'
import type { Checkpoint } from './checkpoint.ts'
import { consistencyProof, type ReadNode, rootFromNodes } from './proof.ts'
import { foldConsistency, isPowerOfTwo } from './verify-proof.ts'

/**
 * Hashes of the tree of `newSize` leaves that show which root its first `oldSize` leaves have: those of the consistency proof, and
 * before them the hash that its verifier would take from the older checkpoint. Throws as `consistencyProof` and `readNode` do.
 */
export function beginningOf(oldSize: number, newSize: number, readNode: ReadNode): Uint8Array[] {
  if (oldSize === newSize) return []
  const proof = consistencyProof(oldSize, newSize, readNode)
  return isPowerOfTwo(oldSize) ? [rootFromNodes(oldSize, readNode), ...proof] : proof
}

/**
 * Whether two heads of one log contradict each other. Of one size: the roots differ. Else `hashes` (`beginningOf`) hash to the root of
 * the larger, and give its first leaves another root than the smaller head has: SHA-256 leaves no other way for both to be
 * heads of one growing list. False for whatever shows nothing.
 */
export function contradicts(one: Checkpoint, other: Checkpoint, hashes: readonly Uint8Array[]): boolean {
  if (one.origin !== other.origin) return false
  if (one.size === other.size) return hashes.length === 0 && !equalBytes(one.root, other.root)
  const [older, newer] = one.size < other.size ? [one, other] : [other, one]
  if (older.size < 1) return false
  const roots = foldConsistency(older.size, newer.size, hashes)
  return roots !== undefined && equalBytes(roots.newRoot, newer.root) && !equalBytes(roots.oldRoot, older.root)
}
