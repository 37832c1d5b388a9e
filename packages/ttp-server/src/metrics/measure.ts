import type { LogMeasure } from '../domains/audit/index.ts'
import { measureLog } from '../domains/audit/index.ts'
import type { OpenCases, WaitingStage } from '../domains/identity/index.ts'
import { countCases, countRefused, listWaitingDeliveries } from '../domains/identity/index.ts'
import { listWaitingBatches } from '../domains/pseudonymise/index.ts'
import { listEngineStates } from '../domains/registry/index.ts'
import type { Database, Sql } from '../kernel/database.ts'
import { openDatabase } from '../kernel/database.ts'
import type { Logger } from '../kernel/log.ts'
import { describeError } from '../kernel/log.ts'

/** Roles of the database that are asked, each for what its own domain knows. */
export const MEASURED_ROLES = ['ttp_identity', 'ttp_pseudonymise', 'ttp_registry', 'ttp_audit'] as const
export type MeasuredRole = (typeof MEASURED_ROLES)[number]

/** What waits at one stage. */
export interface Waiting {
  /** Deliveries; at the key engine also changes of a domain, which come without one. */
  readonly count: number
  readonly chunks: number
  /** Of these, how many have a chunk that was tried in vain. */
  readonly aside: number
  /** When the oldest was closed; null when nothing waits, or when that is not known. */
  readonly oldestAt: Date | null
}
export type Stage = WaitingStage | 'pseudonyms'

/** What was measured; what no role was asked for, or could not be asked, is absent. */
export interface Measured {
  /** Whether each role that was asked answered. */
  readonly answered: ReadonlyMap<MeasuredRole, boolean>
  readonly waiting: ReadonlyMap<Stage, Waiting>
  readonly refused?: ReadonlyMap<string, number>
  readonly cases?: OpenCases
  readonly engines?: Awaited<ReturnType<typeof listEngineStates>>
  readonly log?: LogMeasure
}

type Part = Partial<Omit<Measured, 'answered'>>
const MEASURE: Readonly<Record<MeasuredRole, (database: Database) => Promise<Part>>> = {
  ttp_identity: (database) =>
    database.withConnection(async (sql) => ({
      waiting: await atIdentity(sql),
      refused: await countRefused(sql),
      cases: await countCases(sql),
    })),
  ttp_pseudonymise: (database) =>
    database.withConnection(async (sql) => ({
      waiting: await atKeys(sql),
    })),
  ttp_registry: async (database) => ({ engines: await listEngineStates({ database }) }),
  ttp_audit: (database) => database.withConnection(async (sql) => ({ log: await measureLog(sql) })),
}

/** Asks each role at its address, if it has one. Which did not answer is among the answer; why, by a code, in the log. */
export async function measure(urls: ReadonlyMap<MeasuredRole, string | undefined>, logger: Logger): Promise<Measured> {
  const answered = new Map<MeasuredRole, boolean>()
  const parts = await Promise.all(
    [...urls].map(async ([role, url]): Promise<Part> => {
      if (url === undefined) {
        answered.set(role, false)
        return {}
      }
      const database = openDatabase(url, 1)
      try {
        const part = await MEASURE[role](database)
        answered.set(role, true)
        return part
      } catch (error) {
        answered.set(role, false)
        logger.warn('a part was not measured', { ...describeError(error), setting: role })
        return {}
      } finally {
        await database.close()
      }
    }),
  )
  const waiting = new Map(parts.flatMap((part) => [...(part.waiting ?? [])]))
  return Object.assign({}, ...parts, { answered, waiting }) as Measured
}

async function atIdentity(sql: Sql): Promise<ReadonlyMap<Stage, Waiting>> {
  const deliveries = await listWaitingDeliveries(sql)
  const stages = ['verification', 'resolution', 'held'] as const
  return new Map(stages.map((stage) => [stage, sumOf(deliveries.filter((one) => one.stage === stage))]))
}

async function atKeys(sql: Sql): Promise<ReadonlyMap<Stage, Waiting>> {
  return new Map([['pseudonyms', sumOf(await listWaitingBatches(sql))]])
}

function sumOf(
  all: readonly { readonly chunks: number; readonly asideAt: Date | null; readonly closedAt?: Date }[],
): Waiting {
  // The oldest stands first in both lists.
  return {
    count: all.length,
    chunks: all.reduce((sum, { chunks }) => sum + chunks, 0),
    aside: all.filter(({ asideAt }) => asideAt !== null).length,
    oldestAt: all[0]?.closedAt ?? null,
  }
}
