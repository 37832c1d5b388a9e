// For the gateway, and for code that every party shares: it holds no key that opens, seals, derives or signs.
export { type Counted, counted, nounFor } from '../counted.ts'
export { isLinkabilityReport } from '../linkability/is-report.ts'
export {
  LINKABILITY_ADVICE,
  LINKABILITY_IDENTIFIERS,
  LINKABILITY_SCHEMA,
  LINKABILITY_STRENGTHS,
  type LinkabilityReport,
  REPEATED_KINDS,
} from '../linkability/report.ts'
export { ADVICE_TEXTS, STRENGTH_TEXTS } from '../linkability/texts.ts'
export {
  type Checkpoint,
  consistencyProof,
  decodeEntryBundle,
  encodeEntryBundle,
  entriesPath,
  formatTlogProof,
  inclusionProof,
  leafHash,
  type NodeCoordinate,
  nodesFromTiles,
  parseTilePath,
  parseTlogProof,
  parseVerifierKey,
  type ReadNode,
  type ReadTile,
  TILE_WIDTH,
  type Tile,
  type TileCoordinate,
  type TlogProof,
  tileOfNode,
  tilePath,
  tilesNeeded,
  type VerifierKey,
  verifyCheckpoint,
  verifyConsistency,
  verifyInclusion,
} from '../log/index.ts'
export * from './base.ts'
