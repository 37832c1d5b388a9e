import { z } from '@hono/zod-openapi'
import { Evidence } from '../../kernel/http/schemas.ts'
import { LIMIT } from './limits.ts'

const CursorText = z
  .string()
  .regex(/^(?:0|[1-9]\d{0,14})$/)
  .transform(Number)

export const ListReleasesInput = z.strictObject({
  after: CursorText.default(0).openapi({
    type: 'integer',
    minimum: 0,
    description: 'Cursor of the last item that was seen',
  }),
  limit: z
    .string()
    .regex(/^[1-9]\d{0,2}$/)
    .transform(Number)
    .refine((limit) => limit <= LIMIT.pageItemsMax)
    .default(50)
    .openapi({ type: 'integer', minimum: 1, maximum: LIMIT.pageItemsMax }),
})

const common = { cursor: z.int().min(1), domain: z.string(), evidence: Evidence }

export const ReleaseItem = z
  .discriminatedUnion('kind', [
    z.strictObject({
      ...common,
      kind: z.literal('chunk'),
      delivery: z.string(),
      chunk: z.int(),
      institution: z.string(),
      manifest: z.string().openapi({ description: 'Compact JWS, signed by the institution' }),
      closing: Evidence.openapi({ description: 'That the delivery was accepted, under the checkpoint of `evidence`' }),
    }),
    z.strictObject({ ...common, kind: z.literal('change'), change: z.string() }),
  ])
  .openapi('ReleaseItem')

export const Releases = z
  .strictObject({
    items: z.array(ReleaseItem),
    lastCursor: z.int().openapi({ description: 'Cursor of the newest item of the feed; 0 when it is empty' }),
  })
  .openapi('Releases')

export const ReadPartsInput = z.strictObject({ cursor: CursorText.openapi({ type: 'integer', minimum: 1 }) })

export const ReleaseParts = z
  .strictObject({
    activityPart: z.string().optional(),
    pseudonymPart: z.string().optional(),
    attributePart: z.string().optional(),
    changePart: z.string().optional(),
  })
  .openapi('ReleaseParts', { description: 'Sealed parts: JWE, each to the tenant' })

export const AcknowledgeInput = z
  .strictObject({
    cursor: z
      .int()
      .min(0)
      .openapi({ description: 'Everything up to and including this cursor is safe at the tenant’s' }),
  })
  .openapi('Acknowledgement')
