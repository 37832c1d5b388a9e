import { setTimeout as wait } from 'node:timers/promises'
import { ClientError, deliverFile, readConfig } from '@sluis/client/supplier'
import type { Party } from '../../src/collaboration/parties.ts'
import type { Random } from '../../src/population/random.ts'
import { runAndKill } from './run-command.ts'
import type { VisitFile } from './visit-files.ts'
import { VISIT_MAPPING } from './visit-files.ts'

const RETRY = { firstDelay: 50, longestDelay: 500 }

/** Small, so that there are many transactions to be killed in. */
const CHUNK_ROWS = 40

export interface Interruptions {
  aborted: number
  killed: number
}

/** Where each row of a file went: number in the file → `delivery/row`. Rows that a killed process placed are not known here. */
export type Placement = Map<number, string>

/**
 * Delivers a file as an institution whose computer fails often: its process is killed, or stopped at any step, and begun again,
 * until the receipt is there. Throws for every error that the client does not itself call temporary.
 */
export async function deliverInterrupted(
  file: VisitFile,
  party: Party,
  draw: Random,
  interruptions: Interruptions,
): Promise<Placement> {
  const config = await readConfig(party.configFile)
  let placed: [number, number][] = []
  let mayBeDelivered = false
  if (draw.chance(0.15)) {
    const args = ['send', file.path, '--config', party.configFile, '--mapping', `${file.path}.mapping.json`]
    mayBeDelivered = true
    if (await runAndKill(args, draw.between(500, 3_000))) return new Map()
    interruptions.killed += 1
  }
  for (let attempt = 1; ; attempt += 1) {
    const stop = new AbortController()
    const timer = attempt <= 3 && draw.chance(0.5) ? setTimeout(() => stop.abort(), draw.between(10, 1_500)) : undefined
    const placing: [number, number][] = []
    try {
      const delivered = await deliverFile(file.path, {
        config,
        mapping: VISIT_MAPPING,
        chunkRows: CHUNK_ROWS,
        retry: RETRY,
        signal: stop.signal,
        onPlaced: (fileRow, row) => placing.push([fileRow, row]),
      })
      // A delivery that was resumed was placed by the attempt that sealed it.
      if (!delivered.resumed) placed = placing
      return new Map(placed.map(([fileRow, row]) => [fileRow, `${delivered.deliveryId}/${row}`]))
    } catch (error) {
      if (placing.length > 0) placed = placing
      if (stop.signal.aborted) interruptions.aborted += 1
      else if (error instanceof ClientError && error.code === 'DELIVERY_DUPLICATE' && mayBeDelivered) return new Map()
      else if (!(error instanceof ClientError) || !error.retryable) throw error
    } finally {
      clearTimeout(timer)
    }
    await wait(draw.between(0, 200))
  }
}
