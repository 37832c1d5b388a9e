import type { RootEngine } from '@sluis/ttp-core/pseudonymise'
import { appendAudit } from '../audit-append.ts'
import type { Database } from '../database.ts'
import type { HeldRoot } from './root-holder.ts'

/** State of an engine as it announces it itself. */
export type EngineState = 'sealed' | 'ready' | 'stopped'

const SALT_BYTES = 32

/** Puts the state of an engine where the gateway reads it for its readiness. */
export async function announceState(database: Database, engine: RootEngine, state: EngineState): Promise<void> {
  await database.withConnection((sql) =>
    sql.query('insert into registry.engine_state (engine, state) values ($1, $2)', [engine, state]),
  )
}

/** What the log is told of an engine's seal. */
export interface SealRecord {
  readonly engine: RootEngine
  readonly at: Date
  readonly random: (bytes: number) => Uint8Array
}

/** Records that custodians gave the root, and who: before the engine works under it. */
export async function recordUnsealed(
  database: Database,
  { engine, at, random }: SealRecord,
  { custodians, ceremony = '' }: HeldRoot,
): Promise<void> {
  await record(database, 'engine.unsealed', { engine, at, random }, { engine, ceremony, custodians })
}

/** Records that somebody at the socket closed the engine. */
export async function recordSealed(database: Database, sealing: SealRecord): Promise<void> {
  await record(database, 'engine.sealed', sealing, { engine: sealing.engine })
}

async function record(
  database: Database,
  action: 'engine.unsealed' | 'engine.sealed',
  { engine, at, random }: SealRecord,
  details: object,
): Promise<void> {
  await database.transaction((sql) =>
    appendAudit(sql, { action, actor: `engine:${engine}`, at, salt: random(SALT_BYTES), details }),
  )
}
