import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toHex } from '../../src/encoding/index.ts'
import {
  appendLeaves,
  consistencyProof,
  decodeEntryBundle,
  EMPTY_EDGE,
  edgeTiles,
  encodeEntryBundle,
  entriesPath,
  inclusionProof,
  leafHash,
  loadEdge,
  nodesFromTiles,
  parseTilePath,
  rootFromNodes,
  rootOfEdge,
  tilePath,
  tilesNeeded,
} from '../../src/log/index.ts'
import { entries, entry, MapLog } from './fixture.ts'

describe('paths of tiles', () => {
  it.each([
    [{ level: 0, index: 0, width: 256 }, 'tile/0/000'],
    [{ level: 0, index: 1234067, width: 256 }, 'tile/0/x001/x234/067'],
    [{ level: 2, index: 273, width: 112 }, 'tile/2/273.p/112'],
    [{ level: 63, index: 1000, width: 1 }, 'tile/63/x001/000.p/1'],
  ])('%j is %s', (tile, path) => {
    expect(tilePath(tile)).toBe(path)
    expect(parseTilePath(path)).toEqual(tile)
  })

  it('names entry bundles', () => {
    expect(entriesPath({ index: 1234067, width: 5 })).toBe('tile/entries/x001/x234/067.p/5')
    expect(parseTilePath('tile/entries/007')).toEqual({ level: 'entries', index: 7, width: 256 })
  })

  it.each([
    'tile/0/0',
    'tile/00/000',
    'tile/64/000',
    'tile/0/x000/001',
    'tile/0/001/001',
    'tile/0/x001',
    'tile/0/000.p/0',
    'tile/0/000.p/256',
    'tile/0/000.p/01',
    'tile/0/000.p/',
    '/tile/0/000',
    'tile/0/000/',
    'tile/-1/000',
    'tile/0/../000',
    'tile/0/x999/x999/x999/x999/x999/999',
    'checkpoint',
  ])('refuses %s', (path) => {
    expect(() => parseTilePath(path)).toThrow('LOG_TILE_INVALID')
  })
})

describe('entry bundles', () => {
  it('gives back the entries, empty ones too', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { minLength: 1, maxLength: 256 }), (list) => {
        expect(decodeEntryBundle(encodeEntryBundle(list)).map(toHex)).toEqual(list.map(toHex))
      }),
      { numRuns: 50 },
    )
  })

  it('refuses cuts, emptiness and excess', () => {
    const bundle = encodeEntryBundle([entry(1), entry(2)])
    const whole = new Set([2 + entry(1).length, bundle.length])
    for (let length = 0; length < bundle.length; length += 1) {
      if (!whole.has(length)) expect(() => decodeEntryBundle(bundle.subarray(0, length))).toThrow('LOG_TILE_INVALID')
    }
    expect(() => encodeEntryBundle([])).toThrow('LOG_TILE_INVALID')
    expect(() => encodeEntryBundle(entries(257))).toThrow('LOG_TILE_INVALID')
    expect(() => decodeEntryBundle(new Uint8Array(2 * 257))).toThrow('LOG_TILE_INVALID')
    expect(() => encodeEntryBundle([new Uint8Array(65_536)])).toThrow('LOG_ENTRY_TOO_LARGE')
    expect(encodeEntryBundle([new Uint8Array(65_535)])).toHaveLength(65_537)
  })
})

