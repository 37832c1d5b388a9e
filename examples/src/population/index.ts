import { faker } from '@faker-js/faker/locale/nl'
import { Contacts } from './contact.ts'
import { FamilyNames } from './family-names.ts'
import { type Draft, HouseholdMaker, YEAR } from './household.ts'
import { moveHouse } from './moves.ts'
import { Region } from './places.ts'
import { mix, Random } from './random.ts'
import type { Household, HouseholdKind, Person, Population } from './types.ts'

export { SEASON } from './moves.ts'
export type { Address, Household, Person, Population, Stay } from './types.ts'

/**
 * Invents the people of a region: households in dwellings, names, birth dates, mail and phone, and who moved during
 * the year. The same options give the same people. Memory grows with `persons` (about 1 KiB each).
 *
 * @throws {RangeError} when `persons` is not a positive whole number.
 */
export function generatePopulation(options: { seed: number; persons: number }): Population {
  const { seed, persons: wanted } = options
  if (!Number.isInteger(wanted) || wanted < 1) throw new RangeError('persons: a positive whole number is needed')
  faker.seed(seed)
  const stream = (purpose: number) => new Random(mix(seed, purpose))
  const region = new Region(stream(1), faker)
  const contacts = new Contacts(stream(2), seed)
  const maker = new HouseholdMaker(stream(3), new FamilyNames(stream(4), faker))
  const random = stream(5)

  const persons: Person[] = []
  const households: Household[] = []
  const groups: Person[][] = []
  const addHousehold = (household: Omit<Household, 'id'>): Household => {
    const added = { id: `H${String(households.length + 1).padStart(6, '0')}`, ...household }
    households.push(added)
    return added
  }
  const settle = (kind: HouseholdKind, drafts: Draft[], address = region.dwelling()): void => {
    const eldest = drafts[0]
    const family = kind.startsWith('couple') || kind === 'single-parent'
    const age = eldest === undefined ? 0 : YEAR - Number(eldest.birthDate.slice(0, 4))
    const household = addHousehold({
      kind,
      address,
      landline:
        kind !== 'student-house' && random.chance(age > 65 ? 0.8 : age > 45 ? 0.45 : 0.12)
          ? contacts.landline(region.areaCode)
          : undefined,
      sharedEmail: eldest && family && random.chance(0.22) ? contacts.familyEmail(eldest.family) : undefined,
    })
    const made = new Map<Draft, Person>()
    for (const draft of drafts.slice(0, wanted - persons.length)) {
      const person = complete(draft, household, persons.length, made, random, contacts)
      made.set(draft, person)
      persons.push(person)
    }
    groups.push([...made.values()])
  }

  while (persons.length < wanted) {
    if (random.chance(0.0004)) {
      for (const room of region.careHome(random.between(12, 30))) {
        if (persons.length < wanted) settle('care-home-resident', maker.members('care-home-resident'), room)
      }
    } else {
      const { kind, members } = maker.draw()
      settle(kind, members)
    }
  }
  moveHouse(random, groups, region, contacts, addHousehold)
  return { seed, persons, households }
}

function complete(
  draft: Draft,
  household: Household,
  index: number,
  made: ReadonlyMap<Draft, Person>,
  random: Random,
  contacts: Contacts,
): Person {
  const birthYear = Number(draft.birthDate.slice(0, 4))
  const age = YEAR - birthYear
  const named = draft.partner?.use === 'only' && random.chance(0.7) ? draft.partner.family : draft.family
  const emails: string[] = []
  if (age >= 12 && random.chance(age > 80 ? 0.55 : 0.93)) {
    emails.push(contacts.personalEmail(draft.callName, named, birthYear))
    if (random.chance(0.22)) emails.push(contacts.personalEmail(draft.callName, named, birthYear))
    if (age > 21 && age < 67 && random.chance(0.2)) emails.push(contacts.workEmail(draft.callName, named))
  }
  return {
    id: `P${String(index + 1).padStart(6, '0')}`,
    index,
    sex: draft.sex,
    birthDate: draft.birthDate,
    officialNames: draft.officialNames,
    callName: draft.callName,
    family: draft.family,
    partner: draft.partner,
    emails,
    mobile: age >= 11 && random.chance(age > 80 ? 0.5 : 0.94) ? contacts.mobile() : undefined,
    guardian: draft.guardian === undefined ? undefined : made.get(draft.guardian),
    stays: [{ household, from: 0 }],
    zeal: draft.zeal,
  }
}
