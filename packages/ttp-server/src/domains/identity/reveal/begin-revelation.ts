import { randomUUID } from 'node:crypto'
import type { Directory } from '@sluis/ttp-core/identity'
import { CoreError, checkDayLimit, SALT_LENGTH } from '@sluis/ttp-core/identity'
import { appendAudit } from '../../../kernel/audit-append.ts'
import type { Sql } from '../../../kernel/database.ts'
import type { IdentityPorts } from '../ports.ts'
import { openSubjects } from './open-subjects.ts'
import { permittedReveal } from './permitted-reveal.ts'
import type { OpenedRequest } from './revelation-rows.ts'
import {
  addRevelation,
  addRevelationEnding,
  closeOpening,
  countRevealed,
  findOpened,
  lockRevelations,
} from './revelation-rows.ts'

export const ACTOR = 'engine:identity'

/**
 * Begins the next request that the key engine opened: counts its persons against the day's limit by this engine's own count, and writes in
 * the log that it will be carried out. One that is not in order ends here for good.
 * @returns Whether there was one.
 */
export async function beginRevelation(ports: IdentityPorts, directory: Directory): Promise<boolean> {
  return ports.database.transaction(async (sql) => {
    await lockRevelations(sql)
    const row = await findOpened(sql)
    if (row === undefined) return false
    try {
      await begin(sql, ports, directory, row)
    } catch (error) {
      if (!(error instanceof CoreError)) throw error
      await endRevelation(sql, ports, row, error.code)
    }
    return true
  })
}

async function begin(sql: Sql, ports: IdentityPorts, directory: Directory, row: OpenedRequest): Promise<void> {
  const now = ports.now()
  const permitted = await permittedReveal(directory, row, now)
  const { request, digest, domain } = permitted
  await openSubjects(directory, permitted, row.sealed, ports.sealKeys)
  const day = now.toISOString().slice(0, 10)
  const before = await countRevealed(sql, request.tenant, request.domain, day)
  const persons = request.selection.count
  checkDayLimit(domain, before, persons)
  const { id, tenant } = request
  const entry = await appendAudit(sql, {
    id: randomUUID(),
    action: 'reveal.executed',
    actor: ACTOR,
    at: now,
    salt: ports.random(SALT_LENGTH),
    details: { request: id, digest, tenant, domain: request.domain, persons },
  })
  await addRevelation(sql, { request: id, tenant, domain: request.domain, persons, day, digest, entry })
}

/** Ends a request, with its reason in the log; the subject numbers are gone. */
export async function endRevelation(sql: Sql, ports: IdentityPorts, row: OpenedRequest, code: string): Promise<void> {
  const at = ports.now()
  await addRevelationEnding(sql, row.id, code, at)
  await closeOpening(sql, row.id, at)
  await appendAudit(sql, {
    action: 'reveal.ended',
    actor: ACTOR,
    at,
    salt: ports.random(SALT_LENGTH),
    details: { request: row.id, code },
  })
}
