import { z } from '@hono/zod-openapi'
import {
  LINKABILITY_ADVICE,
  LINKABILITY_IDENTIFIERS,
  LINKABILITY_SCHEMA,
  LINKABILITY_STRENGTHS,
  REPEATED_KINDS,
} from '@sluis/ttp-core/common'

const Count = z.int().min(0)

/** An object of exactly these members, each of the same schema. */
function each<Name extends string, Schema extends z.ZodType>(names: readonly Name[], schema: Schema) {
  return z.strictObject(Object.fromEntries(names.map((name) => [name, schema])) as Record<Name, Schema>)
}

/** A linkability report: section 11.7 of chapter 9. */
export const LinkabilityAnswer = z
  .strictObject({
    schema: z.literal(LINKABILITY_SCHEMA),
    rows: Count,
    identifying: Count.openapi({ description: 'Rows that can be told from others at all' }),
    distinctRecords: Count,
    sampling: Count.openapi({ description: '1, or the power of two of distinct records of which one was looked at' }),
    identifiers: each(LINKABILITY_IDENTIFIERS, Count).openapi({ description: 'Rows by what they carry' }),
    strength: each(LINKABILITY_STRENGTHS, Count).openapi({ description: 'Rows by how well they can be linked' }),
    repeated: each(REPEATED_KINDS, z.strictObject({ values: Count, rows: Count, names: Count })).openapi({
      description: 'Values beside unusually many names',
    }),
    advice: z.array(z.strictObject({ code: z.enum(LINKABILITY_ADVICE), rows: Count })),
  })
  .openapi('Linkability', {
    description: 'How well a delivery can be linked; counts of this delivery and nothing else',
  })
