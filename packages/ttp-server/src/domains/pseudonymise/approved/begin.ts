import { randomUUID } from 'node:crypto'
import type { Directory, Pseudonym } from '@sluis/ttp-core/pseudonymise'
import { CoreError, checkDayLimit, checkSelected, SALT_LENGTH } from '@sluis/ttp-core/pseudonymise'
import { appendAudit } from '../../../kernel/audit-append.ts'
import type { Sql } from '../../../kernel/database.ts'
import type { ApprovedPorts } from '../ports.ts'
import { openSelection } from './open-selection.ts'
import type { Permitted } from './permitted.ts'
import { permitted } from './permitted.ts'
import type { RequestRow } from './request-rows.ts'
import { addBegun, addEnding, countPersons, findApproved, lockBeginning } from './request-rows.ts'

export const ACTOR = 'engine:key'

/**
 * Begins the next approved request: counts its persons against the day's limit, and writes in the log what will be opened, before any key
 * is lent. One that is not in order ends here for good.
 * @returns Whether there was one.
 */
export async function beginNext(ports: ApprovedPorts, directory: Directory): Promise<boolean> {
  return ports.database.transaction(async (sql) => {
    await lockBeginning(sql)
    const row = await findApproved(sql)
    if (row === undefined) return false
    try {
      await begin(sql, ports, directory, row)
    } catch (error) {
      if (!(error instanceof CoreError)) throw error
      await end(sql, ports, row, error.code)
    }
    return true
  })
}

async function begin(sql: Sql, ports: ApprovedPorts, directory: Directory, row: RequestRow): Promise<void> {
  const now = ports.now()
  const what = await permitted(directory, row, now)
  const { request, digest } = what
  const day = now.toISOString().slice(0, 10)
  const { tenant, domain } = request.act === 'reveal' ? request : request.from
  await checkSelections(sql, ports, what)
  if ('revealDomain' in what) {
    const before = await countPersons(sql, tenant, domain, day)
    checkDayLimit(what.revealDomain, before, request.selection.count)
  }
  const persons = request.selection.count
  const entry = await appendAudit(sql, {
    id: randomUUID(),
    action: request.act === 'reveal' ? 'reveal.opened' : 'translation.executed',
    actor: ACTOR,
    at: now,
    salt: ports.random(SALT_LENGTH),
    details: { request: request.id, digest, tenant, domain, persons },
  })
  const { id, act } = request
  await addBegun(sql, { request: id, act, tenant, domain, persons, day, digest, entry })
}

/** Before anything is counted: the selection is whole, well-formed, and of as many as the approvers were told. */
async function checkSelections(sql: Sql, ports: ApprovedPorts, what: Permitted): Promise<void> {
  const parts: (readonly Pseudonym[])[] = []
  for (const number of what.request.selection.digests.keys()) {
    const opened = await openSelection(sql, what, number, ports.sealKeys)
    parts.push(opened.map(({ pseudonym }) => pseudonym))
  }
  checkSelected(what.request.selection, parts)
}

/** Ends a request, with its reason in the log. */
export async function end(sql: Sql, ports: ApprovedPorts, row: RequestRow, code: string): Promise<void> {
  const at = ports.now()
  await addEnding(sql, row.id, code, at)
  await appendAudit(sql, {
    action: row.act === 'reveal' ? 'reveal.ended' : 'translation.ended',
    actor: ACTOR,
    at,
    salt: ports.random(SALT_LENGTH),
    details: { request: row.id, code },
  })
}
