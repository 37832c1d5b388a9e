import type { TotalWeigher } from '@sluis/ttp-core/identity'
import { weigherOf } from '@sluis/ttp-core/identity'
import type { Scale } from './scale.ts'

const known = new WeakMap<Scale, TotalWeigher>()

/** What weighs evidence under a scale, made once for each. */
export function totalUnder(scale: Scale): TotalWeigher {
  const before = known.get(scale)
  if (before !== undefined) return before
  const made = weigherOf(scale.model, scale.persons)
  known.set(scale, made)
  return made
}
