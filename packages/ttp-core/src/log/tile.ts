import { CoreError } from '../errors.ts'
import { HASH_LENGTH, rootOf } from './hash.ts'
import type { NodeCoordinate, ReadNode } from './proof.ts'

/** Hashes in a full tile, and entries in a full bundle. */
export const TILE_WIDTH = 256
const TILE_HEIGHT = 8
const MAX_LEVEL = 63

/** A tile of the tree (C2SP tlog-tiles); width 256 is a full one, 1 to 255 a partial one. */
export interface TileCoordinate {
  readonly level: number
  readonly index: number
  readonly width: number
}

/** The hashes of a tile, one after the other: width · 32 bytes. */
export interface Tile extends TileCoordinate {
  readonly hashes: Uint8Array
}

/** Gives the hashes of a tile, at least as many as its width; undefined when it is not at hand. */
export type ReadTile = (tile: TileCoordinate) => Uint8Array | undefined

/** The tile that holds what a node is computed from, as wide as it is in the tree of `size` leaves. */
export function tileOfNode(node: NodeCoordinate, size: number): TileCoordinate {
  const level = Math.floor(node.level / TILE_HEIGHT)
  const first = node.index * 2 ** (node.level % TILE_HEIGHT)
  const index = Math.floor(first / TILE_WIDTH)
  const width = Math.min(TILE_WIDTH, Math.floor(size / TILE_WIDTH ** level) - index * TILE_WIDTH)
  const end = first - index * TILE_WIDTH + 2 ** (node.level % TILE_HEIGHT)
  if (!Number.isSafeInteger(node.index) || node.index < 0 || width < end) throw new CoreError('LOG_INDEX_INVALID')
  return { level, index, width }
}

/** A reader of nodes on top of tiles. It throws LOG_NODE_MISSING when a tile is not at hand or too short. */
export function nodesFromTiles(size: number, readTile: ReadTile): ReadNode {
  return (node) => {
    const tile = tileOfNode(node, size)
    const count = 2 ** (node.level % TILE_HEIGHT)
    const start = (node.index * count - tile.index * TILE_WIDTH) * HASH_LENGTH
    const bytes = readTile(tile)
    if (bytes === undefined || bytes.length < start + count * HASH_LENGTH) throw new CoreError('LOG_NODE_MISSING')
    return rootOf(splitHashes(bytes.subarray(start, start + count * HASH_LENGTH)))
  }
}

/**
 * The tiles that a computation over nodes reads, each once: fetch them first, then run it with `nodesFromTiles`.
 * Example: `tilesNeeded(size, (readNode) => inclusionProof(size, index, readNode))`.
 */
export function tilesNeeded(size: number, run: (readNode: ReadNode) => unknown): TileCoordinate[] {
  const tiles = new Map<string, TileCoordinate>()
  run((node) => {
    const tile = tileOfNode(node, size)
    tiles.set(`${tile.level}/${tile.index}`, tile)
    return new Uint8Array(HASH_LENGTH)
  })
  return [...tiles.values()]
}

/** The hashes of a tile as views. Throws LOG_TILE_INVALID unless 1 to 256 whole hashes. */
export function splitHashes(bytes: Uint8Array): Uint8Array[] {
  const count = bytes.length / HASH_LENGTH
  if (!Number.isInteger(count) || count < 1 || count > TILE_WIDTH) throw new CoreError('LOG_TILE_INVALID')
  return Array.from({ length: count }, (_, index) => bytes.subarray(index * HASH_LENGTH, (index + 1) * HASH_LENGTH))
}

/** The path of a tile below the log's prefix: tile/<level>/<index>[.p/<width>]. Throws LOG_TILE_INVALID. */
export function tilePath(tile: TileCoordinate): string {
  if (!Number.isInteger(tile.level) || tile.level < 0 || tile.level > MAX_LEVEL) throw new CoreError('LOG_TILE_INVALID')
  return `tile/${tile.level}/${indexPath(tile)}`
}

/** The path of an entry bundle below the log's prefix: tile/entries/<index>[.p/<width>]. Throws LOG_TILE_INVALID. */
export function entriesPath(bundle: { readonly index: number; readonly width: number }): string {
  return `tile/entries/${indexPath(bundle)}`
}

const PATH = /^tile\/(entries|0|[1-9][0-9]?)\/((?:x[0-9]{3}\/)*[0-9]{3})(?:\.p\/([1-9][0-9]{0,2}))?$/

/** Reads a path made by `tilePath` or `entriesPath`, in their one form only. Throws LOG_TILE_INVALID. */
export function parseTilePath(path: string): { level: number | 'entries'; index: number; width: number } {
  const [, level, digits, width] = PATH.exec(path) ?? []
  if (level === undefined || digits === undefined) throw new CoreError('LOG_TILE_INVALID')
  const index = Number(digits.replaceAll(/[x/]/g, ''))
  const parsed = { index, width: width === undefined ? TILE_WIDTH : Number(width) }
  const again = level === 'entries' ? entriesPath(parsed) : tilePath({ level: Number(level), ...parsed })
  if (again !== path) throw new CoreError('LOG_TILE_INVALID')
  return { level: level === 'entries' ? level : Number(level), ...parsed }
}

function indexPath({ index, width }: { readonly index: number; readonly width: number }): string {
  const whole = Number.isSafeInteger(index) && index >= 0 && Number.isInteger(width) && width >= 1
  if (!whole || width > TILE_WIDTH) throw new CoreError('LOG_TILE_INVALID')
  const digits = String(index)
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/[0-9]{3}/g) ?? []
  const path = groups.map((group, place) => (place === groups.length - 1 ? group : `x${group}`)).join('/')
  return width === TILE_WIDTH ? path : `${path}.p/${width}`
}
