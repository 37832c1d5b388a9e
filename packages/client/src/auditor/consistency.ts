import {
  type Checkpoint,
  CoreError,
  consistencyProof,
  type DirectoryLog,
  fromHex,
  nodesFromTiles,
  parseLogEndorsement,
  tilePath,
  tilesNeeded,
  toHex,
  verifyCheckpoint,
  verifyConsistency,
  verifyEvidence,
} from '@sluis/ttp-core/auditor'
import { z } from 'zod'
import { ClientError } from '../http/errors.ts'
import { wait } from '../http/wait.ts'
import type { Storage } from '../state/storage.ts'
import { LogError } from './errors.ts'
import { makeFork } from './fork.ts'
import type { LogReader } from './log-reader.ts'

/** A checkpoint whose signature was verified, and the signed note itself. */
export interface SeenCheckpoint {
  readonly checkpoint: Checkpoint
  readonly note: string
  /** The log as the directory names it, when a key before its present one signed this. */
  readonly superseded?: DirectoryLog
}

/**
 * Whether the log only grew from the one checkpoint to the other: computed from the log's own tiles, of which a wrong one cannot
 * give a proof that holds. `unproven`: the log does not hand over what the proof needs.
 */
export async function compareCheckpoints(
  reader: LogReader,
  older: Checkpoint,
  newer: Checkpoint,
): Promise<'consistent' | 'forked' | 'unproven'> {
  if (older.origin !== newer.origin) return 'forked'
  if (older.size > newer.size) return compareCheckpoints(reader, newer, older)
  if (older.size === newer.size) return toHex(older.root) === toHex(newer.root) ? 'consistent' : 'forked'
  if (older.size === 0) return 'consistent'
  const prove = (readNode: Parameters<typeof consistencyProof>[2]): Uint8Array[] =>
    consistencyProof(older.size, newer.size, readNode)
  const tiles = new Map<string, Uint8Array>()
  for (const tile of tilesNeeded(newer.size, prove)) {
    const bytes = await reader.tile(tilePath(tile))
    if (bytes === undefined) return 'unproven'
    tiles.set(tilePath(tile), bytes)
  }
  try {
    const proof = prove(nodesFromTiles(newer.size, (tile) => tiles.get(tilePath(tile))))
    const [oldSize, newSize, oldRoot, newRoot] = [older.size, newer.size, older.root, newer.root]
    verifyConsistency({ oldSize, newSize, oldRoot, newRoot, proof })
    return 'consistent'
  } catch (error) {
    if (!(error instanceof CoreError)) throw error
    return error.code === 'LOG_CONSISTENCY_INVALID' ? 'forked' : 'unproven'
  }
}

const LOOKS_MAX = 20
const LOOK_MS = 500

/** Where a keeper keeps what it saw. */
export type KeeperStorage = Pick<Storage, 'read' | 'write' | 'placeOf'>

const kept = z.object({ origin: z.string(), size: z.int(), root: z.string(), note: z.string() })

/** What was kept. One that does not read is no reason to go on as if nothing had been seen. Throws `ClientError` STATE_UNWRITABLE. */
function seenOf(origin: string, text: string): SeenCheckpoint {
  try {
    const { size, root, note } = kept.parse(JSON.parse(text))
    return { checkpoint: { origin, size, root: fromHex(root) }, note }
  } catch (cause) {
    throw new ClientError('STATE_UNWRITABLE', { cause })
  }
}

/**
 * Remembers the largest checkpoint of each log that this party has seen, wherever it came from (a receipt,
 * a release, the log itself, another party), and holds every other against it. One that does not fit stops its user: both signed
 * notes are then in a file, and no one can deny either.
 */
export class CheckpointKeeper {
  readonly #storage: KeeperStorage
  readonly #reader: LogReader
  readonly #largest = new Map<string, SeenCheckpoint>()
  readonly #held = new Set<string>()

  readonly #pause: () => Promise<void>

  /** @param pause What is done between two looks at a log that is about to sign under its new key; by default half a second. */
  constructor(storage: KeeperStorage, reader: LogReader, pause: () => Promise<void> = () => wait(LOOK_MS)) {
    this.#storage = storage
    this.#reader = reader
    this.#pause = pause
  }

