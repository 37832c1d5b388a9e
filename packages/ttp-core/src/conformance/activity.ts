import { type ActivityOptions, canonicaliseActivity } from '../activity/index.ts'
import type { Evaluate, Fields } from './fields.ts'
import { object } from './input.ts'

/** Activities as files say them. Faults of a row are an output: the operation itself refuses nothing. */
export const activityOperations: Readonly<Record<string, Evaluate>> = {
  CanonicaliseActivity: (input) => {
    const options = input.dateOrder === undefined ? {} : { dateOrder: input.dateOrder }
    const { activity, errors } = canonicaliseActivity(
      object(input, 'raw') as Record<string, string>,
      options as ActivityOptions,
    )
    return { activity: (activity as Fields | undefined) ?? null, errors: errors.map((fault) => ({ ...fault })) }
  },
}
