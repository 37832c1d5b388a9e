import type { Identity } from '@sluis/ttp-core/identity'
import { DEFAULT_MODEL, readLinkageRecord } from '@sluis/ttp-core/identity'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { divideRecords } from '../../src/domains/identity/clusters/divide-records.ts'
import { findConflict } from '../../src/domains/identity/clusters/find-conflict.ts'
import { partProfile } from '../../src/domains/identity/clusters/part-profile.ts'
import { splitProfile } from '../../src/domains/identity/clusters/split-profile.ts'
import type { Profile } from '../../src/domains/identity/index.ts'
import { emptyProfile, learn } from '../../src/domains/identity/index.ts'

const SCALE = { model: DEFAULT_MODEL, persons: 100_000 }
const HOME = { postcode: '1234AB', houseNumber: '5', city: 'Ede' } as const

/** A person of whom these records were told, each with its position as its mark. */
function personOf(records: readonly Identity[], together: readonly [string, string][] = []): Profile {
  const profile = { ...emptyProfile(), together: [...together] }
  for (const [at, identity] of records.entries()) {
    learn(profile, readLinkageRecord(identity, `museum-${at % 3}`, 'NL'), '2026-01-01', {
      mark: `m${at}`,
      link: ['new', 1, '--------', 0],
    })
  }
  return profile
}

const record: fc.Arbitrary<Identity> = fc.record(
  {
    givenName: fc.constantFrom('Anna', 'Kees', 'Jan'),
    familyName: fc.constantFrom('Bakker', 'Visser'),
    birthDate: fc.constantFrom('1984-05-06', '1951-11-30'),
    email: fc.constantFrom('one@example.org', 'other@example.org'),
    postcode: fc.constantFrom('1234AB', '5678CD'),
    houseNumber: fc.constantFrom('5', '15'),
  },
  { requiredKeys: ['familyName'] },
)
const people = fc.array(record, { minLength: 2, maxLength: 12 })
const pairs = fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 6 })
const markPair = ([left, right]: readonly [number, number]): [string, string] => [`m${left}`, `m${right}`]

describe('a division of a person [LINK-47]', () => {
  test('has every record in exactly one part, the two marks apart, and what verdicts keep together together', () => {
    fc.assert(
      fc.property(people, pairs, fc.nat(11), fc.nat(11), (records, verdicts, one, other) => {
        const together = verdicts.filter(([left, right]) => left < records.length && right < records.length)
        const marks = markPair([one % records.length, other % records.length])
        const profile = personOf(records, together.map(markPair))
        for (const divide of [splitProfile, partProfile]) {
          const split = divide(profile, marks, SCALE)
          if (split === undefined) continue
          const [first, second] = split.parts
          expect([...first, ...second].sort()).toEqual(profile.records.map(([mark]) => mark).sort())
          expect(first).toContain(marks[0])
          expect(second).toContain(marks[1])
          for (const [left, right] of together.map(markPair)) {
            expect(first.includes(left)).toBe(first.includes(right))
          }
          expect(divide(profile, marks, SCALE)).toEqual(split)
        }
      }),
    )
  })

  test('is there unless the marks are one, or verdicts keep them together', () => {
    fc.assert(
      fc.property(people, pairs, (records, verdicts) => {
        const together = verdicts.filter(([left, right]) => left < records.length && right < records.length)
        const reached = new Set([0])
        for (let grown = 0; grown < reached.size; ) {
          grown = reached.size
          for (const [left, right] of together) {
            if (reached.has(left)) reached.add(right)
            if (reached.has(right)) reached.add(left)
          }
        }
        const last = records.length - 1
        const split = splitProfile(personOf(records, together.map(markPair)), markPair([0, last]), SCALE)
        expect(split === undefined).toBe(reached.has(last))
        const parted = partProfile(personOf(records, together.map(markPair)), markPair([0, last]), SCALE)
        expect(parted === undefined).toBe(reached.has(last))
        expect(parted?.bits ?? 0).toBeLessThanOrEqual(split?.bits ?? 0)
      }),
    )
  })

  test('is the same whenever it is made, and the same parts when the marks are exchanged and nothing leans to neither', () => {
    fc.assert(
      fc.property(
        people,
        fc.array(fc.double({ min: -9, max: 9, noNaN: true }), { minLength: 66, maxLength: 66 }),
        (all, bits) => {
          const marks = all.map((_, at) => `m${at}`)
          const weightOf = (left: number, right: number): number => {
            const [low, high] = [Math.min(left, right), Math.max(left, right)]
            // A share of its own for each pair: no two leans are equal.
            return (bits[(high * (high - 1)) / 2 + low] ?? 0) + 0.1 ** (low + 2) * (high + 1)
          }
          const divide = (seeds: readonly [number, number]) => divideRecords({ marks, together: [], weightOf }, seeds)
          const there = divide([0, 1])
          expect(divide([0, 1])).toEqual(there)
          expect(divide([1, 0])).toEqual(there === undefined ? undefined : [there[1], there[0]])
        },
      ),
    )
  })

  test('does not part a mark that is not there, nor a record from itself', () => {
    const profile = personOf([{ familyName: 'Bakker' }, { familyName: 'Visser' }])
    expect(splitProfile(profile, ['m0', 'gone'], SCALE)).toBeUndefined()
    expect(splitProfile(profile, ['m0', 'm0'], SCALE)).toBeUndefined()
  })
})

