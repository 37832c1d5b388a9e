import type { FieldEvidence, LinkageRecord, ModelField, ModelLevel } from '@sluis/ttp-core/identity'
import { compareDates, compareEmails, compareNameFields, comparePhones, comparePlaces } from '@sluis/ttp-core/identity'
import type { KnownName } from '../comparison/known-names.ts'
import { compareKnown, knownNames, soleName } from '../comparison/known-names.ts'
import type { Profile } from '../vault/profile.ts'
import { betterLevel, nameRank } from './levels.ts'
import { placesOf } from './said-places.ts'

/**
 * How a record stands to all that is known of a person: of each field the best agreement with any value.
 * @param names Those of the profile.
 */
export function gatherEvidence(
  record: LinkageRecord,
  profile: Profile,
  names: readonly KnownName[] = knownNames(profile.names),
): FieldEvidence {
  return {
    ...bestName(record, names),
    birth: best('birth', profile.births, (birth) => compareDates(record.birthDate, birth[0])),
    email: best('email', profile.emails, (email) => compareEmails(record.email, email)),
    mobile: best('mobile', profile.mobiles, (mobile) => comparePhones(record.mobile, mobile)),
    fixed: best('fixed', profile.fixed, (fixed) => comparePhones(record.fixed, fixed)),
    address: best('address', placesOf(profile), (place) => comparePlaces(record, place)),
    relation: relationLevel(record, profile),
  }
}

function best<Field extends ModelField, Value>(
  field: Field,
  values: readonly Value[],
  compare: (value: Value) => ModelLevel<Field>,
): ModelLevel<Field> {
  let found: ModelLevel<Field> = 'unknown'
  for (const value of values) found = betterLevel(field, found, compare(value))
  return found
}

/** The pair of levels of the name that agrees best: surname and given name of one name, never of two. */
function bestName(record: LinkageRecord, names: readonly KnownName[]): Pick<FieldEvidence, 'surname' | 'given'> {
  let found: Pick<FieldEvidence, 'surname' | 'given'> = { surname: 'unknown', given: 'unknown' }
  let foundRank = Number.POSITIVE_INFINITY
  const own = soleName(record)
  for (const name of names) {
    const level = compareKnown(own, name, compareNameFields, nameRank)
    const rank = nameRank(level)
    if (rank >= foundRank) continue
    found = level
    foundRank = rank
  }
  return found
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
