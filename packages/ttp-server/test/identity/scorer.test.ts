import type { Identity, LinkageModel } from '@sluis/ttp-core/identity'
import { DEFAULT_MODEL } from '@sluis/ttp-core/identity'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { DeliveredRecord } from '../../src/domains/identity/index.ts'
import { fitRecords } from '../../src/domains/identity/index.ts'
import { linkageRecordsOf } from '../../src/evaluate/linkage-records.ts'
import type { Store } from './store.ts'
import { startStore } from './store.ts'

let store: Store
beforeAll(async () => {
  store = await startStore()
})
afterAll(() => store.stop())
beforeEach(() => store.empty())

const HOME = { postcode: '1234AB', houseNumber: '5', street: 'Dorpsstraat', city: 'Ede' } as const

async function personsIn(records: readonly Identity[], among = store): Promise<number> {
  const handed = []
  for (const [at, record] of records.entries()) handed.push(...(await among.deliver([record], `museum-${at}`)))
  return new Set((await among.now(handed)).map(({ person }) => person)).size
}

describe('the scorer takes for one person [LINK-32]', () => {
  test.each<[string, Identity, Identity]>([
    [
      'errors in name and birth date under one mail address',
      { givenName: 'Annelies', familyName: 'Bakker', birthDate: '1984-05-06', email: 'abakker@example.org' },
      { givenName: 'Anneleis', familyName: 'Baker', birthDate: '1984-05-16', email: 'abakker@example.org' },
    ],
    [
      'initials that were written as a name',
      { initials: 'J.N.A.', familyName: 'Bakker', email: 'j.bakker@example.org' },
      { givenName: 'Jna', familyName: 'Bakker', email: 'j.bakker@example.org' },
    ],
    [
      'a changed provider',
      { givenName: 'Anna', familyName: 'Verhaegh', email: 'anna.verhaegh@example.org', city: 'Ede' },
      { givenName: 'Anna', familyName: 'Verhaegh', email: 'anna.verhaegh@example.net', city: 'Ede' },
    ],
    [
      'a slip in the surname, the postcode and the birth date',
      { givenName: 'Anna', familyName: 'Bakker', birthDate: '1984-05-06', ...HOME },
      { givenName: 'Anna', familyName: 'Bakkker', birthDate: '1984-05-16', ...HOME, postcode: '1234BA' },
    ],
  ])('%s', async (_what, one, other) => {
    expect(await personsIn([one, other])).toBe(1)
  })
})

describe('the scorer keeps apart [LINK-34]', () => {
  test.each<[string, Identity, Identity]>([
    [
      'twins with their mother’s mail address',
      { givenName: 'Joris', familyName: 'Bakker', birthDate: '2001-02-03', email: 'bakkertjes@example.org', ...HOME },
      { givenName: 'Mirthe', familyName: 'Bakker', birthDate: '2001-02-03', email: 'bakkertjes@example.org', ...HOME },
    ],
    [
      'two people of one name in two towns',
      { givenName: 'Anna', familyName: 'Bakker', city: 'Ede' },
      { givenName: 'Anna', familyName: 'Bakker', city: 'Goes' },
    ],
    [
      'a given name under a desk’s address',
      { givenName: 'Anna', familyName: 'Bakker', email: 'desk@example.org' },
      { givenName: 'Anna', familyName: 'Visser', email: 'desk@example.org' },
    ],
  ])('%s', async (_what, one, other) => {
    expect(await personsIn([one, other])).toBe(2)
  })

  test('two given names of one letter, though the one is known by the letter alone too [LINK-14]', async () => {
    const shared = { familyName: 'Bakker', email: 'familie@example.org', ...HOME } as const
    const [davey, initial, diede] = [
      { ...shared, givenName: 'Davey' },
      { ...shared, initials: 'D.' },
      { ...shared, givenName: 'Diede' },
    ]
    expect(await personsIn([davey, initial, diede])).toBe(2)
  })

  test('two persons of one letter whose records by the letter alone would join them [LINK-35]', async () => {
    const [davey, diede] = [
      { familyName: 'Bakker', email: 'davey@example.org', ...HOME },
      { familyName: 'Bakker', phone: '+31612345678', phoneKind: 'mobile', ...HOME } as const,
    ]
    const records = [
      { ...davey, givenName: 'Davey' },
      { ...davey, initials: 'D.' },
      { ...diede, givenName: 'Diede' },
      { ...diede, initials: 'D.' },
      { ...diede, ...davey, initials: 'D.' },
    ]
    expect(await personsIn(records)).toBe(2)
  })

  test('two of one initial whom a third record fits equally [LINK-35]', async () => {
    const shared = { initials: 'J.', familyName: 'Bakker', ...HOME } as const
    const one: Identity = { ...shared, givenName: 'Joris', email: 'joris@example.org', birthDate: '1990-03-04' }
    const other: Identity = { ...shared, givenName: 'Jelle', email: 'jelle@example.org', birthDate: '1992-07-09' }
    expect(await personsIn([one, other, shared])).toBe(2)
  })
})

