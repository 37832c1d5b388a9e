import {
  appendLeaves,
  EMPTY_EDGE,
  leafHash,
  nodesFromTiles,
  type ReadNode,
  type TreeEdge,
} from '../../src/log/index.ts'

/** Entry number `index`, different for every index. */
export function entry(index: number): Uint8Array {
  return new TextEncoder().encode(`entry ${index}`)
}

export function entries(size: number): Uint8Array[] {
  return Array.from({ length: size }, (_, index) => entry(index))
}

/** A log kept in a map of tiles, as the server keeps it in a table. */
export class MapLog {
  readonly tiles = new Map<string, Uint8Array>()
  edge: TreeEdge = EMPTY_EDGE

  append(leaves: readonly Uint8Array[]): void {
    const { edge, written } = appendLeaves(this.edge, leaves)
    this.edge = edge
    for (const tile of written) this.tiles.set(`${tile.level}/${tile.index}`, tile.hashes)
  }

  reader(size: number = this.edge.size): ReadNode {
    return nodesFromTiles(size, (tile) => this.tiles.get(`${tile.level}/${tile.index}`))
  }

  static of(size: number): MapLog {
    const log = new MapLog()
    log.append(entries(size).map(leafHash))
    return log
  }
}

/** Every way in which one bit of one hash can be turned is too many: one bit in each byte, going round. */
export function mutations(bytes: Uint8Array): Uint8Array[] {
  return Array.from(bytes, (byte, index) => {
    const copy = Uint8Array.from(bytes)
    copy[index] = byte ^ (1 << (index % 8))
    return copy
  })
}
