import type { FieldEvidence, LinkageRecord, ModelField, ModelLevel } from '@sluis/ttp-core/identity'
import {
  compareDates,
  compareEmails,
  compareNameFields,
  comparePhones,
  comparePlaces,
  MODEL_LEVELS,
} from '@sluis/ttp-core/identity'
import type { NameValue, Profile } from '../vault/profile.ts'
import { placeOf } from '../vault/profile.ts'

/** How a record stands to all that is known of a person: of each field the best agreement with any value. */
export function gatherEvidence(record: LinkageRecord, profile: Profile): FieldEvidence {
  return {
    ...bestName(record, profile.names),
    birth: best('birth', profile.births, ([date]) => compareDates(record.birthDate, date)),
    email: best('email', profile.emails, (email) => compareEmails(record.email, email)),
    mobile: best('mobile', profile.mobiles, (mobile) => comparePhones(record.mobile, mobile)),
    fixed: best('fixed', profile.fixed, (fixed) => comparePhones(record.fixed, fixed)),
    address: best('address', profile.addresses, (value) => comparePlaces(record, placeOf(value))),
    relation: relationLevel(record, profile),
  }
}

function best<Field extends ModelField, Value>(
  field: Field,
  values: readonly Value[],
  compare: (value: Value) => ModelLevel<Field>,
): ModelLevel<Field> {
  let found: ModelLevel<Field> = 'unknown'
  for (const value of values) found = better(field, found, compare(value))
  return found
}

/** The strongest agreement among levels of one field; `unknown` only when nothing else is there. */
export function bestLevel<Field extends ModelField>(
  field: Field,
  levels: readonly ModelLevel<Field>[],
): ModelLevel<Field> {
  return levels.reduce((found, level) => better(field, found, level), 'unknown' as ModelLevel<Field>)
}

function better<Field extends ModelField>(
  field: Field,
  found: ModelLevel<Field>,
  level: ModelLevel<Field>,
): ModelLevel<Field> {
  if (level === 'unknown') return found
  return found === 'unknown' || RANK[field][level] < RANK[field][found] ? level : found
}

/** Position of each level: the lower, the stronger the agreement. */
const RANK = Object.fromEntries(
  Object.entries(MODEL_LEVELS).map(([field, levels]) => [
    field,
    Object.fromEntries(levels.map((level, position) => [level, position])),
  ]),
) as { readonly [Field in ModelField]: Readonly<Record<string, number>> } as {
  readonly [Field in ModelField]: Readonly<Record<ModelLevel<ModelField>, number>>
}

/** The pair of levels of the name that agrees best: surname and given name of one name, never of two. */
function bestName(record: LinkageRecord, names: readonly NameValue[]): Pick<FieldEvidence, 'surname' | 'given'> {
  let found: Pick<FieldEvidence, 'surname' | 'given'> = { surname: 'unknown', given: 'unknown' }
  let foundRank = Number.POSITIVE_INFINITY
  for (const [surname, parts, given, initials] of names) {
    const level = compareNameFields(record, {
      surname,
      surnameParts: parts === '' ? [surname] : parts.split(' '),
      given,
      initials,
    })
    const rank = nameRank(level)
    if (rank >= foundRank) continue
    found = level
    foundRank = rank
  }
  return found
}

/** What is not known stands between what agrees and what does not. */
function nameRank({ surname, given }: Pick<FieldEvidence, 'surname' | 'given'>): number {
  return (surname === 'unknown' ? 4.5 : RANK.surname[surname]) + (given === 'unknown' ? 4.5 : RANK.given[given])
}

function relationLevel(record: LinkageRecord, { relations }: Profile): FieldEvidence['relation'] {
  if (record.relation === '') return 'unknown'
  let found: FieldEvidence['relation'] = 'unknown'
  for (const [institution, number] of relations) {
    if (institution !== record.institution) continue
    if (number === record.relation) return 'equal'
    found = 'different'
  }
  return found
}
