import type { z } from '@hono/zod-openapi'
import type { Directory } from '@sluis/ttp-core/common'
import { findOrganisation, PART_SCHEMA, toBase64url } from '@sluis/ttp-core/common'
import type { Sql } from '../../kernel/database.ts'
import { ServerError } from '../../kernel/errors.ts'
import type { Actor } from '../../kernel/http/actor.ts'
import { requireScope } from '../../kernel/http/actor.ts'
import { parse } from '../../kernel/http/parse.ts'
import { ProblemError } from '../../kernel/http/problem.ts'
import { digestOf } from '../../kernel/part-digest.ts'
import { checkPart } from './check-part.ts'
import type { ChunkRow } from './chunk-rows.ts'
import { findChunk, insertActivityPart, insertChunk, insertIdentityPart } from './chunk-rows.ts'
import type { DeliveryRow } from './delivery-rows.ts'
import { findDelivery } from './delivery-rows.ts'
import type { IntakePorts } from './ports.ts'
import type { ReceivedChunk } from './schemas.ts'
import { ReceiveChunkInput } from './schemas.ts'

type Input = z.output<typeof ReceiveChunkInput>

/**
 * Receives the two sealed parts of a chunk. The same chunk again is no error, at any time; another one under its number is.
 * The audit log hears of the chunks when the delivery is closed: the manifest names them all.
 * @throws ServerError `NOT_FOUND`, `DELIVERY_CLOSED`, `CHUNK_CHANGED`, `CHUNK_TOO_LARGE`, `PART_MALFORMED`, `PART_WRONG_KEY`,
 * `PART_CONTEXT_MISMATCH`.
 */
export async function receiveChunk(
  ports: IntakePorts,
  actor: Actor,
  raw: unknown,
): Promise<{ readonly chunk: z.output<typeof ReceivedChunk>; readonly isNew: boolean }> {
  requireScope(actor, 'delivery:write')
  const input = parse(ReceiveChunkInput, raw)
  const chunk: ChunkRow = {
    number: input.number,
    row_count: input.rowCount,
    identity_digest: digestOf(input.identityPart),
    activity_digest: digestOf(input.activityPart),
  }
  const { directory } = await ports.directory.current()
  const isNew = await ports.database.transaction(async (sql) => {
    // Shared lock: chunks come in side by side, but none slips in while the delivery is being closed.
    const delivery = await findDelivery(sql, actor.organisation, input.deliveryId, 'share')
    if (delivery === null) throw new ServerError('NOT_FOUND')
    if (delivery.state !== 'open') return repeated(sql, delivery, chunk)
    checkParts(input, delivery, directory)
    if (!(await insertChunk(sql, delivery.id, chunk, ports.now()))) return repeated(sql, delivery, chunk)
    await insertIdentityPart(sql, delivery.id, chunk.number, input.identityPart)
    await insertActivityPart(sql, delivery.id, chunk.number, input.activityPart)
    return true
  })
  return {
    chunk: {
      number: chunk.number,
      identityDigest: toBase64url(chunk.identity_digest),
      activityDigest: toBase64url(chunk.activity_digest),
    },
    isNew,
  }
}

/** False when the same chunk was received before; throws when it was not, or was another. */
async function repeated(sql: Sql, delivery: DeliveryRow, chunk: ChunkRow): Promise<false> {
  const known = await findChunk(sql, delivery.id, chunk.number)
  if (known === null) throw new ServerError('DELIVERY_CLOSED')
  const same =
    known.row_count === chunk.row_count &&
    Buffer.compare(known.identity_digest, chunk.identity_digest) === 0 &&
    Buffer.compare(known.activity_digest, chunk.activity_digest) === 0
  if (!same) throw new ProblemError('CHUNK_CHANGED', { chunk: chunk.number })
  return false
}

function checkParts(input: Input, delivery: DeliveryRow, directory: Directory): void {
  const { id, institution, tenant, domain } = delivery
  const place = { delivery: id, chunk: input.number, institution, tenant, domain }
  const identityKeys = directory.engines.identity.seal
  const tenantKeys = findOrganisation(directory, tenant)?.sealKeys ?? []
  checkPart(input.identityPart, { ...place, kind: 'identity', schema: PART_SCHEMA.identity }, identityKeys)
  checkPart(input.activityPart, { ...place, kind: 'activity', schema: PART_SCHEMA.activity }, tenantKeys)
}
