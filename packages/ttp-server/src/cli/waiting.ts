import { counted } from '@sluis/ttp-core/common'
import type { Command } from 'commander'
import { listWaitingDeliveries, type WaitingStage } from '../domains/identity/index.ts'
import { listWaitingBatches } from '../domains/pseudonymise/index.ts'
import type { Sql } from '../kernel/database.ts'
import { namedDatabases, withIdentityDatabase } from './identity-database.ts'
import { addWaitingRefuse } from './waiting-refuse.ts'

type Role = 'ttp_identity' | 'ttp_pseudonymise'

/** What a delivery waits for, and who does it. */
type Stage = WaitingStage | 'pseudonyms'
const FOR: Readonly<Record<Stage, string>> = {
  verification: 'identity-engine: to verify it',
  resolution: 'identity-engine: to resolve it',
  held: 'a decision: sluis-server alarms',
  pseudonyms: 'key-engine: to give pseudonyms',
}

interface Waiting {
  readonly stage: Stage
  readonly delivery: string | null
  readonly institution: string | null
  readonly tenant: string
  readonly domain: string
  readonly chunks: number
  readonly closedAt?: Date
  readonly asideAt: Date | null
}

/** `waiting`: deliveries that are closed and not through, and what each waits for. */
export function addWaiting(program: Command): void {
  const waiting = program
    .command('waiting')
    .description('deliveries that are closed and not through, and what each waits for; no visitor is named')
    .option('--data <folder>', 'where everything that lasts is kept', process.env.SLUIS_DATA_DIRECTORY ?? '.sluis')
    .option('--json', 'as JSON lines')
    .action(async ({ data, json }: { readonly data: string; readonly json?: true }) => {
      const { env } = process
      const named = namedDatabases(env, ['ttp_identity', 'ttp_pseudonymise'])
      const ask = async <Found>(
        role: Role,
        list: (sql: Sql) => Promise<readonly Found[]>,
      ): Promise<readonly Found[]> => {
        if (named.size > 0 && !named.has(role)) return []
        return withIdentityDatabase(data, env, (database) => database.withConnection(list), role)
      }
      const atIdentity = await ask('ttp_identity', listWaitingDeliveries)
      const atKeys = await ask('ttp_pseudonymise', listWaitingBatches)
      const all: readonly Waiting[] = [
        ...atIdentity,
        ...atKeys.map((batches) => ({ ...batches, stage: 'pseudonyms' as const })),
      ]
      const lines = all.map((waiting) => (json === true ? JSON.stringify(waiting) : lineOf(waiting)))
      if (lines.length === 0 && json !== true) lines.push('nothing waits')
      if (lines.length > 0) process.stdout.write(`${lines.join('\n')}\n`)
    })
  addWaitingRefuse(waiting)
}

function lineOf({ stage, delivery, institution, tenant, domain, chunks, closedAt, asideAt }: Waiting): string {
  return [
    delivery ?? 'a change',
    institution ?? '',
    `${tenant}/${domain}`,
    closedAt === undefined ? '' : `closed ${closedAt.toISOString()}`,
    chunks === 0 ? '' : counted(chunks, 'chunk'),
    FOR[stage],
    asideAt === null ? '' : `tried in vain at ${asideAt.toISOString()}: see its log`,
  ]
    .filter((text) => text !== '')
    .join('\t')
}
