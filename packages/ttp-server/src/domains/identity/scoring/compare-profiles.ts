import type { FieldEvidence, ModelField, ModelLevel, NameEvidence, NameForm } from '@sluis/ttp-core/identity'
import {
  compareDates,
  compareEmails,
  compareNameFields,
  comparePhones,
  comparePlaces,
  isAgreement,
} from '@sluis/ttp-core/identity'
import type { NameValue, Profile, RecordEntry } from '../vault/profile.ts'
import { betterLevel, nameRank } from './levels.ts'
import { saidPlaces } from './said-places.ts'

/** How each record of a person, and all that is known of him, stands to another person: of each field the best agreement. */
export interface Standing {
  readonly records: readonly FieldEvidence[]
  readonly person: FieldEvidence
}

/** How two persons stand to each other, seen from either: every two values are compared once. */
export function compareProfiles(left: Profile, right: Profile): readonly [left: Standing, right: Standing] {
  const [leftPlaces, rightPlaces] = [saidPlaces(left), saidPlaces(right)]
  const names = bestNames(left.names.map(nameForm), right.names.map(nameForm))
  const births = bestLevels('birth', left.births, right.births, ([one], [other]) => compareDates(one, other))
  const emails = bestLevels('email', left.emails, right.emails, compareEmails)
  const mobiles = bestLevels('mobile', left.mobiles, right.mobiles, comparePhones)
  const fixed = bestLevels('fixed', left.fixed, right.fixed, comparePhones)
  const places = bestLevels('address', leftPlaces.places, rightPlaces.places, comparePlaces)
  const relations = bestLevels('relation', left.relations, right.relations, ([at, one], [where, other]) =>
    at !== where ? 'unknown' : one === other ? 'equal' : 'different',
  )
  const standing = ({ records }: Profile, ofRecord: readonly number[], side: 0 | 1): Standing => {
    const person: FieldEvidence = {
      ...names[side].reduce((best, one) => (nameRank(one) < nameRank(best) ? one : best), NAMELESS),
      birth: strongest('birth', births[side]),
      email: strongest('email', emails[side]),
      mobile: strongest('mobile', mobiles[side]),
      fixed: strongest('fixed', fixed[side]),
      address: strongest('address', places[side]),
      relation: strongest('relation', relations[side]),
    }
    const saidBy = ([, , name, birth, email, mobile, phone, , relation]: RecordEntry, at: number): FieldEvidence => ({
      ...(names[side][name] ?? NAMELESS),
      birth: births[side][birth] ?? 'unknown',
      email: emails[side][email] ?? 'unknown',
      mobile: mobiles[side][mobile] ?? 'unknown',
      fixed: fixed[side][phone] ?? 'unknown',
      address: places[side][ofRecord[at] ?? -1] ?? 'unknown',
      relation: relations[side][relation] ?? 'unknown',
    })
    return { person, records: records.map((entry, at) => filled(saidBy(entry, at), person)) }
  }
  return [standing(left, leftPlaces.ofRecord, 0), standing(right, rightPlaces.ofRecord, 1)]
}

/** What a record does not say of contact, home or account, its person has said: it counts where it agrees. */
function filled(said: FieldEvidence, person: FieldEvidence): FieldEvidence {
  const fill = <Field extends ModelField>(field: Field): FieldEvidence[Field] =>
    said[field] === 'unknown' && isAgreement(person[field]) ? person[field] : said[field]
  return {
    ...said,
    email: fill('email'),
    mobile: fill('mobile'),
    fixed: fill('fixed'),
    address: fill('address'),
    relation: fill('relation'),
  }
}

const NAMELESS: NameEvidence = { surname: 'unknown', given: 'unknown' }

function nameForm([surname, parts, given, initials]: NameValue): NameForm {
  return { surname, surnameParts: parts === '' ? [surname] : parts.split(' '), given, initials }
}

/** Of each value on either side the strongest level with any on the other. */
function bestLevels<Field extends ModelField, Value>(
  field: Field,
  left: readonly Value[],
  right: readonly Value[],
  compare: (left: Value, right: Value) => ModelLevel<Field>,
): readonly [left: ModelLevel<Field>[], right: ModelLevel<Field>[]] {
  const unknown = 'unknown' as ModelLevel<Field>
  const best = [left.map(() => unknown), right.map(() => unknown)] as const
  for (const [at, one] of left.entries()) {
    for (const [where, other] of right.entries()) {
      const level = compare(one, other)
      best[0][at] = betterLevel(field, best[0][at] ?? unknown, level)
      best[1][where] = betterLevel(field, best[1][where] ?? unknown, level)
    }
  }
  return best
}

/** As `bestLevels`: surname and given name of one name, never of two. */
function bestNames(
  left: readonly NameForm[],
  right: readonly NameForm[],
): readonly [left: NameEvidence[], right: NameEvidence[]] {
  const best = [left.map(() => NAMELESS), right.map(() => NAMELESS)] as const
  const ranks = best.map((side) => side.map(() => Number.POSITIVE_INFINITY))
  const keep = (side: 0 | 1, at: number, level: NameEvidence, rank: number): void => {
    const ranked = ranks[side]
    if (ranked === undefined || rank >= (ranked[at] ?? 0)) return
    ranked[at] = rank
    best[side][at] = level
  }
  for (const [at, one] of left.entries()) {
    for (const [where, other] of right.entries()) {
      const level = compareNameFields(one, other)
      const rank = nameRank(level)
      keep(0, at, level, rank)
      keep(1, where, level, rank)
    }
  }
  return best
}

function strongest<Field extends ModelField>(field: Field, levels: readonly ModelLevel<Field>[]): ModelLevel<Field> {
  return levels.reduce((best, level) => betterLevel(field, best, level), 'unknown' as ModelLevel<Field>)
}
