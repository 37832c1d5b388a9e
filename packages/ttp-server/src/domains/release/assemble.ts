import { randomUUID } from 'node:crypto'
import type { ReleaseDetails, ReleaseDigests } from '@sluis/ttp-core/common'
import { canonicalJson, toBase64url } from '@sluis/ttp-core/common'
import { appendAudit } from '../../kernel/audit-append.ts'
import type { Sql } from '../../kernel/database.ts'
import type { NewItem } from './item-rows.ts'
import { insertItem } from './item-rows.ts'
import { LIMIT } from './limits.ts'
import type { ReleasePorts } from './ports.ts'
import type { ChunkDigests } from './waiting-rows.ts'
import {
  anythingWaiting,
  digestChunk,
  lockWaitingChanges,
  lockWaitingChunks,
  markChangeAssembled,
  markChunkAssembled,
} from './waiting-rows.ts'

/** Who acts in the audit log when no caller does. */
const ACTOR = 'gateway:release'

/**
 * Step of a work loop: makes items of what the engines brought, one transaction with their audit entries. Several gateways may
 * do it at once. @returns Whether there was anything.
 */
export async function assemble(ports: ReleasePorts): Promise<boolean> {
  if (!(await ports.database.withConnection(anythingWaiting))) return false
  return ports.database.transaction(async (sql) => {
    const chunks = await lockWaitingChunks(sql, LIMIT.stepItemsMax)
    for (const { delivery, number, tenant, domain } of chunks) {
      const digests = digestsOf(await digestChunk(sql, delivery, number))
      await record(
        ports,
        sql,
        { tenant, domain, kind: 'chunk', delivery, chunk: number, digests },
        { kind: 'chunk', delivery, number },
      )
      await markChunkAssembled(sql, delivery, number, ports.now())
    }
    const changes = await lockWaitingChanges(sql, LIMIT.stepItemsMax)
    for (const { id, tenant, domain, digest } of changes) {
      const digests = { changePart: toBase64url(digest) }
      await record(ports, sql, { tenant, domain, kind: 'change', change: id, digests }, { kind: 'change', change: id })
      await markChangeAssembled(sql, id, ports.now())
    }
    return chunks.length + changes.length > 0
  })
}

function digestsOf({ activity, pseudonym, attribute }: ChunkDigests): ReleaseDigests {
  return {
    activityPart: toBase64url(activity),
    pseudonymPart: toBase64url(pseudonym),
    ...(attribute === null ? {} : { attributePart: toBase64url(attribute) }),
  }
}

async function record(
  ports: ReleasePorts,
  sql: Sql,
  details: ReleaseDetails,
  content: NewItem['content'],
): Promise<void> {
  const now = ports.now()
  const salt = ports.random(32)
  const entry = randomUUID()
  const { tenant, domain } = details
  await insertItem(sql, {
    id: randomUUID(),
    tenant,
    domain,
    content,
    entry,
    details: canonicalJson(details),
    salt,
    assembledAt: now,
  })
  await appendAudit(sql, { id: entry, action: 'release.assembled', actor: ACTOR, at: now, salt, details })
}
