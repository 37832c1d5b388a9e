import { mix, Random } from '@sluis/examples/population/random'
import type { RawIdentity } from '@sluis/ttp-core/supplier'
import { canonicaliseIdentity } from '@sluis/ttp-core/supplier'
import type { LabelledRecord } from '@sluis/ttp-server/evaluate'
import { mistype, mistypeDigits } from '../population/spelling/mistype.ts'
import { CULTURES } from './cultures.ts'
import type { Dweller } from './people.ts'
import { drawHome } from './people.ts'

export type Field = 'name' | 'birth' | 'email' | 'mobile' | 'address' | 'postcode'

/** A set of records: whose, how many, how well typed and how complete. */
export interface Sample {
  readonly culture: string
  readonly records: number
  /** Share of values with a slip of the finger. */
  readonly slips: number
  /** Share of values that are not given, of birth date, e-mail, mobile number and address. */
  readonly missing: number
  /** Fields that are delivered at all, `postcode` for that of the address alone; every one when absent. */
  readonly fields?: readonly Field[]
  /** Share of records that give initials for a name. */
  readonly initials?: number
}

const ALL: readonly Field[] = ['name', 'birth', 'email', 'mobile', 'address']
/** A third of all people have one record. */
const LAST_RECORD = 0.4
const RECORDS_MAX = 12
const INSTITUTIONS = 6
const SWAPPED = 0.02
const TODAY = '2026-12-31'

/** The records of a sample, in no order of their people. The same seed gives the same records. */
export function sampleRecords(sample: Sample, seed: number): LabelledRecord[] {
  const culture = CULTURES[sample.culture]
  if (culture === undefined) throw new RangeError(`no culture ${sample.culture}`)
  const random = new Random(mix(seed, 17, sample.records))
  const records: LabelledRecord[] = []
  for (let home = 0; records.length < sample.records; home += 1) {
    for (const person of drawHome(random, culture, home)) {
      for (let count = 1; records.length < sample.records; count += 1) {
        records.push(recordOf(random, person, sample, culture.country))
        if (count === RECORDS_MAX || random.chance(LAST_RECORD)) break
      }
    }
  }
  return random.shuffled(records)
}

function recordOf(random: Random, person: Dweller, sample: Sample, country: string): LabelledRecord {
  const { fields = ALL, missing, slips, initials = 0 } = sample
  const given = (field: Field): boolean => fields.includes(field) && (field === 'name' || !random.chance(missing))
  const typed = (text: string): string => (random.chance(slips) ? mistype(text, random) : text)
  const typedDigits = (text: string): string => (random.chance(slips) ? mistypeDigits(text, random) : text)
  const raw: Record<string, string> = {}
  if (given('name')) {
    const first = random.chance(initials) ? `${person.given.charAt(0)}.` : typed(person.given)
    const names = [first, typed(person.surname)]
    if (random.chance(SWAPPED) && names[1] !== '') names.reverse()
    if (names[0]) raw.givenName = names[0]
    if (names[1]) raw.familyName = names[1]
  }
  if (given('birth')) raw.birthDate = typedDigits(person.birthDate)
  if (given('email')) raw.email = typed(random.pick([person.emails[0], ...person.emails]) ?? '')
  if (given('mobile')) raw.phone = typedDigits(person.mobile)
  const address = random.pick(person.addresses)
  if (given('address')) {
    raw.street = typed(address.street)
    raw.houseNumber = typedDigits(address.number)
    raw.postcode = typedDigits(address.postcode)
    raw.city = typed(address.city)
  }
  if (given('postcode')) raw.postcode = typedDigits(address.postcode)
  const { identity } = canonicaliseIdentity(raw as RawIdentity, { country, today: TODAY, dateOrder: 'ymd' })
  return {
    identity,
    institution: `I${random.between(1, INSTITUTIONS)}`,
    truth: person.id,
    householdTruth: `${person.home}-${person.addresses.indexOf(address)}`,
  }
}
