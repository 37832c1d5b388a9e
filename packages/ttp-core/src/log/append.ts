import { CoreError } from '../errors.ts'
import { demandHash, emptyRoot, HASH_LENGTH, nodeHash, rootOf } from './hash.ts'
import { splitHashes, TILE_WIDTH, type Tile, type TileCoordinate } from './tile.ts'

/**
 * All that is needed to go on appending: the size, and for each level the hashes of its partial last tile
 * (no bytes when that level has no partial tile).
 */
export interface TreeEdge {
  readonly size: number
  readonly levels: readonly Uint8Array[]
}

/** The edge of the empty tree. */
export const EMPTY_EDGE: TreeEdge = { size: 0, levels: [] }

/** The partial tiles at the right edge of a tree of `size` leaves; what `loadEdge` asks for. */
export function edgeTiles(size: number): TileCoordinate[] {
  const tiles: TileCoordinate[] = []
  for (const [level, width] of edgeWidths(size).entries()) {
    if (width > 0) tiles.push({ level, index: Math.floor(size / TILE_WIDTH ** (level + 1)), width })
  }
  return tiles
}

/** The edge from stored tiles. `readTile` gives exactly the hashes of the partial tile. Throws LOG_TILE_INVALID. */
export function loadEdge(size: number, readTile: (tile: TileCoordinate) => Uint8Array): TreeEdge {
  const levels = edgeWidths(size).map(() => new Uint8Array(0))
  for (const tile of edgeTiles(size)) {
    const hashes = readTile(tile)
    if (hashes.length !== tile.width * HASH_LENGTH) throw new CoreError('LOG_TILE_INVALID')
    levels[tile.level] = Uint8Array.from(hashes)
  }
  return { size, levels }
}

/**
 * Appends leaf hashes. Pure: the given edge stays as it is. Returns the new edge and every tile that is new or has grown,
 * once, at its new width; store them (a partial tile replaces the narrower one) in the same transaction as the entries.
 * Throws LOG_HASH_INVALID, LOG_INDEX_INVALID.
 */
export function appendLeaves(edge: TreeEdge, leaves: readonly Uint8Array[]): { edge: TreeEdge; written: Tile[] } {
  const size = edge.size + leaves.length
  const widths = edgeWidths(size)
  const written: Tile[] = []
  const levels: Uint8Array[] = []
  let fresh: readonly Uint8Array[] = leaves.map(demandHash)
  for (let level = 0; level < Math.max(widths.length, edge.levels.length); level += 1) {
    const before = edge.levels[level] ?? new Uint8Array(0)
    if (fresh.length === 0) {
      levels.push(before)
      continue
    }
    const row = [...(before.length === 0 ? [] : splitHashes(before)), ...fresh]
    const firstIndex = Math.floor(edge.size / TILE_WIDTH ** (level + 1))
    const above: Uint8Array[] = []
    let rest: Uint8Array = new Uint8Array(0)
    for (let start = 0; start < row.length; start += TILE_WIDTH) {
      const part = row.slice(start, start + TILE_WIDTH)
      const hashes = join(part)
      written.push({ level, index: firstIndex + start / TILE_WIDTH, width: part.length, hashes })
      if (part.length === TILE_WIDTH) above.push(rootOf(part))
      else rest = hashes
    }
    levels.push(rest)
    fresh = above
  }
  return { edge: { size, levels }, written }
}

/** Root of the tree with this edge. */
export function rootOfEdge(edge: TreeEdge): Uint8Array {
  let root: Uint8Array | undefined
  for (const hashes of edge.levels) {
    if (hashes.length === 0) continue
    for (const peak of peaksFromRight(splitHashes(hashes))) root = root === undefined ? peak : nodeHash(peak, root)
  }
  return root ?? emptyRoot()
}

/** The complete subtrees that a row of hashes falls apart into, the smallest and rightmost first. */
function peaksFromRight(row: readonly Uint8Array[]): Uint8Array[] {
  const peaks: Uint8Array[] = []
  let end = row.length
  for (let width = 1; end > 0; width *= 2) {
    if (end % (2 * width) === 0) continue
    peaks.push(rootOf(row.slice(end - width, end)))
    end -= width
  }
  return peaks
}

/** Width of the partial tile of each level, level 0 first, up to the last level with any hash. */
function edgeWidths(size: number): number[] {
  if (!Number.isSafeInteger(size) || size < 0) throw new CoreError('LOG_INDEX_INVALID')
  const widths: number[] = []
  for (let rest = size; rest > 0; rest = Math.floor(rest / TILE_WIDTH)) widths.push(rest % TILE_WIDTH)
  return widths
}

function join(hashes: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(hashes.length * HASH_LENGTH)
  for (const [index, hash] of hashes.entries()) bytes.set(hash, index * HASH_LENGTH)
  return bytes
}
