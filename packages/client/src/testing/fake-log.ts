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

/** Who signs a log: its name, and a private key of 32 bytes. */
export interface LogSigner {
  readonly name: string
  readonly privateKey: Uint8Array
}

/** An entry, with what its evidence shows besides. */
export interface Opening {
  readonly index: number
  readonly text: string
  readonly salt: Uint8Array
  readonly details: object
}

/** A real log in memory, signed by a real key: entries, tiles, checkpoints, evidence. */
export class FakeLog {
  readonly entries: string[] = []
  readonly #signer: LogSigner
  readonly #tiles = new Map<string, Tile>()
  #edge: TreeEdge = EMPTY_EDGE

  constructor(signer: LogSigner, entries: readonly string[] = []) {
    this.#signer = signer
    for (const entry of entries) this.addText(entry)
  }

  get size(): number {
    return this.#edge.size
  }

  /** What the directory says of this log. */
  get named(): { readonly origin: string; readonly verifierKey: string } {
    return { origin: this.#signer.name, verifierKey: makeVerifierKey(this.#signer) }
  }

  /** The signed head of the first `size` entries, whole or as it was. */
  note(size = this.size): string {
    const edge = size === this.size ? this.#edge : appendLeaves(EMPTY_EDGE, this.#leaves(size)).edge
    return signCheckpoint({ origin: this.#signer.name, size, root: rootOfEdge(edge) }, this.#signer)
  }

  /** Adds an entry; `at` is its moment (RFC 3339, milliseconds, UTC). */
  add(action: AuditAction, details: object, actor = 'gateway:release', at = '2026-03-01T12:00:00.000Z'): Opening {
    const salt = crypto.getRandomValues(new Uint8Array(32))
    const text = formatEntry({
      schema: 'sluis-audit/1',
      id: crypto.randomUUID(),
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

  /** The bytes of a tile, as its path names it; undefined if the log does not have it. */
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
