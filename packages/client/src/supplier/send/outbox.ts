import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { ManifestChunk } from '@sluis/ttp-core/supplier'
import { z } from 'zod'
import { ClientError } from '../../http/errors.ts'
import { digestOf } from '../../http/part-digest.ts'
import { readStateFile, writeStateFile } from '../../http/state-file.ts'
import { isProcessAlive } from '../../state/process-alive.ts'

const chunk = z.object({ number: z.int(), rowCount: z.int(), identityDigest: z.string(), activityDigest: z.string() })
const label = z.object({
  schema: z.literal('sluis-outbox/1'),
  deliveryId: z.uuid(),
  tenant: z.string(),
  domain: z.string(),
  /** Tag of the content, under the institution's own key. */
  contentTag: z.string(),
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
 * A delivery on its way out, on disk: only sealed parts and the signed manifest, so that a process killed at any moment goes on
 * where it was, and nothing in it can be read. It is complete once `sealed.json` is there.
 */
export class Outbox {
  readonly folder: string
  readonly label: OutboxLabel
  private constructor(folder: string, of: OutboxLabel) {
    this.folder = folder
    this.label = of
  }

  static async create(stateDirectory: string, of: OutboxLabel): Promise<Outbox> {
    const root = join(stateDirectory, 'outbox')
    const folder = join(root, of.deliveryId)
    // Made and removed under another name, so that an outbox is there with its label or not at all.
    const made = join(root, `.new-${process.pid}-${of.deliveryId}`)
    await writeStateFile(join(made, 'delivery.json'), JSON.stringify(of))
    try {
      await rename(made, folder)
    } catch (cause) {
      throw new ClientError('STATE_UNWRITABLE', { cause })
    }
    return new Outbox(folder, of)
  }

  /** Removes what processes left that were killed while they made or removed an outbox. */
  static async sweep(stateDirectory: string): Promise<void> {
    const root = join(stateDirectory, 'outbox')
    for (const name of await readdir(root).catch(() => [])) {
      const maker = /^\.new-(\d+)-/.exec(name)?.[1]
      const left = name.startsWith('.gone-') || (maker !== undefined && !isProcessAlive(Number(maker)))
      if (left) await rm(join(root, name), { recursive: true, force: true })
    }
  }

  /** All outboxes that were begun and not cleared. */
  static async list(stateDirectory: string): Promise<Outbox[]> {
    const root = join(stateDirectory, 'outbox')
    const names = await readdir(root).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return []
      throw new ClientError('STATE_UNWRITABLE', { cause: error })
    })
    const found: Outbox[] = []
    for (const name of names) {
      const text = await readStateFile(join(root, name, 'delivery.json'))
      const parsed = label.safeParse(text === undefined ? undefined : parseJson(text))
      if (!parsed.success || parsed.data.deliveryId !== name) continue
      found.push(new Outbox(join(root, name), parsed.data))
    }
    return found
  }

  async putChunk(number: number, parts: SealedParts): Promise<void> {
    // Not synced one by one: the signed manifest names their digests, and whoever goes on after a crash compares them.
    try {
      await Promise.all([
        writeFile(this.#part(number, 'identity'), parts.identityPart, { mode: 0o600 }),
        writeFile(this.#part(number, 'activity'), parts.activityPart, { mode: 0o600 }),
      ])
    } catch (cause) {
      throw new ClientError('STATE_UNWRITABLE', { cause })
    }
  }

  /** The parts of a chunk, if they are whole: their digests are those of the manifest. */
  async wholeChunk({ number, identityDigest, activityDigest }: ManifestChunk): Promise<boolean> {
    const { identityPart, activityPart } = await this.chunk(number).catch(() => NO_PARTS)
    return digestOf(identityPart) === identityDigest && digestOf(activityPart) === activityDigest
  }

  async chunk(number: number): Promise<SealedParts> {
    try {
      const [identityPart, activityPart] = await Promise.all([
        readFile(this.#part(number, 'identity'), 'latin1'),
        readFile(this.#part(number, 'activity'), 'latin1'),
      ])
      return { identityPart, activityPart }
    } catch (cause) {
      throw new ClientError('STATE_UNWRITABLE', { cause, place: { delivery: this.label.deliveryId, chunk: number } })
    }
  }

  /** Where lines may be set aside while shuffling. */
  get spillFolder(): string {
    return join(this.folder, 'shuffle')
  }

  async seal(sealed: SealedOutbox): Promise<void> {
    await writeStateFile(join(this.folder, 'sealed.json'), JSON.stringify(sealed))
  }

  /** The manifest and its chunks; undefined while the preparation is incomplete. */
  async sealed(): Promise<SealedOutbox | undefined> {
    const text = await readStateFile(join(this.folder, 'sealed.json'))
    const parsed = complete.safeParse(text === undefined ? undefined : parseJson(text))
    return parsed.success ? parsed.data : undefined
  }

  async remove(): Promise<void> {
    try {
      const gone = join(dirname(this.folder), `.gone-${this.label.deliveryId}`)
      await rename(this.folder, gone)
      await rm(gone, { recursive: true, force: true })
    } catch (cause) {
      throw new ClientError('STATE_UNWRITABLE', { cause })
    }
  }

  #part(number: number, kind: 'identity' | 'activity'): string {
    return join(this.folder, `${String(number).padStart(6, '0')}.${kind}.jwe`)
  }
}

const NO_PARTS: SealedParts = { identityPart: '', activityPart: '' }

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
