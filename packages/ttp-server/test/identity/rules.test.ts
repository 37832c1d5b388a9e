import type { Identity } from '@sluis/ttp-core/identity'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Store } from './store.ts'
import { startStore } from './store.ts'

let store: Store
beforeAll(async () => {
  store = await startStore()
})
afterAll(() => store.stop())
beforeEach(() => store.empty())

const mobile = (phone: string) => ({ phone, phoneKind: 'mobile' }) as const
const fixed = (phone: string) => ({ phone, phoneKind: 'fixed' }) as const
const HOME = { postcode: '1234AB', houseNumber: '5', street: 'Dorpsstraat', city: 'Ede' } as const
const ELSEWHERE = { postcode: '9876ZX', houseNumber: '80', street: 'Kerkplein', city: 'Goes' } as const

/** How many persons these records are, delivered one batch each by institutions of their own, and all in one batch. */
async function personsIn(records: readonly Identity[], institutions?: readonly string[]): Promise<number> {
  const handed = []
  for (const [index, record] of records.entries()) {
    handed.push(...(await store.deliver([record], institutions?.[index] ?? `museum-${index}`)))
  }
  const apart = new Set((await store.now(handed)).map(({ person }) => person)).size
  await store.empty()
  const batch = records.map((identity, index) => ({
    identity,
    institution: institutions?.[index] ?? `museum-${index}`,
    country: 'NL',
  }))
  const numbers = await store.resolver.resolveRecords(batch)
  const together = new Set(numbers.map((row) => Buffer.from(row?.person ?? []).toString('hex'))).size
  expect(together).toBe(apart)
  return apart
}

describe('makes one person of [LINK-19]', () => {
  test.each<[string, Identity, Identity]>([
    [
      'e-mail address and name',
      { givenName: 'Anna', familyName: 'Bakker', email: 'anna@example.org', ...HOME },
      { initials: 'A.', familyName: 'Bakker', email: 'anna@example.org', ...ELSEWHERE },
    ],
    [
      'mobile number and name',
      { givenName: 'Anna', familyName: 'Bakker', ...mobile('+31612345678') },
      { givenName: 'Anna', familyName: 'Baker', ...mobile('+31612345678') },
    ],
    [
      'birth date and name',
      { givenName: 'Anna', familyName: 'Bakker', birthDate: '1984-05-06' },
      { initials: 'A.', familyName: 'Bakker', birthDate: '1984-05-06', ...HOME },
    ],
    [
      'address and name',
      { givenName: 'Anna', familyName: 'Bakker', ...HOME },
      { initials: 'A.', familyName: 'Bakker', postcode: '1234AB', houseNumber: '5' },
    ],
    [
      'address and call name',
      { givenName: 'Johannes', familyName: 'Bakker', ...HOME },
      { givenName: 'Hans', familyName: 'Bakker', ...HOME, email: 'hans@example.org' },
    ],
    [
      'address with a slip in the postcode and name',
      { givenName: 'Anna', familyName: 'Bakker', ...HOME },
      { givenName: 'Anna', familyName: 'Bakker', ...HOME, postcode: '1234BA' },
    ],
    [
      'town, house number and name',
      { givenName: 'Anna', familyName: 'Bakker', ...HOME },
      { initials: 'A.', familyName: 'Bakker', city: 'Ede', houseNumber: '5', email: 'a@example.org' },
    ],
    [
      'fixed phone and name',
      { givenName: 'Anna', familyName: 'Bakker', ...fixed('+31201234567') },
      { givenName: 'Anna', familyName: 'Bakker', ...fixed('+31201234567'), ...HOME },
    ],
    [
      'the own mail address, without a name',
      { givenName: 'Anna', familyName: 'Bakker', email: 'anna@example.org' },
      { email: 'anna@example.org', ...HOME },
    ],
    [
      'the own mobile number, without a name',
      { givenName: 'Anna', familyName: 'Bakker', ...mobile('+31612345678') },
      { ...mobile('+31612345678'), ...HOME },
    ],
    [
      'address and birth date after a marriage',
      { givenName: 'Anna', familyName: 'Bakker', birthDate: '1984-05-06', ...HOME },
      { givenName: 'Anna', familyName: 'Visser', birthDate: '1984-05-06', ...HOME },
    ],
    [
      'given name and surname exchanged at one address',
      { givenName: 'Anna', familyName: 'Bakker', ...HOME },
      { givenName: 'Bakker', familyName: 'Anna', ...HOME, email: 'anna@example.org' },
    ],
    [
      'a birth date with day and month exchanged',
      { givenName: 'Anna', familyName: 'Bakker', birthDate: '1984-05-06', ...HOME },
      { givenName: 'Anna', familyName: 'Bakker', birthDate: '1984-06-05', ...HOME },
    ],
  ])('%s', async (_what, one, other) => {
    expect(await personsIn([one, other])).toBe(1)
  })

  test('a relation number, within one institution, though all else has changed [LINK-19]', async () => {
    const one: Identity = { relationNumber: 'K-1', givenName: 'Anna', familyName: 'Bakker', ...HOME }
    const other: Identity = { relationNumber: 'K-1', givenName: 'Anna', familyName: 'Visser', ...ELSEWHERE }
    expect(await personsIn([one, other], ['museum', 'museum'])).toBe(1)
  })
})