const HOME_ALONE = { postcode: '1234AB', houseNumber: '5' } as const
test('whom a reviewer parts is divided in the way by which least speaks for one person [LINK-47]', () => {
  const profile = personOf([
    { familyName: 'Bakker', birthDate: '1950-03-04', email: 'jan@example.org', ...HOME_ALONE },
    { familyName: 'Bakker', givenName: 'Johan', birthDate: '1982-07-09', email: 'johan@example.org', ...HOME_ALONE },
    { familyName: 'Bakker', ...HOME_ALONE },
    { familyName: 'Bakker', birthDate: '1950-03-04' },
    { familyName: 'Bakker', givenName: 'Johan' },
  ])
  expect(partProfile(profile, ['m0', 'm1'], SCALE)?.parts).toEqual([
    ['m0', 'm3'],
    ['m1', 'm2', 'm4'],
  ])
})

const MOTHER = { email: 'bakkertjes@example.org', ...HOME } as const
const joris: Identity = { givenName: 'Joris', familyName: 'Bakker', birthDate: '2001-02-03' }
const mirthe: Identity = { givenName: 'Mirthe', familyName: 'Bakker', birthDate: '2001-02-03' }
const father: Identity = { givenName: 'Jan', familyName: 'Bakker', birthDate: '1950-03-04', ...HOME }
const son: Identity = { givenName: 'Jan', familyName: 'Bakker', birthDate: '1982-07-09', ...HOME }

test('twins whose records were taken for one are parted by their names, with their mother’s mailbox on both sides [LINK-47]', () => {
  const profile = personOf([joris, mirthe, { ...joris, ...MOTHER }, { ...mirthe, ...MOTHER }, { ...joris, ...HOME }])
  expect(splitProfile(profile, ['m2', 'm1'], SCALE)?.parts).toEqual([
    ['m0', 'm2', 'm4'],
    ['m1', 'm3'],
  ])
})

test('father and son of one name are parted by their birth dates; who says none goes where the rest of it leans [LINK-47]', () => {
  const profile = personOf([
    { ...father, email: 'jan@example.org' },
    { ...son, email: 'jj@example.net' },
    { ...father, phone: '+31612345678', phoneKind: 'mobile' },
    { givenName: 'Jan', familyName: 'Bakker', email: 'jj@example.net' },
  ])
  expect(splitProfile(profile, ['m0', 'm1'], SCALE)?.parts).toEqual([
    ['m0', 'm2'],
    ['m1', 'm3'],
  ])
})

