import { SALT_LENGTH } from '@sluis/ttp-core/common'
import type { RootEngine } from '@sluis/ttp-core/pseudonymise'
import { appendAudit } from '../audit-append.ts'
import type { Database } from '../database.ts'
import type { HeldRoot } from './root-holder.ts'

/** State of an engine as it announces it itself. */
export type EngineState = 'sealed' | 'ready' | 'stopped'

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

/** Records that custodians gave the root, an entry by each of them: before the engine works under it. */
export async function recordUnsealed(
  database: Database,
  { engine, at, random }: SealRecord,
  { custodians, ceremony = '' }: HeldRoot,
): Promise<void> {
  await database.transaction(async (sql) => {
    for (const custodian of custodians) {
      await appendAudit(sql, {
        action: 'engine.unsealed',
        // In clear: who opened an engine is for everybody to see.
        actor: `custodian:${custodian}`,
        at,
        salt: random(SALT_LENGTH),
        details: { engine, ceremony, custodians },
      })
    }
  })
}

/** Records that somebody at the socket closed the engine. */
export async function recordSealed(database: Database, { engine, at, random }: SealRecord): Promise<void> {
  await database.transaction((sql) =>
    appendAudit(sql, {
      action: 'engine.sealed',
      actor: `engine:${engine}`,
      at,
      salt: random(SALT_LENGTH),
      details: { engine },
    }),
  )
}
