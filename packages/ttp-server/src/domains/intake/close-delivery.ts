import { randomUUID } from 'node:crypto'
import type { Directory } from '@sluis/ttp-core/common'
import { canonicalJson, toBase64url } from '@sluis/ttp-core/common'
import { appendAudit } from '../../kernel/audit-append.ts'
import type { Sql } from '../../kernel/database.ts'
import { ServerError } from '../../kernel/errors.ts'
import type { Actor } from '../../kernel/http/actor.ts'
import { requireScope } from '../../kernel/http/actor.ts'
import { parse } from '../../kernel/http/parse.ts'
import { ProblemError } from '../../kernel/http/problem.ts'
import { digestOf } from '../../kernel/part-digest.ts'
import { requireExactly, verifiedManifest } from './check-manifest.ts'
import { listChunks } from './chunk-rows.ts'
import { findDelivered, lockContent } from './content-rows.ts'
import type { DeliveryRow } from './delivery-rows.ts'
import { findDelivery, markClosed } from './delivery-rows.ts'
import type { IntakePorts } from './ports.ts'
import type { ReceiptOrPending } from './receipt.ts'
import { awaitReceipt } from './receipt.ts'
import { requireAgreement } from './require-agreement.ts'
import { CloseDeliveryInput } from './schemas.ts'

/**
 * Closes a delivery: from here on it is the TTP's to process, exactly once. Closing it again with the same manifest gives the
 * same receipt.
 * @returns The receipt, or null while the audit log does not cover the closing yet.
 * @throws ServerError `NOT_FOUND`, `DELIVERY_CLOSED`, `AGREEMENT_MISSING`, `MANIFEST_INVALID`, `DELIVERY_INCOMPLETE`,
 * `DELIVERY_DUPLICATE`.
 */
export async function closeDelivery(ports: IntakePorts, actor: Actor, raw: unknown): Promise<ReceiptOrPending> {
  requireScope(actor, 'delivery:write')
  const { deliveryId, manifest } = parse(CloseDeliveryInput, raw)
  const { directory } = await ports.directory.current()
  await ports.database.transaction(async (sql) => {
    const delivery = await findDelivery(sql, actor.organisation, deliveryId, 'update')
    if (delivery === null) throw new ServerError('NOT_FOUND')
    if (delivery.state === 'closed' && delivery.manifest === manifest) return
    if (delivery.state !== 'open') throw new ServerError('DELIVERY_CLOSED')
    await close(ports, sql, delivery, manifest, directory)
  })
  return awaitReceipt(ports, actor.organisation, deliveryId)
}

async function close(
  ports: IntakePorts,
  sql: Sql,
  delivery: DeliveryRow,
  jws: string,
  directory: Directory,
): Promise<void> {
  const now = ports.now()
  requireAgreement(directory, delivery, now)
  const manifest = await verifiedManifest(jws, delivery, directory, now)
  const chunks = await listChunks(sql, delivery.id)
  requireExactly(manifest, chunks)
  await requireNew(sql, delivery)

  const { id, institution, tenant, domain } = delivery
  const details = {
    deliveryId: id,
    institution,
    tenant,
    domain,
    chunkCount: chunks.length,
    rowCount: manifest.rowCount,
    manifestDigest: toBase64url(digestOf(jws)),
    closedAt: now.toISOString(),
  }
  const entry = randomUUID()
  const salt = ports.random(32)
  await markClosed(sql, institution, id, {
    closedAt: now,
    chunkCount: details.chunkCount,
    rowCount: details.rowCount,
    manifest: jws,
    entry,
    receiptDetails: canonicalJson(details),
    receiptSalt: salt,
  })
  await appendAudit(sql, { id: entry, action: 'delivery.closed', actor: institution, at: now, salt, details })
}

async function requireNew(sql: Sql, delivery: DeliveryRow): Promise<void> {
  if (delivery.again) return
  const { institution, tenant, domain, content_tag: contentTag } = delivery
  const content = { institution, tenant, domain, contentTag }
  await lockContent(sql, content)
  const earlier = await findDelivered(sql, content)
  if (earlier !== null) throw new ProblemError('DELIVERY_DUPLICATE', { deliveryId: earlier })
}
