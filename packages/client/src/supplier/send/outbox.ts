import type { ManifestChunk } from '@sluis/ttp-core/supplier'
import { z } from 'zod'
import { ClientError } from '../../http/errors.ts'
import { digestOf } from '../../http/part-digest.ts'
import type { Spill, Storage } from '../../state/storage.ts'

const chunk = z.object({ number: z.int(), rowCount: z.int(), identityDigest: z.string(), activityDigest: z.string() })
const label = z.object({
  schema: z.literal('sluis-outbox/1'),
  deliveryId: z.uuid(),
  tenant: z.string(),
  domain: z.string(),
  /** Tag of the content, under the institution's own key. */
  contentTag: z.string(),
  /** Tag of the file as it lay there when it was read (`sourceTag`): who finds it again need not read it again. */
  sourceTag: z.string().optional(),
})
const complete = z.object({ manifest: z.string(), chunks: z.array(chunk), summary: z.unknown() })

/** What an outbox is of. */
export type OutboxLabel = z.infer<typeof label>
/** What an outbox has once everything is sealed: the signed manifest, its chunks, and the summary of the preparation. */
export interface SealedOutbox {
  readonly manifest: string
  readonly chunks: readonly ManifestChunk[]
  readonly summary: unknown
}
/** The two sealed parts of a chunk. */
export interface SealedParts {
  readonly identityPart: string
  readonly activityPart: string
}

/**
 * A delivery on its way out, as it is kept: only sealed parts and the signed manifest, so that a process killed at any moment goes on
 * where it was, and nothing in it can be read. It is complete once `sealed.json` is there.
 */
export class Outbox {
  readonly folder: string
  readonly label: OutboxLabel
  readonly #storage: Storage
  private constructor(storage: Storage, of: OutboxLabel) {
    this.#storage = storage
    this.folder = `${ROOT}/${of.deliveryId}`
    this.label = of
  }

  /** An outbox is there with its label or not at all. */
  static async create(storage: Storage, of: OutboxLabel): Promise<Outbox> {
    const outbox = new Outbox(storage, of)
    await storage.makeFolder(outbox.folder, LABEL, JSON.stringify(of))
    return outbox
  }

  /** Removes what runs left that were killed while they made or removed an outbox, or wrote beside it. */
  static async sweep(storage: Storage): Promise<void> {
    for (const folder of SWEPT) await storage.sweep(folder)
  }

  /** All outboxes that were begun and not cleared. */
  static async list(storage: Storage): Promise<Outbox[]> {
    const found: Outbox[] = []
    for (const name of await storage.list(ROOT)) {
      const text = await storage.read(`${ROOT}/${name}/${LABEL}`)
      const parsed = label.safeParse(text === undefined ? undefined : parseJson(text))
      if (!parsed.success || parsed.data.deliveryId !== name) continue
      found.push(new Outbox(storage, parsed.data))
    }
    return found
  }

  async putChunk(number: number, parts: SealedParts): Promise<void> {
    // Not synced one by one: the signed manifest names their digests, and whoever goes on after a crash compares them.
    await Promise.all([
      this.#storage.put(this.#part(number, 'identity'), parts.identityPart),
      this.#storage.put(this.#part(number, 'activity'), parts.activityPart),
    ])
  }

  /** The parts of a chunk, if they are whole: their digests are those of the manifest. */
  async wholeChunk({ number, identityDigest, activityDigest }: ManifestChunk): Promise<boolean> {
    const { identityPart, activityPart } = await this.chunk(number).catch(() => NO_PARTS)
    return (await digestOf(identityPart)) === identityDigest && (await digestOf(activityPart)) === activityDigest
  }

  async chunk(number: number): Promise<SealedParts> {
    const [identityPart, activityPart] = await Promise.all([
      this.#storage.read(this.#part(number, 'identity')),
      this.#storage.read(this.#part(number, 'activity')),
    ])
    if (identityPart === undefined || activityPart === undefined) {
      throw new ClientError('STATE_UNWRITABLE', { place: { delivery: this.label.deliveryId, chunk: number } })
    }
    return { identityPart, activityPart }
  }

  /** Where lines may be set aside while shuffling. */
  get spill(): Spill {
    return this.#storage.spill(`${this.folder}/shuffle`)
  }

  async seal(sealed: SealedOutbox): Promise<void> {
    await this.#storage.write(`${this.folder}/${SEALED}`, JSON.stringify(sealed))
  }

  /** The manifest and its chunks; undefined while the preparation is incomplete. */
  async sealed(): Promise<SealedOutbox | undefined> {
    const text = await this.#storage.read(`${this.folder}/${SEALED}`)
    const parsed = complete.safeParse(text === undefined ? undefined : parseJson(text))
    return parsed.success ? parsed.data : undefined
  }

  async remove(): Promise<void> {
    await this.#storage.removeFolder(this.folder)
  }

  #part(number: number, kind: 'identity' | 'activity'): string {
    return `${this.folder}/${String(number).padStart(6, '0')}.${kind}.jwe`
  }
}

const ROOT = 'outbox'
/** Where a run that is killed may leave what it was writing; the empty name is the place itself. */
const SWEPT = ['', ROOT, 'receipts', 'locks']
const LABEL = 'delivery.json'
const SEALED = 'sealed.json'
const NO_PARTS: SealedParts = { identityPart: '', activityPart: '' }

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
