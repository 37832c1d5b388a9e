import { createHash } from 'node:crypto'
import { type AuditAction, commit, formatEntry } from '../../packages/ttp-core/src/audit/index.ts'
import { toBase64url, utf8 } from '../../packages/ttp-core/src/encoding/index.ts'
import {
  appendLeaves,
  EMPTY_EDGE,
  encodeEntryBundle,
  entriesPath,
  formatTlogProof,
  inclusionProof,
  leafHash,
  makeVerifierKey,
  nodesFromTiles,
  rootOfEdge,
  signCheckpoint,
  TILE_WIDTH,
  tilePath,
} from '../../packages/ttp-core/src/log/index.ts'

export const SIGNER = { name: 'log.example/sluis', privateKey: new Uint8Array(32).fill(0x42) }
export const LOG = { origin: SIGNER.name, verifierKey: makeVerifierKey(SIGNER) }

/** What a file of an export holds: text, or bytes in base64. */
export type Content = { readonly text: string } | { readonly base64: string }

/** An act that was logged, and what opens its commitment. */
export interface Logged {
  readonly index: number
  readonly details: object
  readonly salt: Uint8Array
  readonly entry: string
}

/** A log in memory in which nothing is random. */
export class ScenarioLog {
  readonly entries: string[]
  readonly #signer: typeof SIGNER

  constructor(entries: readonly string[] = [], signer = SIGNER) {
    this.entries = [...entries]
    this.#signer = signer
  }

  add(action: AuditAction, actor: string, details: object): Logged {
    const index = this.entries.length
    const salt = new Uint8Array(createHash('sha256').update(`salt ${index}`).digest())
    const entry = formatEntry({
      schema: 'sluis-audit/1',
      id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
      at: `2026-03-01T12:${String(Math.floor(index / 60) % 60).padStart(2, '0')}:${String(index % 60).padStart(2, '0')}.000Z`,
      action,
      actor,
      commitment: commit(salt, details),
    })
    this.entries.push(entry)
    return { index, details, salt, entry }
  }

  note(size = this.entries.length): string {
    return signCheckpoint({ origin: SIGNER.name, size, root: rootOfEdge(this.#grown(size).edge) }, this.#signer)
  }

  root(): Uint8Array {
    return rootOfEdge(this.#grown(this.entries.length).edge)
  }

  /** Evidence of an act under the head of that size. */
  prove({ index, details, salt, entry }: Logged, size = this.entries.length): object {
    const tiles = new Map(this.#grown(size).written.map((tile) => [`${tile.level}/${tile.index}`, tile.hashes]))
    const readNode = nodesFromTiles(size, (tile) => tiles.get(`${tile.level}/${tile.index}`))
    const proof = formatTlogProof({ index, hashes: inclusionProof(size, index, readNode), checkpoint: this.note(size) })
    return { details, salt: toBase64url(salt), entry, proof }
  }

  /** The files of the log in an export. */
  files(): Record<string, Content> {
    const files: Record<string, Content> = { 'log/checkpoint': { text: this.note() } }
    for (let start = 0; start < this.entries.length; start += TILE_WIDTH) {
      const entries = this.entries.slice(start, start + TILE_WIDTH)
      const path = entriesPath({ index: start / TILE_WIDTH, width: entries.length })
      files[`log/${path}`] = base64(encodeEntryBundle(entries.map(utf8)))
    }
    for (const tile of this.#grown(this.entries.length).written) files[`log/${tilePath(tile)}`] = base64(tile.hashes)
    return files
  }

  #grown(size: number) {
    return appendLeaves(
      EMPTY_EDGE,
      this.entries.slice(0, size).map((entry) => leafHash(utf8(entry))),
    )
  }
}

export function base64(bytes: Uint8Array): Content {
  return { base64: Buffer.from(bytes).toString('base64') }
}