test('a record that tells little goes to the one with whom it shares a value, though most records of the other tell as little [LINK-47]', () => {
  const mail = { email: 'jan@example.org' } as const
  const plain: Identity = { initials: 'J.', familyName: 'Bakker', ...HOME }
  const profile = personOf([
    { ...father, ...mail },
    { ...son, email: 'jj@example.net' },
    { ...father, ...mail, phone: '+31612345678', phoneKind: 'mobile' },
    { ...plain, phone: '+31612345678', phoneKind: 'mobile' },
    { ...father, city: 'Goes' },
    { ...plain, email: 'jj@example.net' },
  ])
  expect(splitProfile(profile, ['m0', 'm1'], SCALE)?.parts).toEqual([
    ['m0', 'm2', 'm3', 'm4'],
    ['m1', 'm5'],
  ])
})

describe('a contradiction [LINK-48]', () => {
  test('of birth dates in two lives that share a name is found, with its reason and a weight below the thresholds', () => {
    const profile = personOf([
      { ...father, email: 'jan@example.org' },
      { ...son, postcode: '5678CD', houseNumber: '15', email: 'jj@example.net' },
      { ...father, email: 'jan@example.org', city: 'Ede' },
    ])
    const found = findConflict(profile, SCALE)
    expect(found).toMatchObject({ kind: 'births', parts: [['m0', 'm2'], ['m1']] })
    expect(found?.bits).toBeLessThan(DEFAULT_MODEL.reviewFrom)
  })

  test('is none any more once a verdict says that the two dates are one’s, whichever records say them [LINK-51]', () => {
    const records = [father, son, { ...father, email: 'jan@example.org' }, { ...son, email: 'jan@example.org' }]
    expect(findConflict(personOf(records), SCALE)?.kind).toBe('births')
    expect(findConflict(personOf(records, [['m0', 'm1']]), SCALE)).toBeUndefined()
    const third = { ...son, birthDate: '1966-11-12' }
    expect(findConflict(personOf([...records, third], [['m0', 'm1']]), SCALE)?.marks).toContain('m4')
  })

  test('is none between a date and its slip, a name and its call name, or a number and that of another institution', () => {
    const one = { ...father, relationNumber: 'R1' }
    const slips = personOf([
      one,
      { ...one, birthDate: '1950-04-03', relationNumber: 'R2' },
      { ...one, givenName: 'Johannes' },
      { ...one, givenName: 'J.', initials: 'J.' },
    ])
    expect(findConflict(slips, SCALE)).toBeUndefined()
  })

  test('of a single date that everything else speaks against weighs more than what is split', () => {
    const full = { ...father, email: 'jan@example.org', phone: '+31612345678', phoneKind: 'mobile' } as const
    const found = findConflict(personOf([full, { ...full, birthDate: '1962-08-19' }]), SCALE)
    expect(found?.kind).toBe('births')
    expect(found?.bits).toBeGreaterThanOrEqual(DEFAULT_MODEL.reviewFrom)
  })

  test('of two relation numbers of one institution is found', () => {
    const one = { ...father, relationNumber: 'R1' }
    const other = { ...father, relationNumber: 'R2' }
    expect(findConflict(personOf([one, father, father, other]), SCALE)).toMatchObject({
      kind: 'relations',
      marks: ['m0', 'm3'],
    })
  })

  test('that verdicts keep together is none any more [LINK-49]', () => {
    const records = [
      { ...father, email: 'jan@example.org' },
      { ...son, email: 'jj@example.net' },
    ]
    expect(findConflict(personOf(records), SCALE)).toBeDefined()
    expect(findConflict(personOf(records, [['m1', 'm0']]), SCALE)).toBeUndefined()
  })
})
