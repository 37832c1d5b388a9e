import {
  beginningOf,
  type Checkpoint,
  CoreError,
  contradicts,
  fromBase64url,
  nodesFromTiles,
  type ReadNode,
  tilePath,
  tilesNeeded,
  toBase64url,
  verifyCheckpoint,
} from '@sluis/ttp-core/auditor'
import { z } from 'zod'
import type { SeenCheckpoint } from './consistency.ts'
import type { LogReader } from './log-reader.ts'

/**
 * Evidence against a log, as a file: two heads that it signed. With `hashes` they contradict each other, as anybody can compute;
 * without, the log did not hand over what would connect them when it was asked.
 */
export interface ForkBundle {
  readonly schema: 'sluis-fork/1'
  /** The signed notes, as they came. */
  readonly seen: string
  readonly shown: string
  /** Hashes of 32 bytes in base64url: what `contradicts` of the core takes. Absent where there is no proof. */
  readonly hashes?: readonly string[]
}

/** The form of a bundle in a file. */
export const forkBundle = z.strictObject({
  schema: z.literal('sluis-fork/1'),
  seen: z.string().max(65_536),
  shown: z.string().max(65_536),
  hashes: z.array(z.string().length(43)).max(64).optional(),
})

/** What a bundle shows. `unproven`: both heads are the log's, and only the log can say how they belong together. */
export type ForkVerdict = 'contradiction' | 'unproven'

/**
 * Verifies a bundle with nothing but the verifier keys of the log: its present one, and those before it. Throws `CoreError` when a note is not
 * the log's. A head that a key before the present one signed may be of whoever had that key: the directory says since when it signs no more.
 */
export function verifyFork({ seen, shown, hashes }: ForkBundle, ...verifierKeys: readonly string[]): ForkVerdict {
  const [one, other] = [verifiedUnder(seen, verifierKeys), verifiedUnder(shown, verifierKeys)]
  return hashes !== undefined && contradicts(one, other, hashes.map(fromBase64url)) ? 'contradiction' : 'unproven'
}

function verifiedUnder(note: string, [key = '', ...others]: readonly string[]): Checkpoint {
  try {
    return verifyCheckpoint(note, key)
  } catch (error) {
    if (!(error instanceof CoreError) || others.length === 0) throw error
    return verifiedUnder(note, others)
  }
}

/** Two heads of a log, with the proof that they contradict each other, if the log's own tiles give it. */
export async function makeFork(reader: LogReader, seen: SeenCheckpoint, shown: SeenCheckpoint): Promise<ForkBundle> {
  const notes = { schema: 'sluis-fork/1', seen: seen.note, shown: shown.note } as const
  const hashes = await hashesBetween(reader, seen.checkpoint, shown.checkpoint)
  if (hashes === undefined || !contradicts(seen.checkpoint, shown.checkpoint, hashes)) return notes
  return { ...notes, hashes: hashes.map(toBase64url) }
}

/** The hashes of the larger tree that show its beginning, from the log's tiles; undefined where it does not hand them over. */
async function hashesBetween(
  reader: LogReader,
  one: { readonly size: number },
  other: { readonly size: number },
): Promise<Uint8Array[] | undefined> {
  const [older, newer] = [Math.min(one.size, other.size), Math.max(one.size, other.size)]
  if (older < 1) return undefined
  const show = (readNode: ReadNode): Uint8Array[] => beginningOf(older, newer, readNode)
  const tiles = new Map<string, Uint8Array>()
  for (const tile of tilesNeeded(newer, show)) {
    const bytes = await reader.tile(tilePath(tile))
    if (bytes === undefined) return undefined
    tiles.set(tilePath(tile), bytes)
  }
  try {
    return show(nodesFromTiles(newer, (tile) => tiles.get(tilePath(tile))))
  } catch (error) {
    if (error instanceof CoreError) return undefined
    throw error
  }
}
