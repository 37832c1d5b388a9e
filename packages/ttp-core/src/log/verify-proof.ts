import { CoreError, type CoreErrorCode } from '../errors.ts'
import { equalBytes } from '../primitives.ts'
import { HASH_LENGTH, nodeHash } from './hash.ts'

/**
 * Demands that the leaf hash is at `index` in the tree with this size and root (RFC 9162 section 2.1.3.2).
 * Returns nothing; throws LOG_INCLUSION_INVALID on any fault.
 */
export function verifyInclusion(claim: {
  readonly index: number
  readonly size: number
  readonly leaf: Uint8Array
  readonly proof: readonly Uint8Array[]
  readonly root: Uint8Array
}): void {
  const { index, size, leaf, proof, root } = claim
  const code = 'LOG_INCLUSION_INVALID'
  demand(isCount(index) && isCount(size) && index < size, code)
  demand([leaf, root, ...proof].every(isHash), code)
  let [node, last, hash] = [index, size - 1, leaf]
  for (const sibling of proof) {
    demand(last > 0, code)
    if (node % 2 === 1 || node === last) {
      hash = nodeHash(sibling, hash)
      while (node % 2 === 0 && node > 0) [node, last] = [half(node), half(last)]
    } else {
      hash = nodeHash(hash, sibling)
    }
    ;[node, last] = [half(node), half(last)]
  }
  demand(last === 0 && equalBytes(hash, root), code)
}

/**
 * Demands that the tree of `newSize` extends the tree of `oldSize` (RFC 9162 section 2.1.4.2). Returns nothing; throws
 * LOG_CONSISTENCY_INVALID on any fault, and for size 0, of which nothing can be proved.
 */
export function verifyConsistency(claim: {
  readonly oldSize: number
  readonly newSize: number
  readonly oldRoot: Uint8Array
  readonly newRoot: Uint8Array
  readonly proof: readonly Uint8Array[]
}): void {
  const { oldSize, newSize, oldRoot, newRoot, proof } = claim
  const code = 'LOG_CONSISTENCY_INVALID'
  demand(isCount(oldSize) && isCount(newSize) && oldSize > 0 && oldSize <= newSize, code)
  demand([oldRoot, newRoot, ...proof].every(isHash), code)
  if (oldSize === newSize) {
    demand(proof.length === 0 && equalBytes(oldRoot, newRoot), code)
    return
  }
  const path = isPowerOfTwo(oldSize) ? [oldRoot, ...proof] : [...proof]
  const roots = proof.length === 0 ? undefined : foldConsistency(oldSize, newSize, path)
  demand(roots !== undefined && equalBytes(roots.oldRoot, oldRoot) && equalBytes(roots.newRoot, newRoot), code)
}

/**
 * The two roots that the hashes of a consistency proof give, the first of them being the one that both are computed from; undefined
 * when there are too many or too few for these sizes, 1 ≤ old < new.
 */
export function foldConsistency(
  oldSize: number,
  newSize: number,
  [first, ...path]: readonly Uint8Array[],
): { readonly oldRoot: Uint8Array; readonly newRoot: Uint8Array } | undefined {
  if (first === undefined || ![first, ...path].every(isHash)) return undefined
  let [node, last] = [oldSize - 1, newSize - 1]
  while (node % 2 === 1) [node, last] = [half(node), half(last)]
  let [oldRoot, newRoot] = [first, first]
  for (const sibling of path) {
    if (last === 0) return undefined
    if (node % 2 === 1 || node === last) {
      oldRoot = nodeHash(sibling, oldRoot)
      newRoot = nodeHash(sibling, newRoot)
      while (node % 2 === 0 && node > 0) [node, last] = [half(node), half(last)]
    } else {
      newRoot = nodeHash(newRoot, sibling)
    }
    ;[node, last] = [half(node), half(last)]
  }
  return last === 0 ? { oldRoot, newRoot } : undefined
}

function demand(condition: boolean, code: CoreErrorCode): asserts condition {
  if (!condition) throw new CoreError(code)
}

// Sizes go beyond 32 bits, so no bit operators.
function half(value: number): number {
  return Math.floor(value / 2)
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0
}

function isHash(value: Uint8Array): boolean {
  return value.length === HASH_LENGTH
}

/** Whether a whole number of at least 1 is a power of two; beyond 32 bits too. */
export function isPowerOfTwo(value: number): boolean {
  let rest = value
  while (rest % 2 === 0) rest /= 2
  return rest === 1
}
