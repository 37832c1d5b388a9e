export { appendLeaves, EMPTY_EDGE, edgeTiles, loadEdge, rootOfEdge, type TreeEdge } from './append.ts'
export { type Checkpoint, formatCheckpoint, signCheckpoint, verifyCheckpoint } from './checkpoint.ts'
export { beginningOf, contradicts } from './contradiction.ts'
export { type Cosigner, cosign, cosignedAt } from './cosignature.ts'
export { decodeEntryBundle, encodeEntryBundle } from './entry-bundle.ts'
export { emptyRoot, leafHash, nodeHash, rootOf } from './hash.ts'
export { consistencyProof, inclusionProof, type NodeCoordinate, type ReadNode, rootFromNodes } from './proof.ts'
export {
  entriesPath,
  nodesFromTiles,
  parseTilePath,
  type ReadTile,
  splitHashes,
  TILE_WIDTH,
  type Tile,
  type TileCoordinate,
  tileOfNode,
  tilePath,
  tilesNeeded,
} from './tile.ts'
export { formatTlogProof, parseTlogProof, type TlogProof } from './tlog-proof.ts'
export { makeVerifierKey, type NoteSigner, parseVerifierKey, type VerifierKey } from './verifier-key.ts'
export { verifyConsistency, verifyInclusion } from './verify-proof.ts'
