import { toHex, utf8 } from '../encoding/index.ts'
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
} from '../log/index.ts'
import type { Evaluate, Fields } from './fields.ts'
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

/** Roots and proofs of the RFC 6962 tree. */
export const merkleOperations: Readonly<Record<string, Evaluate>> = {
  Root: (input) => ({ root: toHex(rootOfEdge(appendLeaves(EMPTY_EDGE, leaves(input)).edge)) }),
  InclusionProof: (input) => ({
    proof: inclusionProof(leaves(input).length, number(input, 'index'), nodes(input)).map(toHex),
  }),
  ConsistencyProof: (input) => ({
    proof: consistencyProof(number(input, 'oldSize'), leaves(input).length, nodes(input)).map(toHex),
  }),
  VerifyInclusion: (input) => {
    const [index, size, leaf] = [number(input, 'index'), number(input, 'size'), bytes(input, 'leaf')]
    verifyInclusion({ index, size, leaf, proof: byteList(input, 'proof'), root: bytes(input, 'root') })
    return { verified: true }
  },
  VerifyConsistency: (input) => {
    const [oldSize, newSize, proof] = [number(input, 'oldSize'), number(input, 'newSize'), byteList(input, 'proof')]
    verifyConsistency({ oldSize, newSize, oldRoot: bytes(input, 'oldRoot'), newRoot: bytes(input, 'newRoot'), proof })
    return { verified: true }
  },
}
