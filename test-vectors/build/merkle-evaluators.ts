import { toHex, utf8 } from '../../packages/ttp-core/src/encoding/index.ts'
import {
  appendLeaves,
  consistencyProof,
  EMPTY_EDGE,
  inclusionProof,
  leafHash,
  nodesFromTiles,
  type ReadNode,
  rootOfEdge,
  verifyConsistency,
  verifyInclusion,
} from '../../packages/ttp-core/src/log/index.ts'
import type { Evaluator, Fields } from './frame.ts'
import { byteList, bytes, number } from './input.ts'

/** Entries are given in hex, or counted: entry i is then the text "entry i". */
function leaves(input: Fields): Uint8Array[] {
  if (typeof input.entryCount === 'number') {
    return Array.from({ length: input.entryCount }, (_, index) => leafHash(utf8(`entry ${index}`)))
  }
  return byteList(input, 'entries').map(leafHash)
}

/** The nodes of the tree over the entries of the input, from its tiles. */
export function nodes(input: Fields): ReadNode {
  const all = leaves(input)
  const tiles = new Map(
    appendLeaves(EMPTY_EDGE, all).written.map((tile) => [`${tile.level}/${tile.index}`, tile.hashes]),
  )
  return nodesFromTiles(all.length, (tile) => tiles.get(`${tile.level}/${tile.index}`))
}

/** The root, by appending to tiles. */
export const rootEvaluator: Evaluator = {
  run: (input) => ({ root: toHex(rootOfEdge(appendLeaves(EMPTY_EDGE, leaves(input)).edge)) }),
}

/** Making an inclusion proof. */
export const includeEvaluator: Evaluator = {
  run: (input) => ({ proof: inclusionProof(leaves(input).length, number(input, 'index'), nodes(input)).map(toHex) }),
}

/** Making a consistency proof. */
export const consistEvaluator: Evaluator = {
  run: (input) => ({
    proof: consistencyProof(number(input, 'oldSize'), leaves(input).length, nodes(input)).map(toHex),
  }),
}

/** Verifying an inclusion proof. */
export const verifyInclusionEvaluator: Evaluator = {
  run: (input) => {
    const [index, size] = [number(input, 'index'), number(input, 'size')]
    verifyInclusion({
      index,
      size,
      leaf: bytes(input, 'leaf'),
      proof: byteList(input, 'proof'),
      root: bytes(input, 'root'),
    })
    return { verified: true }
  },
}

/** Verifying a consistency proof. */
export const verifyConsistencyEvaluator: Evaluator = {
  run: (input) => {
    const [oldSize, newSize, proof] = [number(input, 'oldSize'), number(input, 'newSize'), byteList(input, 'proof')]
    verifyConsistency({ oldSize, newSize, oldRoot: bytes(input, 'oldRoot'), newRoot: bytes(input, 'newRoot'), proof })
    return { verified: true }
  },
}
