import type { z } from '@hono/zod-openapi'
import { ProblemError } from './problem.ts'

/** More findings than these help nobody. */
const FIELDS_MAX = 20

/**
 * The second beat of a verb: what leaves here has the shape of the schema.
 * @throws ProblemError `REQUEST_MALFORMED` with the path of each field that does not fit, never its value. The name of an
 * unknown field is not repeated either: a name can be a value that lost its way.
 */
export function parse<Schema extends z.ZodType>(schema: Schema, raw: unknown): z.output<Schema> {
  const result = schema.safeParse(raw)
  if (result.success) return result.data
  const fields = result.error.issues
    .slice(0, FIELDS_MAX)
    .map((issue) => ({ path: pointer(issue.path), rule: issue.code }))
  throw new ProblemError('REQUEST_MALFORMED', { fields })
}

// The names in a path come from the schema: no schema of the interface has a free-form key.
function pointer(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part)}`).join('')
}
