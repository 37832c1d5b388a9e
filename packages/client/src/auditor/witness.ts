import {
  type Checkpoint,
  CoreError,
  cosign,
  cosignedAt,
  type Directory,
  fromBase64url,
  type SigningKey,
  verifyCheckpoint,
} from '@sluis/ttp-core/auditor'
import type { CheckpointKeeper } from './consistency.ts'
import { LogError } from './errors.ts'
import { seenUnder, type UnderLog, underLog } from './log-keys.ts'

/** Who cosigned a checkpoint, as the directory names it, and when (seconds since 1970). */
export interface Cosignature {
  readonly organisation: string
  readonly client: string
  readonly at: number
}

/** What another party's checkpoint came to. */
export interface Compared {
  readonly size: number
  /** Parties of the directory that say they saw it. Cosignatures of others are passed over. */
  readonly cosigned: readonly Cosignature[]
}

/**
 * Holds a checkpoint that another party kept against the log as it is shown here and against the largest one seen here. Throws
 * `LogError` LOG_CHECKPOINT_INVALID, LOG_FORKED, LOG_UNPROVEN; the two last have kept both notes.
 */
export async function compareNote(
  keeper: Pick<CheckpointKeeper, 'hold' | 'holdNewest'>,
  directory: Directory,
  note: string,
): Promise<Compared> {
  let under: UnderLog<Checkpoint>
  let cosigned: Cosignature[]
  try {
    under = underLog(directory.log, ({ verifierKey }) => verifyCheckpoint(note, verifierKey))
    cosigned = cosignaturesOf(note, directory)
  } catch (error) {
    if (error instanceof CoreError) throw new LogError('LOG_CHECKPOINT_INVALID')
    throw error
  }
  const { found: checkpoint, superseded } = under
  await keeper.holdNewest(directory.log)
  await keeper.hold(seenUnder({ checkpoint, note }, superseded))
  return { size: checkpoint.size, cosigned }
}

/**
 * The largest checkpoint that this client has seen, with its own cosignature: what it can show to others. Undefined when it has seen
 * none. Asks the log for its newest first. Throws `LogError`.
 */
export async function cosignLargest(
  keeper: Pick<CheckpointKeeper, 'holdNewest' | 'largest'>,
  { log }: Directory,
  client: { readonly clientId: string; readonly signKey: SigningKey },
  now: Date,
): Promise<string | undefined> {
  await keeper.holdNewest(log)
  const largest = await keeper.largest(log.origin)
  if (largest === undefined) return undefined
  const witness = { name: client.clientId, privateKey: fromBase64url(client.signKey.d) }
  return cosign(largest.note, witness, Math.floor(now.getTime() / 1000))
}

/** The cosignatures of clients that the directory names. One that does not hold makes the note invalid. */
function cosignaturesOf(note: string, directory: Directory): Cosignature[] {
  return directory.organisations.flatMap(({ id, clients }) =>
    clients.flatMap(({ clientId, keys }) =>
      keys.flatMap(({ x }) => {
        const at = cosignedAt(note, { name: clientId, publicKey: fromBase64url(x) })
        return at === undefined ? [] : [{ organisation: id, client: clientId, at }]
      }),
    ),
  )
}
