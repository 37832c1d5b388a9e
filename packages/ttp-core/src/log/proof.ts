import { CoreError } from '../errors.ts'
import { nodeHash } from './hash.ts'

/** A complete subtree of the tree: the hash over leaves [index · 2^level, (index + 1) · 2^level). */
export interface NodeCoordinate {
  readonly level: number
  readonly index: number
}

/** Gives the hash of a complete subtree; throws LOG_NODE_MISSING when it is not at hand. */
export type ReadNode = (node: NodeCoordinate) => Uint8Array

/** Root of the tree of the first `size` leaves, size at least 1. Throws LOG_INDEX_INVALID, and what `readNode` throws. */
export function rootFromNodes(size: number, readNode: ReadNode): Uint8Array {
  demandSize(size)
  return rangeHash(0, size, readNode)
}

/** Inclusion proof of leaf `index` in the tree of `size` leaves, from the leaf's sibling upwards (RFC 6962 section 2.1.1). */
export function inclusionProof(size: number, index: number, readNode: ReadNode): Uint8Array[] {
  demandSize(size)
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) throw new CoreError('LOG_INDEX_INVALID')
  const proof: Uint8Array[] = []
  let [low, high] = [0, size]
  while (high - low > 1) {
    const middle = low + splitPoint(high - low)
    if (index < middle) {
      proof.push(rangeHash(middle, high, readNode))
      high = middle
    } else {
      proof.push(rangeHash(low, middle, readNode))
      low = middle
    }
  }
  return proof.reverse()
}

/**
 * Proof that the tree of `newSize` leaves extends the tree of `oldSize` (RFC 6962 section 2.1.2); empty when the sizes are equal.
 * Size 0 is refused: every tree extends the empty one, so there is nothing to prove.
 */
export function consistencyProof(oldSize: number, newSize: number, readNode: ReadNode): Uint8Array[] {
  demandSize(oldSize)
  demandSize(newSize)
  if (oldSize > newSize) throw new CoreError('LOG_INDEX_INVALID')
  const proof: Uint8Array[] = []
  let [low, high] = [0, newSize]
  while (high !== oldSize) {
    const middle = low + splitPoint(high - low)
    if (oldSize <= middle) {
      proof.push(rangeHash(middle, high, readNode))
      high = middle
    } else {
      proof.push(rangeHash(low, middle, readNode))
      low = middle
    }
  }
  // The verifier knows the old root already when it is a complete subtree from the left edge.
  if (low > 0) proof.push(rangeHash(low, oldSize, readNode))
  return proof.reverse()
}

function rangeHash(low: number, high: number, readNode: ReadNode): Uint8Array {
  const length = high - low
  const level = Math.round(Math.log2(length))
  if (2 ** level === length) return readNode({ level, index: low / length })
  const middle = low + splitPoint(length)
  return nodeHash(rangeHash(low, middle, readNode), rangeHash(middle, high, readNode))
}

/** The largest power of two below `length`, which is at least 2. */
function splitPoint(length: number): number {
  let split = 1
  while (split * 2 < length) split *= 2
  return split
}

function demandSize(size: number): void {
  if (!Number.isSafeInteger(size) || size < 1) throw new CoreError('LOG_INDEX_INVALID')
}