describe('keeps apart [LINK-14, LINK-16, LINK-17, LINK-18]', () => {
  test.each<[string, Identity, Identity]>([
    [
      'a couple with one mail address',
      { givenName: 'Anna', familyName: 'Bakker', email: 'fam@example.org', ...HOME },
      { givenName: 'Peter', familyName: 'Bakker', email: 'fam@example.org', ...HOME },
    ],
    [
      'a child with its parent’s mobile number',
      { givenName: 'Anna', familyName: 'Bakker', ...mobile('+31612345678') },
      { givenName: 'Tim', familyName: 'Bakker', ...mobile('+31612345678') },
    ],
    [
      'a household with one fixed phone and no more',
      { givenName: 'Anna', familyName: 'Bakker', ...fixed('+31201234567') },
      { givenName: 'Kees', familyName: 'Visser', ...fixed('+31201234567') },
    ],
    ['two nameless users of one fixed phone', { ...fixed('+31201234567') }, { ...fixed('+31201234567'), city: 'Ede' }],
    [
      'father and son of one name at one address',
      { givenName: 'Jan', familyName: 'Bakker', birthDate: '1950-03-04', email: 'jan@example.org', ...HOME },
      { givenName: 'Jan', familyName: 'Bakker', birthDate: '1982-07-09', email: 'jan@example.org', ...HOME },
    ],
    [
      'father and son of one initial',
      { initials: 'J.', familyName: 'Bakker', birthDate: '1950-03-04', ...HOME },
      { initials: 'J.', familyName: 'Bakker', birthDate: '1982-07-09', ...HOME },
    ],
    [
      'twins',
      { givenName: 'Joris', familyName: 'Bakker', birthDate: '2001-02-03', ...HOME },
      { givenName: 'Jelle', familyName: 'Bakker', birthDate: '2001-02-03', ...HOME },
    ],
    [
      'visitors for whom the desk typed its own address',
      { givenName: 'Anna', familyName: 'Bakker', email: 'info@museum.example' },
      { email: 'info@museum.example', city: 'Ede' },
    ],
    [
      'the next occupant of an address',
      { givenName: 'Anna', familyName: 'Bakker', ...HOME },
      { givenName: 'Kees', familyName: 'Visser', ...HOME },
    ],
    [
      'two people of one name',
      { givenName: 'Jan', familyName: 'Jansen', ...HOME },
      { givenName: 'Jan', familyName: 'Jansen', ...ELSEWHERE },
    ],
    [
      'people known by an initial in one postcode but at other numbers',
      { initials: 'J.', familyName: 'Bakker', postcode: '1234AB', houseNumber: '5' },
      { initials: 'J.', familyName: 'Bakker', postcode: '1234AB', houseNumber: '88' },
    ],
    [
      'somebody else’s year at the same mail address',
      { initials: 'J.', familyName: 'Bakker', birthDate: '1980-03-04', email: 'j@example.org' },
      { initials: 'J.', familyName: 'Bakker', birthDate: '1981-09-21', email: 'j@example.org' },
    ],
  ])('%s', async (_what, one, other) => {
    expect(await personsIn([one, other])).toBe(2)
  })

  test('one relation number at two institutions [LINK-15]', async () => {
    const one: Identity = { relationNumber: 'K-1', givenName: 'Anna', familyName: 'Bakker' }
    expect(await personsIn([one, { ...one, city: 'Ede' }], ['museum', 'theatre'])).toBe(2)
  })

  test('an account that passed to somebody else [LINK-15]', async () => {
    const one: Identity = { relationNumber: 'K-1', givenName: 'Anna', familyName: 'Bakker', birthDate: '1984-05-06' }
    const other: Identity = { relationNumber: 'K-1', givenName: 'Kees', familyName: 'Visser', birthDate: '1950-01-02' }
    expect(await personsIn([one, other], ['museum', 'museum'])).toBe(2)
  })

  test('a mail address that a couple shares makes a nameless record nobody’s [LINK-17]', async () => {
    const couple = [
      { givenName: 'Anna', familyName: 'Bakker', email: 'fam@example.org', birthDate: '1984-05-06' },
      { givenName: 'Peter', familyName: 'Bakker', email: 'fam@example.org', birthDate: '1983-05-06' },
    ] as const
    expect(await personsIn([...couple, { email: 'fam@example.org', city: 'Ede' }])).toBe(3)
  })

  test('hundreds of visitors under one desk’s mail address [LINK-17]', async () => {
    const syllables = ['bak', 'vis', 'jon', 'mul', 'smi', 'dek', 'hoo', 'wil', 'gra', 'lin', 'pet', 'ros', 'vel', 'kor']
    const names = syllables.flatMap((one) => syllables.map((other) => `${one}${other}${one}`))
    const records = names.map((familyName) => ({ givenName: 'Jan', familyName, email: 'jan@museum.example' }))
    const persons = new Set((await store.deliver(records)).map(({ person }) => person))
    expect(persons.size).toBeGreaterThan(records.length * 0.9)
    const nameless = await store.deliver([{ email: 'jan@museum.example', city: 'Ede' }])
    expect(persons.has(nameless[0]?.person ?? '')).toBe(false)
  })
})

test('a record that nothing tells from others gets no number [LINK-2]', async () => {
  expect(await store.deliver([{ city: 'Ede' }, { givenName: 'Jan', familyName: 'Jansen' }])).toEqual([
    { person: '', household: '' },
    { person: '', household: '' },
  ])
})

test('a record seen before gets the same numbers, in one batch and later, and nothing is added [LINK-20]', async () => {
  const record: Identity = { givenName: 'Anna', familyName: 'Bakker', email: 'anna@example.org', ...HOME }
  const first = await store.deliver([record, record])
  expect(first[0]).toEqual(first[1])
  const counts = async () =>
    store.identity.withConnection(
      async (sql) =>
        (
          await sql.query(
            'select (select count(*) from identity.token) as tokens, (select count(*) from identity.person) as persons',
          )
        ).rows,
    )
  const before = await counts()
  expect(await store.deliver([record])).toEqual(first.slice(0, 1))
  expect(await counts()).toEqual(before)
})