describe('a name in full [LINK-34]', () => {
  const name = { givenName: 'Annelies', familyName: 'Verhaegh' } as const
  const [young, old] = [
    { ...name, birthDate: '1984-05-06' },
    { ...name, birthDate: '1951-11-30' },
  ]
  const mailed = { ...name, email: 'verhaegh@example.org' }
  let few: Store
  beforeAll(async () => {
    few = await startStore({ ...DEFAULT_MODEL, personsMin: 100 })
  })
  afterAll(() => few.stop())
  beforeEach(() => few.empty())

  test.each([
    ['one way', [young, mailed]],
    ['the other', [mailed, young]],
  ])('tells among few people who somebody is, %s', async (_way, records) => {
    expect(await personsIn(records, few)).toBe(1)
  })

  test('never among many', async () => {
    expect(await personsIn([young, mailed])).toBe(2)
  })

  test('of two people is nobody’s', async () => {
    expect(await personsIn([young, old, mailed], few)).toBe(3)
  })
})

const GIVEN = ['Anna', 'Anneke', 'Kees', 'Jan', 'Johan', 'Mirthe']
const FAMILY = ['Bakker', 'Baker', 'Visser', 'Mulder', 'Muller']
const record: fc.Arbitrary<Identity> = fc.record(
  {
    givenName: fc.constantFrom(...GIVEN),
    familyName: fc.constantFrom(...FAMILY),
    birthDate: fc.constantFrom('1984-05-06', '1984-06-05', '1951-11-30'),
    email: fc.constantFrom('one@example.org', 'other@example.org', 'other@example.net'),
    postcode: fc.constantFrom('1234AB', '1234BA'),
    houseNumber: fc.constantFrom('5', '15'),
    city: fc.constantFrom('Ede', 'Goes'),
  },
  { requiredKeys: [] },
)

test('a record is always in exactly one person, and in the same one when it comes again [LINK-38]', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(record, { minLength: 1, maxLength: 25 }),
      fc.integer({ min: 1, max: 10 }),
      async (all, size) => {
        await store.empty()
        const handed = []
        for (let start = 0; start < all.length; start += size)
          handed.push(...(await store.deliver(all.slice(start, start + size))))
        const again = await store.deliver(all)
        expect(again.map(({ person }) => person === '')).toEqual(handed.map(({ person }) => person === ''))
        const isNumbered = ({ person }: { readonly person: string }): boolean => person !== ''
        // A record that came early may have been split off by one that came late: when all have come, nothing is learnt any more.
        const third = await store.deliver(all)
        const now = await store.now(again.filter(isNumbered))
        expect(third.filter(isNumbered).map(({ person }) => person)).toEqual(now.map(({ person }) => person))
      },
    ),
    { numRuns: 20 },
  )
})

test('weights are learnt from records alone, the same from the same, and never out of bounds [LINK-37]', () => {
  fc.assert(
    fc.property(fc.array(record, { maxLength: 60 }), (identities) => {
      const records = identities.map(
        (identity): DeliveredRecord => ({ identity, institution: 'museum', country: 'NL' }),
      )
      const labelled = records.map((one, at) => ({ ...one, truth: String(at), householdTruth: 'x' }))
      const fit = (of: readonly DeliveredRecord[]): LinkageModel =>
        fitRecords(linkageRecordsOf(of, 'NL').filter((one) => one !== undefined)).model
      const model = fit(records)
      expect(fit(labelled)).toEqual(model)
      expect(model.linkFrom).toBe(DEFAULT_MODEL.linkFrom)
      for (const levels of Object.values(model.fields)) {
        for (const { same, kin, other, perPerson } of Object.values<{
          same: number
          kin: number
          other: number
          perPerson?: true
        }>(levels)) {
          for (const share of perPerson === true ? [same, kin] : [same, kin, other]) {
            expect(share).toBeGreaterThan(0)
            expect(share).toBeLessThanOrEqual(1)
          }
          expect(other).toBeGreaterThan(0)
        }
      }
    }),
    { numRuns: 10 },
  )
})
