import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { ClientError, deliverFile, readConfig } from '@sluis/client/supplier'
import type { TenantRow } from '@sluis/client/tenant'
import { readRows } from '@sluis/client/tenant'
import { pullOnce } from '../whole/interrupted-tenant.ts'
import type { PlantedRow } from '../whole/planted.ts'
import { LATER_ROWS, MUSEUM_ROWS, PLANTED_MAPPING, plantedFile, STAGE_ROWS } from '../whole/planted.ts'
import type { World } from '../whole/world.ts'
import { startWorld } from '../whole/world.ts'
import type { Credentials } from './credentials.ts'
import { takeOver } from './credentials.ts'
import { listeningSockets } from './sockets.ts'

export const PROCESSES = ['gateway', 'identity-engine', 'key-engine'] as const

/** A real installation in the middle of its work, with somebody in every queue, and what an attacker would like to know of it. */
export interface Installation {
  readonly world: World
  readonly credentials: readonly Credentials[]
  /** Process → sockets on which it listened while everything ran. */
  readonly listens: ReadonlyMap<string, readonly string[]>
  /** What the tenant received: the pseudonyms that exist. */
  readonly rows: readonly TenantRow[]
}

/** Delivers a planted file as an institution; a receipt that does not come in time is no error here. */
export async function deliverPlanted(
  world: World,
  institution: string,
  name: string,
  planted: readonly PlantedRow[],
): Promise<void> {
  const party = world.collaboration.institutions.get(institution)
  if (party === undefined) throw new Error('an institution was not enrolled')
  const file = join(world.folder, `${name}.csv`)
  await writeFile(file, plantedFile(planted))
  const options = {
    config: await readConfig(party.configFile),
    mapping: PLANTED_MAPPING,
    again: true,
    receiptPolling: { interval: 100, longest: 2_000 },
  }
  await deliverFile(file, options).catch((error: unknown) => {
    if (!(error instanceof ClientError) || error.code !== 'RECEIPT_PENDING') throw error
  })
}

/** Waits until a query counts nothing, three times in a row. */
export async function settled(world: World, query: string): Promise<void> {
  for (let quiet = 0; quiet < 3; await wait(100)) {
    const [left] = await world.look<{ count: number }>(`select count(*)::int as count from ${query}`)
    quiet = left?.count === 0 ? quiet + 1 : 0
  }
}

const UNFINISHED = `(select from intake.identity_part union all select from pseudonymise.batch union all select from audit.pending
  union all select from release.item where cursor is null union all select from release.pseudonym_part where assembled_at is null) as work`

/**
 * Starts the TTP, takes note of what each process was started with, and leaves deliveries in every state: received and
 * acknowledged, released and waiting, resolved and waiting for the key engine, delivered and waiting for the identity engine.
 */
export async function startInstallation(): Promise<Installation> {
  const world = await startWorld(['museum', 'stage'])
  try {
    const { ttp, tenant } = world.collaboration
    const credentials = await Promise.all(PROCESSES.map((process) => takeOver(ttp, process)))
    await deliverPlanted(world, 'museum', 'first', MUSEUM_ROWS)
    await deliverPlanted(world, 'stage', 'second', STAGE_ROWS)
    await settled(world, UNFINISHED)
    const listens = new Map<string, readonly string[]>()
    for (const { process, pid } of credentials) listens.set(process, await listeningSockets(pid))
    const rows: TenantRow[] = []
    await pullOnce(tenant, join(world.folder, 'store'))
    for await (const row of readRows(join(world.folder, 'store'))) rows.push(row)
    await deliverPlanted(world, 'museum', 'released', MUSEUM_ROWS)
    await settled(world, UNFINISHED)
    await ttp.processes['key-engine'].stop()
    await deliverPlanted(world, 'stage', 'resolved', [...STAGE_ROWS, ...LATER_ROWS])
    await settled(world, 'intake.identity_part')
    await ttp.processes['identity-engine'].stop()
    await deliverPlanted(world, 'museum', 'delivered', MUSEUM_ROWS)
    return { world, credentials, listens, rows }
  } catch (error) {
    await world.stop()
    throw error
  }
}
