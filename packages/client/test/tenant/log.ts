import { randomBytes, randomUUID } from 'node:crypto'
import {
  type AuditAction,
  commit,
  type Evidence,
  encodeEntryBundle,
  formatEntry,
  formatTlogProof,
  inclusionProof,
  nodesFromTiles,
  parseTilePath,
  type Tile,
  toBase64url,
  utf8,
} from '@sluis/ttp-core/common'
import {
  appendLeaves,
  EMPTY_EDGE,
  leafHash,
  makeVerifierKey,
  rootOfEdge,
  signCheckpoint,
  type TreeEdge,
} from '@sluis/ttp-core/pseudonymise'
import type { LogReader } from '../../src/auditor/index.ts'

export const ORIGIN = 'sluis.test/log'
const KEY = { name: ORIGIN, privateKey: new Uint8Array(32).fill(9) }
export const VERIFIER_KEY = makeVerifierKey(KEY)

interface Opening {
  readonly index: number
  readonly text: string
  readonly salt: Uint8Array
  readonly details: object
}

/** A real log in memory, signed by a real key: entries, tiles, checkpoints, evidence. */
export class TestLog {
  readonly entries: string[]
  readonly #tiles = new Map<string, Tile>()
  #edge: TreeEdge = EMPTY_EDGE

  constructor(entries: readonly string[] = []) {
    this.entries = []
    for (const entry of entries) this.addText(entry)
  }

  get size(): number {
    return this.#edge.size
  }

  /** The signed head of the first `size` entries, whole or as it was. */
  note(size = this.size): string {
    const edge = size === this.size ? this.#edge : appendLeaves(EMPTY_EDGE, this.#leaves(size)).edge
    return signCheckpoint({ origin: ORIGIN, size, root: rootOfEdge(edge) }, KEY)
  }

  add(action: AuditAction, details: object, actor = 'gateway:release'): Opening {
    const salt = randomBytes(32)
    const at = '2026-03-01T12:00:00.000Z'
    const text = formatEntry({
      schema: 'sluis-audit/1',
      id: randomUUID(),
      at,
      action,
      actor,
      commitment: commit(salt, details),
    })
    this.addText(text)
    return { index: this.size - 1, text, salt, details }
  }

  addText(text: string): void {
    this.entries.push(text)
    const { edge, written } = appendLeaves(this.#edge, [leafHash(utf8(text))])
    this.#edge = edge
    for (const tile of written) this.#tiles.set(`${tile.level}/${tile.index}`, tile)
  }

  /** Evidence of an entry under the newest head. */
  prove({ index, text, salt, details }: Opening): Evidence {
    const readNode = nodesFromTiles(this.size, ({ level, index: at }) => this.#tiles.get(`${level}/${at}`)?.hashes)
    const proof = formatTlogProof({
      index,
      hashes: inclusionProof(this.size, index, readNode),
      checkpoint: this.note(),
    })
    return { details, salt: toBase64url(salt), entry: text, proof }
  }

  reader(): LogReader {
    return {
      checkpoint: async () => (this.size === 0 ? undefined : this.note()),
      tile: async (path) => this.tile(path),
    }
  }

  tile(path: string): Uint8Array | undefined {
    const { level, index, width } = parseTilePath(path)
    if (level === 'entries') {
      const entries = this.entries.slice(index * 256, index * 256 + width)
      return entries.length === width ? encodeEntryBundle(entries.map(utf8)) : undefined
    }
    const hashes = this.#tiles.get(`${level}/${index}`)?.hashes
    return hashes === undefined || hashes.length < width * 32 ? undefined : hashes.slice(0, width * 32)
  }

  #leaves(size: number): Uint8Array[] {
    return this.entries.slice(0, size).map((entry) => leafHash(utf8(entry)))
  }
}
