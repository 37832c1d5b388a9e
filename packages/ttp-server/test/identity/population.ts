import type { Identity } from '@sluis/ttp-core/identity'
import fc from 'fast-check'

/** People of whom several records are made: few enough that records meet, join persons and contradict each other. */
const PEOPLE = Array.from({ length: 5 }, (_, index) => ({
  givenName: ['Anna', 'Kees', 'Tim', 'Zoë'][index % 4] ?? 'Els',
  familyName: ['Bakker', 'Visser', 'Mulder'][index % 3] ?? 'Smit',
  birthDate: `198${index}-0${index + 1}-1${index}`,
  email: `person${index}@example.org`,
  phone: `+3161234567${index}`,
  home: { postcode: `123${index % 4}AB`, houseNumber: `${5 + (index % 2)}`, street: 'Dorpsstraat', city: 'Ede' },
}))

/** One record of one of few people: with any of what may be said of the person. */
export const anyRecord: fc.Arbitrary<Identity> = fc
  .record({
    person: fc.nat(PEOPLE.length - 1),
    said: fc.subarray(['birthDate', 'email', 'phone', 'home', 'given'] as const, { minLength: 1 }),
    moved: fc.boolean(),
  })
  .map(({ person, said, moved }): Identity => {
    const { givenName, familyName, birthDate, email, phone, home } = PEOPLE[person] ?? { ...PEOPLE[0] }
    return {
      ...(familyName !== undefined && { familyName }),
      ...(said.includes('given') && givenName !== undefined ? { givenName } : { initials: `${givenName?.charAt(0)}.` }),
      ...(said.includes('birthDate') && birthDate !== undefined && { birthDate }),
      ...(said.includes('email') && email !== undefined && { email }),
      ...(said.includes('phone') && phone !== undefined && { phone, phoneKind: 'mobile' as const }),
      ...(said.includes('home') && home !== undefined && { ...home, ...(moved && { houseNumber: '99' }) }),
    }
  })

/** Batches as they might be delivered: the same record comes again now and then. */
export const anyBatches: fc.Arbitrary<readonly (readonly Identity[])[]> = fc.array(
  fc.array(anyRecord, { minLength: 1, maxLength: 8 }),
  { minLength: 3, maxLength: 10 },
)
