import type { FieldEvidence, ModelField, ModelLevel } from '@sluis/ttp-core/identity'
import { MODEL_LEVELS } from '@sluis/ttp-core/identity'

/** The stronger agreement of two levels of one field; `unknown` only when both are. */
export function betterLevel<Field extends ModelField>(
  field: Field,
  found: ModelLevel<Field>,
  level: ModelLevel<Field>,
): ModelLevel<Field> {
  if (level === 'unknown') return found
  return found === 'unknown' || RANK[field][level] < RANK[field][found] ? level : found
}

/** Rank of the two levels of a name: the lower, the stronger. What is not known stands between what agrees and what does not. */
export function nameRank({ surname, given }: Pick<FieldEvidence, 'surname' | 'given'>): number {
  return (
    (surname === 'unknown' ? UNKNOWN_RANK : RANK.surname[surname]) +
    (given === 'unknown' ? UNKNOWN_RANK : RANK.given[given])
  )
}

const UNKNOWN_RANK = 4.5
/** Position of each level: the lower, the stronger the agreement. */
const RANK = Object.fromEntries(
  Object.entries(MODEL_LEVELS).map(([field, levels]) => [
    field,
    Object.fromEntries(levels.map((level, position) => [level, position])),
  ]),
) as { readonly [Field in ModelField]: Readonly<Record<string, number>> } as {
  readonly [Field in ModelField]: Readonly<Record<ModelLevel<ModelField>, number>>
}
