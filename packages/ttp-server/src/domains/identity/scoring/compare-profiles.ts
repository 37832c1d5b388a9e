import type { FieldEvidence, ModelField, ModelLevel, NameEvidence } from '@sluis/ttp-core/identity'
import {
  compareDates,
  compareEmails,
  compareNameFields,
  comparePhones,
  comparePlaces,
  isAgreement,
} from '@sluis/ttp-core/identity'
import { compareKnown, knownNames } from '../comparison/known-names.ts'
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
  const names = bestNames(left.names, right.names)
  const births = bestLevels('birth', left.births, right.births, (one, other) => compareDates(one[0], other[0]))
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
    // What a record does not say of contact, home or account, its person has said: it counts where it agrees.
    const fill = Object.fromEntries(
      FILLED.map((field) => [field, isAgreement(person[field]) ? person[field] : 'unknown']),
    ) as Pick<FieldEvidence, (typeof FILLED)[number]>
    const saidBy = (entry: RecordEntry, at: number): FieldEvidence => {
      const { surname, given } = names[side][entry[2]] ?? NAMELESS
      return {
        surname,
        given,
        birth: births[side][entry[3]] ?? 'unknown',
        email: known(emails[side][entry[4]]) ?? fill.email,
        mobile: known(mobiles[side][entry[5]]) ?? fill.mobile,
        fixed: known(fixed[side][entry[6]]) ?? fill.fixed,
        address: known(places[side][ofRecord[at] ?? -1]) ?? fill.address,
        relation: known(relations[side][entry[8]]) ?? fill.relation,
      }
    }
    return { person, records: records.map(saidBy) }
  }
  return [standing(left, leftPlaces.ofRecord, 0), standing(right, rightPlaces.ofRecord, 1)]
}

const FILLED = ['email', 'mobile', 'fixed', 'address', 'relation'] as const

function known<Level extends string>(level: Level | undefined): Level | undefined {
  return level === 'unknown' ? undefined : level
}

const NAMELESS: NameEvidence = { surname: 'unknown', given: 'unknown' }

/** Of each value on either side the strongest level with any on the other. */
function bestLevels<Field extends ModelField, Value>(
  field: Field,
  left: readonly Value[],
  right: readonly Value[],
  compare: (left: Value, right: Value) => ModelLevel<Field>,
): readonly [left: ModelLevel<Field>[], right: ModelLevel<Field>[]] {
  const unknown = 'unknown' as ModelLevel<Field>
  const best = [left.map(() => unknown), right.map(() => unknown)] as const
  for (let at = 0; at < left.length; at += 1) {
    for (let where = 0; where < right.length; where += 1) {
      const level = compare(left[at] as Value, right[where] as Value)
      best[0][at] = betterLevel(field, best[0][at] ?? unknown, level)
      best[1][where] = betterLevel(field, best[1][where] ?? unknown, level)
    }
  }
  return best
}

/** As `bestLevels`: surname and given name of one name, never of two. */
function bestNames(
  left: readonly NameValue[],
  right: readonly NameValue[],
): readonly [left: NameEvidence[], right: NameEvidence[]] {
  const [one, other] = [knownNames(left), knownNames(right)]
  const best = [left.map(() => NAMELESS), right.map(() => NAMELESS)] as const
  const ranks = best.map((side) => side.map(() => Number.POSITIVE_INFINITY))
  const keep = (side: 0 | 1, at: number, level: NameEvidence, rank: number): void => {
    const ranked = ranks[side]
    if (ranked === undefined || rank >= (ranked[at] ?? 0)) return
    ranked[at] = rank
    best[side][at] = level
  }
  for (const [at, mine] of one.entries()) {
    for (const [where, theirs] of other.entries()) {
      const level = compareKnown(mine, theirs, compareNameFields, nameRank)
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
