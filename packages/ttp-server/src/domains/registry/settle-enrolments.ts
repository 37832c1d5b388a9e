import type { Directory } from '@sluis/ttp-core/common'
import { findClient, toHex } from '@sluis/ttp-core/common'
import { appendAudit } from '../../kernel/audit-append.ts'
import type { Sql } from '../../kernel/database.ts'
import { deleteEnrolment, deleteOldEnrolments, listEnrolments } from './enrolment-rows.ts'
import { ENROLMENT } from './limits.ts'
import type { RegistryPorts } from './ports.ts'

const DAY_MS = 86_400_000
/** How often old requests are looked for, in milliseconds. */
const CLEAN_MS = 60_000

/**
 * Records which requests a new version of the directory answers, and forgets them: in the transaction of its publication. By
 * the digest the client can show that what was signed is what it asked for.
 */
export async function settleEnrolments(sql: Sql, ports: RegistryPorts, directory: Directory, at: Date): Promise<void> {
  const waiting = await listEnrolments(sql, new Date(0))
  for (const { digest, organisation, client_id: client, key_id: key } of waiting) {
    const found = findClient(directory, client)
    if (found?.organisation.id !== organisation || !found.client.keys.some(({ kid }) => kid === key)) continue
    await deleteEnrolment(sql, digest)
    await appendAudit(sql, {
      action: 'client.enrolled',
      actor: 'registrar',
      at,
      salt: ports.random(32),
      details: { client, organisation, key, request: toHex(digest), version: directory.version },
    })
  }
}

/** A step of a work loop: now and then forgets requests that waited too long. */
export function createForgetEnrolments({ database, now }: RegistryPorts): () => Promise<boolean> {
  let cleanedAt = Number.NEGATIVE_INFINITY
  return async () => {
    const at = now().getTime()
    if (at - cleanedAt < CLEAN_MS) return false
    await database.withConnection((sql) => deleteOldEnrolments(sql, new Date(at - ENROLMENT.daysMax * DAY_MS)))
    cleanedAt = at
    return false
  }
}
