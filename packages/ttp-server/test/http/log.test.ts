import type { ReadNode } from '@sluis/ttp-core/auditor'
import {
  consistencyProof,
  decodeEntryBundle,
  entriesPath,
  leafHash,
  nodesFromTiles,
  parseEntry,
  rootFromNodes,
  tilePath,
  tilesNeeded,
  verifyCheckpoint,
  verifyConsistency,
} from '@sluis/ttp-core/auditor'
import { fromUtf8, toHex } from '@sluis/ttp-core/common'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectStatus, problemOf } from './client.ts'
import type { World } from './world.ts'
import { startWorld } from './world.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.stop())

const get = (path: string): Promise<Response> => world.request('GET', `/v1/log/${path}`)

/** Fills the log with well-formed entries. */
async function grow(entries: number): Promise<void> {
  await world.owner.withConnection((sql) =>
    sql.query(
      `insert into audit.pending (id, appended_by, body)
       select id, 'ttp_keys', '{"action":"key.created","actor":"engine:key","at":"2026-06-01T12:00:00.000Z","commitment":"' || repeat('0', 64)
         || '","id":"' || id || '","schema":"sluis-audit/1"}'
       from (select gen_random_uuid() as id from generate_series(1, $1::int)) made`,
      [entries],
    ),
  )
  await world.sequenceLog()
}

async function checkpoint() {
  const response = await expectStatus(get('checkpoint'), 200)
  expect(response.headers.get('content-type')).toMatch(/^text\/plain/)
  return verifyCheckpoint(await response.text(), world.verifierKey)
}

/** Runs a computation over the tree with nothing but the tiles that the gateway serves. */
async function overTiles<T>(size: number, run: (readNode: ReadNode) => T): Promise<T> {
  const tiles = new Map<string, Uint8Array>()
  for (const tile of tilesNeeded(size, run)) {
    const response = await expectStatus(get(tilePath(tile)), 200)
    expect(response.headers.get('cache-control')).toContain('immutable')
    const bytes = new Uint8Array(await response.arrayBuffer())
    expect(bytes.length).toBe(tile.width * 32)
    tiles.set(`${tile.level}/${tile.index}`, bytes)
  }
  return run(nodesFromTiles(size, ({ level, index }) => tiles.get(`${level}/${index}`)))
}

test('an empty log has no checkpoint and no tile', async () => {
  expect((await problemOf(get('checkpoint'))).code).toBe('NOT_FOUND')
  expect((await problemOf(get('tile/0/000'))).code).toBe('NOT_FOUND')
  expect((await problemOf(get('tile/entries/000.p/1'))).code).toBe('NOT_FOUND')
})

test('from the tiles alone anybody computes the signed root, and that the log only grew [AUDI-24]', async () => {
  let before: { size: number; root: Uint8Array } | null = null
  for (const entries of [1, 255, 44, 65_500, 3]) {
    await grow(entries)
    const now = await checkpoint()
    const root = await overTiles(now.size, (readNode) => rootFromNodes(now.size, readNode))
    expect(toHex(root)).toBe(toHex(now.root))
    if (before !== null) {
      const old = before
      const proof = await overTiles(now.size, (readNode) => consistencyProof(old.size, now.size, readNode))
      verifyConsistency({ oldSize: old.size, oldRoot: old.root, newSize: now.size, newRoot: now.root, proof })
    }
    before = now
  }
})

test('the entries are served as they were logged: their leaves are the hashes of the tiles [AUDI-24]', async () => {
  await grow(300)
  const { size } = await checkpoint()
  for (const [index, width] of [
    [0, 256],
    [1, 44],
    [Math.floor(size / 256), size % 256],
  ] as const) {
    const bundle = new Uint8Array(await (await expectStatus(get(entriesPath({ index, width })), 200)).arrayBuffer())
    const hashes = new Uint8Array(
      await (await expectStatus(get(tilePath({ level: 0, index, width })), 200)).arrayBuffer(),
    )
    const entries = decodeEntryBundle(bundle)
    expect(entries).toHaveLength(width)
    for (const [place, entry] of entries.entries()) {
      expect(parseEntry(fromUtf8(entry)).schema).toBe('sluis-audit/1')
      expect(toHex(leafHash(entry))).toBe(toHex(hashes.subarray(place * 32, place * 32 + 32)))
    }
  }
})

test.each([
  'tile/0/999',
  'tile/7/000',
  'tile/0/000.p/0',
  'tile/0/000.p/256',
  'tile/0/0',
  'tile/0/x000/000',
  'tile/64/000',
  'tile/entries/x001',
  'tile/x/000',
  'tile/0/000.p',
  'tile/0/x999/x999/999',
])('%s is not there', async (path) => {
  expect((await problemOf(get(path))).code).toBe('NOT_FOUND')
})