describe('appending', () => {
  it('has the tiles that tlog-tiles gives for 70,000 leaves [AUDI-5]', () => {
    const log = MapLog.of(70_000)
    const full = [...log.tiles].filter(([, hashes]) => hashes.length === 8192)
    expect(full.filter(([name]) => name.startsWith('0/'))).toHaveLength(273)
    expect(full.filter(([name]) => name.startsWith('1/'))).toHaveLength(1)
    expect(edgeTiles(70_000)).toEqual([
      { level: 0, index: 273, width: 112 },
      { level: 1, index: 1, width: 17 },
      { level: 2, index: 0, width: 1 },
    ])
    expect(log.tiles.size).toBe(273 + 1 + 3)
    expect(edgeTiles(256)).toEqual([{ level: 1, index: 0, width: 1 }])
    expect(edgeTiles(0)).toEqual([])
  })

  it('gives the same tiles and root however the leaves are cut into batches', () => {
    const leaves = entries(1500).map(leafHash)
    const whole = new MapLog()
    whole.append(leaves)
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 700 }), { maxLength: 12 }), (cuts) => {
        const log = new MapLog()
        let start = 0
        for (const cut of cuts) {
          log.append(leaves.slice(start, start + cut))
          start += cut
        }
        log.append(leaves.slice(start))
        expect(log.edge).toEqual(whole.edge)
        expect(log.tiles).toEqual(whole.tiles)
      }),
      { numRuns: 30 },
    )
  })

  it('goes on from stored tiles, one leaf at a time across every border of a tile', () => {
    const log = new MapLog()
    log.append(entries(250).map(leafHash))
    for (let size = 250; size < 520; size += 1) {
      const edge = loadEdge(size, (tile) => log.tiles.get(`${tile.level}/${tile.index}`) ?? new Uint8Array(0))
      expect(edge).toEqual(log.edge)
      log.append([leafHash(entry(size))])
      expect(rootOfEdge(log.edge)).toEqual(rootFromNodes(size + 1, log.reader()))
    }
  })

  it('leaves the given edge and what it wrote before as they were', () => {
    const first = appendLeaves(EMPTY_EDGE, entries(300).map(leafHash))
    const before = structuredClone(first)
    appendLeaves(first.edge, entries(300).map(leafHash))
    expect(first).toEqual(before)
    expect(EMPTY_EDGE).toEqual({ size: 0, levels: [] })
    expect(appendLeaves(first.edge, [])).toEqual({ edge: first.edge, written: [] })
  })

  it('refuses a stored tile of another width, and leaves of another length', () => {
    expect(() => loadEdge(5, () => new Uint8Array(4 * 32))).toThrow('LOG_TILE_INVALID')
    expect(() => loadEdge(-1, () => new Uint8Array(0))).toThrow('LOG_INDEX_INVALID')
    expect(() => appendLeaves(EMPTY_EDGE, [new Uint8Array(31)])).toThrow('LOG_HASH_INVALID')
  })
})

describe('proofs from tiles', () => {
  const SIZE = 66_000
  const log = MapLog.of(SIZE)

  it('reads no tile but those named beforehand, none twice [AUDI-7]', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: SIZE }), fc.nat(), fc.nat(), (size, first, second) => {
        for (const run of [
          (read: Parameters<typeof inclusionProof>[2]) => inclusionProof(size, first % size, read),
          (read: Parameters<typeof inclusionProof>[2]) => consistencyProof(1 + (second % size), size, read),
        ]) {
          const needed = new Map(tilesNeeded(size, run).map((tile) => [`${tile.level}/${tile.index}`, tile]))
          const reader = nodesFromTiles(size, (tile) => {
            const name = `${tile.level}/${tile.index}`
            return needed.has(name) ? log.tiles.get(name)?.subarray(0, tile.width * 32) : undefined
          })
          expect(run(reader)).toEqual(run(log.reader(size)))
        }
      }),
      { numRuns: 60 },
    )
  })

  it('says so when a tile is missing or too short [AUDI-7]', () => {
    const none = nodesFromTiles(SIZE, () => undefined)
    expect(() => inclusionProof(SIZE, 3, none)).toThrow('LOG_NODE_MISSING')
    const short = nodesFromTiles(SIZE, () => new Uint8Array(32))
    expect(() => inclusionProof(SIZE, 300, short)).toThrow('LOG_NODE_MISSING')
  })

  it('refuses nodes outside the tree', () => {
    const nodes = log.reader(10)
    expect(() => nodes({ level: 0, index: 10 })).toThrow('LOG_INDEX_INVALID')
    expect(() => nodes({ level: 2, index: 2 })).toThrow('LOG_INDEX_INVALID')
    expect(() => nodes({ level: 0, index: -1 })).toThrow('LOG_INDEX_INVALID')
  })
})
