import { setTimeout as wait } from 'node:timers/promises'
import type { World } from './world.ts'

/** What waits in the TTP for a process to go on with it. */
export const QUEUES = [
  'intake.identity_part',
  'pseudonymise.batch',
  'release.pseudonym_part where assembled_at is null',
  'release.change_part where assembled_at is null',
  'release.item where cursor is null',
  'audit.pending',
]
const WAITING = `select (${QUEUES.map((queue) => `(select count(*) from ${queue})`).join(' + ')})::int as count`

/** Waits until nothing is left to do, changes that follow from rows among it; twice in a row, for what goes from one to another. */
export async function settle({ look }: World): Promise<void> {
  for (let quiet = 0; quiet < 2; await wait(250)) {
    const [left] = await look<{ count: number }>(WAITING).catch(() => [])
    quiet = left?.count === 0 ? quiet + 1 : 0
  }
}