  /** The largest checkpoint seen of this log; undefined if none was. */
  async largest(origin: string): Promise<SeenCheckpoint | undefined> {
    const known = this.#largest.get(origin)
    if (known !== undefined) return known
    const text = await this.#storage.read(nameOf(origin))
    if (text === undefined) return undefined
    // Not verified again: the directory may name another key of the same log since, and what is kept was verified then.
    const seen = seenOf(origin, text)
    this.#largest.set(origin, seen)
    return seen
  }

  /**
   * Holds a verified checkpoint against the largest seen, and keeps it if it is larger. What a key before the present one signed counts
   * only as a beginning of what the present one signs: whoever stole it says nothing new by it. Throws `LogError`.
   */
  async hold(seen: SeenCheckpoint): Promise<void> {
    const { origin, size, root } = seen.checkpoint
    const name = `${origin} ${size} ${toHex(root)}`
    if (this.#held.has(name)) return
    if (seen.superseded !== undefined) {
      const newest = await this.holdNewest(seen.superseded)
      if (newest === undefined || newest.checkpoint.size < size) throw new LogError('LOG_CHECKPOINT_INVALID')
    }
    const largest = await this.largest(origin)
    if (largest !== undefined) {
      const outcome = await compareCheckpoints(this.#reader, largest.checkpoint, seen.checkpoint)
      if (outcome === 'unproven')
        throw new LogError('LOG_UNPROVEN', { evidenceFile: await this.#keepBoth(largest, seen) })
      if (outcome === 'forked') throw new LogError('LOG_FORKED', { evidenceFile: await this.#keepBoth(largest, seen) })
    }
    if (largest === undefined || size > largest.checkpoint.size) {
      await this.#storage.write(nameOf(origin), JSON.stringify({ origin, size, root: toHex(root), note: seen.note }))
      this.#largest.set(origin, seen)
    }
    this.#held.add(name)
  }

  /**
   * Reads the log's newest checkpoint and holds it; answers it. A log that never showed any is left alone. Where the log changed its key, the
   * head under which the old key vouched for the new one is held too. Throws `LogError`.
   */
  async holdNewest(log: DirectoryLog): Promise<SeenCheckpoint | undefined> {
    const seen = await this.#newest(log)
    if (seen === undefined) {
      if ((await this.largest(log.origin)) !== undefined) throw new LogError('LOG_UNPROVEN')
      return undefined
    }
    await this.hold(seen)
    const last = log.earlier?.at(-1)
    if (last !== undefined) {
      const { origin } = log
      const trusted = { origin, verifierKey: last.verifierKey }
      const { checkpoint, note } = verifyEvidence(last.endorsement, trusted, 'log.endorsed', parseLogEndorsement)
      if (checkpoint.size > seen.checkpoint.size) throw new LogError('LOG_CHECKPOINT_INVALID')
      await this.hold({ checkpoint, note })
    }
    return seen
  }

  /** The head that the log shows. One under the key before the present one is that of a moment ago: the new key signs in a moment. */
  async #newest({ verifierKey, earlier = [] }: DirectoryLog): Promise<SeenCheckpoint | undefined> {
    const before = earlier.at(-1)?.verifierKey
    for (let look = 0; ; look += 1) {
      const note = await this.#reader.checkpoint()
      if (note === undefined) return undefined
      const checkpoint = verifiedHead(note, verifierKey)
      if (checkpoint !== undefined) return { checkpoint, note }
      const isBefore = before !== undefined && verifiedHead(note, before) !== undefined
      if (!isBefore || look === LOOKS_MAX) throw new LogError('LOG_CHECKPOINT_INVALID')
      await this.#pause()
    }
  }

  /** Both signed notes, and the proof that they contradict each other, where the log's own tiles give it. */
  async #keepBoth(older: SeenCheckpoint, newer: SeenCheckpoint): Promise<string> {
    const name = `${older.checkpoint.size}-${newer.checkpoint.size}-${toHex(newer.checkpoint.root).slice(0, 16)}.json`
    const fork = `forks/${name}`
    await this.#storage.write(fork, JSON.stringify(await makeFork(this.#reader, older, newer), null, 2))
    return this.#storage.placeOf(fork)
  }
}

function verifiedHead(note: string, verifierKey: string): Checkpoint | undefined {
  try {
    return verifyCheckpoint(note, verifierKey)
  } catch (error) {
    if (error instanceof CoreError) return undefined
    throw error
  }
}

const nameOf = (origin: string): string => `checkpoints/${encodeURIComponent(origin)}.json`
