import { z } from '@hono/zod-openapi'
import { DeliveryId, DirectoryId } from '../../kernel/http/schemas.ts'
import { LIMIT } from './limits.ts'

export const RewrapPath = z.strictObject({ rewrapId: DeliveryId })

export const RewrapChunkPath = z.strictObject({
  rewrapId: DeliveryId,
  number: z
    .string()
    .regex(/^(?:0|[1-9]\d{0,4})$/)
    .transform(Number)
    .openapi({ type: 'integer', minimum: 0, maximum: LIMIT.rewrapNumberMax }),
})

export const RewrapChunkBody = z
  .strictObject({
    domain: DirectoryId,
    rewrapPart: z
      .string()
      .min(1)
      .openapi({ description: 'JWE, sealed to the key engine by the tenant; at most 4 MiB' }),
  })
  .openapi('RewrapChunk')

export const ReceiveRewrapInput = z.strictObject({ ...RewrapChunkPath.shape, ...RewrapChunkBody.shape })

const Digest = z.string().openapi({ description: 'SHA-256 of the sealed part, base64url' })

export const ReceivedRewrapChunk = z.strictObject({ number: z.int(), digest: Digest }).openapi('ReceivedRewrapChunk')

export const Rewrap = z
  .strictObject({
    rewrapId: DeliveryId,
    domain: DirectoryId,
    chunks: z.array(
      z.strictObject({
        number: z.int(),
        digest: Digest,
        cursor: z.int().optional().openapi({ description: 'Where the answer stands in the feed, once it does' }),
        refused: z.string().optional().openapi({ description: 'Why the list was not read at all' }),
      }),
    ),
  })
  .openapi('Rewrap')
