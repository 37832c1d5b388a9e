import { z } from '@hono/zod-openapi'
import { DeliveryId, DirectoryId, Evidence } from '../../kernel/http/schemas.ts'
import { LIMIT } from './limits.ts'

export { LinkabilityAnswer } from './linkability-schema.ts'

const Digest = z.string().openapi({ description: 'SHA-256 of the sealed part, base64url' })
const Instant = z.string().openapi({ format: 'date-time' })

const Month = z
  .string()
  .regex(/^[0-9]{4}-(?:0[1-9]|1[0-2])$/)
  .openapi({ example: '2026-05' })

/** Months, both included: what an institution says that it delivers. */
export const Period = z
  .strictObject({ from: Month, until: Month })
  .refine(({ from, until }) => from <= until, { path: ['until'] })
  .openapi('Period', { description: 'Months that the institution says it delivers, for its own calendar' })

export const OpenDeliveryInput = z
  .strictObject({
    deliveryId: DeliveryId,
    tenant: DirectoryId,
    domain: DirectoryId,
    contentTag: z
      .string()
      .regex(/^[A-Za-z0-9_-]{16,128}$/)
      .openapi({
        description:
          'Keyed digest of the content, of the institution’s own making: the same content gives the same tag',
      }),
    period: Period.optional(),
    again: z.literal(true).optional().openapi({ description: 'Deliver the same content again, on purpose' }),
  })
  .openapi('OpenDelivery')

export const DeliveryPath = z.strictObject({ deliveryId: DeliveryId })

export const ChunkPath = z.strictObject({
  deliveryId: DeliveryId,
  number: z
    .string()
    .regex(/^(?:0|[1-9]\d{0,4})$/)
    .transform(Number)
    .openapi({ type: 'integer', minimum: 0, maximum: LIMIT.chunkNumberMax }),
})

export const ChunkBody = z
  .strictObject({
    rowCount: z.int().min(1).max(LIMIT.chunkRowsMax),
    // How long a part may be is checked apart: it has an error of its own.
    identityPart: z.string().min(1).openapi({ description: 'JWE, sealed to the identity engine; at most 4 MiB' }),
    activityPart: z.string().min(1).openapi({ description: 'JWE, sealed to the tenant; at most 4 MiB' }),
  })
  .openapi('Chunk')

export const ReceiveChunkInput = z.strictObject({ ...ChunkPath.shape, ...ChunkBody.shape })

export const ClosureBody = z
  .strictObject({ manifest: z.string().min(1).openapi({ description: 'Compact JWS, signed by the institution' }) })
  .openapi('Closure')

export const CloseDeliveryInput = z.strictObject({ ...DeliveryPath.shape, ...ClosureBody.shape })

export const ListDeliveriesInput = z.strictObject({
  limit: z
    .string()
    .regex(/^[1-9]\d{0,2}$/)
    .transform(Number)
    .refine((limit) => limit <= LIMIT.listedDeliveriesMax)
    .default(50)
    .openapi({ type: 'integer', minimum: 1, maximum: LIMIT.listedDeliveriesMax }),
})

export const DeliverySummary = z
  .strictObject({
    deliveryId: z.string(),
    institution: z.string(),
    tenant: z.string(),
    domain: z.string(),
    state: z.enum(['open', 'closed', 'abandoned', 'refused']),
    openedAt: Instant,
    closedAt: Instant.optional(),
    rowCount: z.int().optional(),
    chunkCount: z.int().openapi({ description: 'Chunks received' }),
    verified: z
      .boolean()
      .openapi({ description: 'Whether the identity engine has opened every part and found it sound' }),
    refusal: z.strictObject({ code: z.string(), chunk: z.int() }).optional(),
    period: Period.optional(),
  })
  .openapi('DeliverySummary')

export const Delivery = DeliverySummary.extend({
  chunks: z.array(
    z.strictObject({ number: z.int(), rowCount: z.int(), identityDigest: Digest, activityDigest: Digest }),
  ),
}).openapi('Delivery')

export const Deliveries = z.strictObject({ deliveries: z.array(DeliverySummary) }).openapi('Deliveries')

export const ReceivedChunk = z
  .strictObject({ number: z.int(), identityDigest: Digest, activityDigest: Digest })
  .openapi('ReceivedChunk')

export const ReceiptAnswer = Evidence.extend({ schema: z.literal('sluis-receipt/1') }).openapi('Receipt')

export const ReceiptPending = z
  .strictObject({ deliveryId: z.string(), state: z.literal('closed') })
  .openapi('ReceiptPending', { description: 'Closed; the audit log does not cover it yet. Ask for the receipt later.' })
