import { toHex, utf8 } from '../encoding/index.ts'
import {
  appendLeaves,
  consistencyProof,
  decodeEntryBundle,
  EMPTY_EDGE,
  encodeEntryBundle,
  entriesPath,
  inclusionProof,
  leafHash,
  nodesFromTiles,
  parseTilePath,
  splitHashes,
  tilePath,
  tilesNeeded,
} from '../log/index.ts'
import type { Evaluate, Fields } from './fields.ts'
import { byteList, bytes, number, object, text } from './input.ts'

/** Tiles and entry bundles of the log, their paths, and proofs made from them. */
export const tileOperations: Readonly<Record<string, Evaluate>> = {
  TilePath: (input) => {
    const [index, width] = [number(input, 'index'), number(input, 'width')]
    return input.level === 'entries'
      ? { path: entriesPath({ index, width }) }
      : { path: tilePath({ level: number(input, 'level'), index, width }) }
  },
  ParseTilePath: (input) => ({ ...parseTilePath(text(input, 'path')) }),
  EncodeEntryBundle: (input) => ({ bundle: toHex(encodeEntryBundle(entriesOf(input))) }),
  DecodeEntryBundle: (input) => ({ entries: decodeEntryBundle(bytes(input, 'bundle')).map(toHex) }),
  ReadTile: (input) => ({ hashes: splitHashes(bytes(input, 'tile')).map(toHex) }),
  // Entry i is the ASCII text "entry i".
  MakeTiles: (input) => {
    const leaves = Array.from({ length: number(input, 'entryCount') }, (_, index) => leafHash(utf8(`entry ${index}`)))
    const { written } = appendLeaves(EMPTY_EDGE, leaves)
    return { tiles: Object.fromEntries(written.map((tile) => [tilePath(tile), toHex(leafHash(tile.hashes))])) }
  },
  ProveFromTiles: (input) => {
    const [size, tiles] = [number(input, 'size'), object(input, 'tiles')]
    const prove = (readNode: ReturnType<typeof nodesFromTiles>): Uint8Array[] =>
      input.index === undefined
        ? consistencyProof(number(input, 'oldSize'), size, readNode)
        : inclusionProof(size, number(input, 'index'), readNode)
    const needed = tilesNeeded(size, prove).map(tilePath)
    const readNode = nodesFromTiles(size, (tile) =>
      tilePath(tile) in tiles ? bytes(tiles, tilePath(tile)) : undefined,
    )
    return { tilesNeeded: needed.sort(), proof: prove(readNode).map(toHex) }
  },
}

/** Entries in hex, or so many of that length: then each is of zero bytes. */
function entriesOf(input: Fields): Uint8Array[] {
  if (input.count === undefined) return byteList(input, 'entries')
  return Array.from({ length: number(input, 'count') }, () => new Uint8Array(number(input, 'length')))
}
