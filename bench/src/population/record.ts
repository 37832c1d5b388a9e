import { mix, Random } from '@sluis/examples/population/random'
import type { Institution } from './institutions.ts'
import { typeAddress } from './spelling/addresses.ts'
import { typeBirthDate, typeEmail, typePhone } from './spelling/contacts.ts'
import { typeName } from './spelling/names.ts'
import type { Language, Person, PopulationRecord } from './types.ts'

/** One visit of a person to an institution. */
export interface Visit {
  readonly number: number
  readonly week: number
  /** Which of the person's accounts there, 0 the first. */
  readonly account: number
}

/** A few of a thousand visitors have somebody else's number. */
const WRONG_ACCOUNT = 0.0002

/** The row that an institution delivers of a visit. The same visit always gives the same row. */
export function recordOf(
  person: Person,
  institution: Institution,
  { number, week, account }: Visit,
  language: Language,
  seed: number,
): PopulationRecord {
  const random = new Random(mix(seed, 6, number))
  const { filled } = institution
  const stay = person.stays.findLast(({ from }) => from <= week) ?? person.stays[0]
  if (stay === undefined) throw new RangeError(`person ${person.id} lives nowhere`)
  return {
    record_id: String(number + 1),
    institution: institution.id,
    relation_no: relationNumber(person, institution, account, random),
    week,
    ...typeName(person, institution, language, random),
    ...typeAddress(stay.address, institution, language, random),
    birth_date: random.chance(filled.birthDate) ? typeBirthDate(person, institution, random) : '',
    email: random.chance(filled.email) ? typeEmail(person, institution, random) : '',
    phone: random.chance(filled.phone) ? typePhone(person, language, random) : '',
    person_id: person.id,
    household_id: stay.household,
  }
}

/** Unique within the institution but for the wrong ones: nine digits, bare or after a letter. */
function relationNumber({ id }: Person, institution: Institution, account: number, random: Random): string {
  const place = Number(id.slice(1)) * 8 + Math.min(account, 7) + (random.chance(WRONG_ACCOUNT) ? 8 : 0)
  const digits = String((place * 7_919 + 13) % 10_000_000_019).padStart(9, '0')
  return ['', 'R', 'K-'][mix(place, institution.id.length + Number(institution.id.slice(1))) % 3] + digits
}
