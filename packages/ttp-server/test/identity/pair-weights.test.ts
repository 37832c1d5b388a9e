import type { Identity } from '@sluis/ttp-core/identity'
import { compareBirths, compareGiven, DEFAULT_MODEL, readLinkageRecord } from '@sluis/ttp-core/identity'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findBridge } from '../../src/domains/identity/clusters/find-bridge.ts'
import { findConflict } from '../../src/domains/identity/clusters/find-conflict.ts'
import { learn } from '../../src/domains/identity/clusters/learn.ts'
import { learnProfile } from '../../src/domains/identity/clusters/learn-profile.ts'
import { pairWeights } from '../../src/domains/identity/clusters/pair-weights.ts'
import { profileOfPart } from '../../src/domains/identity/clusters/profile-of-part.ts'
import { recordsOf } from '../../src/domains/identity/clusters/records-of.ts'
import { weighedRecords } from '../../src/domains/identity/clusters/split-profile.ts'
import { weighPersons } from '../../src/domains/identity/scoring/weigh-persons.ts'
import { totalOfRecords } from '../../src/domains/identity/scoring/weigh-records.ts'
import type { Profile } from '../../src/domains/identity/vault/profile.ts'
import { emptyProfile } from '../../src/domains/identity/vault/profile.ts'

const NOBODY = readLinkageRecord({}, '', 'NL')
const scale = fc.constantFrom(1, 100_000).map((persons) => ({ model: DEFAULT_MODEL, persons }))
const identity: fc.Arbitrary<Identity> = fc.record(
  {
    relationNumber: fc.constantFrom('R-1', 'R-2', 'R-3'),
    givenName: fc.constantFrom('Anna', 'Johanna', 'Kees', 'Bakker'),
    initials: fc.constantFrom('A.', 'K.B.', 'J.'),
    familyName: fc.constantFrom('Bakker', 'Bakkr', 'Bakker-Visser', 'Anna', 'Smit'),
    birthDate: fc.constantFrom('1984-05-06', '1984-06-05', '1983-05-06', '1951-11-30'),
    email: fc.constantFrom(
      'anna.bakker@example.org',
      'anna.bakker@example.net',
      'anna.baker@example.org',
      'info@example.org',
    ),
    phone: fc.constantFrom('+31612345678', '+31612345679', '+31201234567'),
    phoneKind: fc.constantFrom('mobile', 'fixed'),
    postcode: fc.constantFrom('1234AB', '1234AC', '5678CD'),
    houseNumber: fc.constantFrom('5', '15'),
    houseNumberAddition: fc.constantFrom('A', 'bis'),
    street: fc.constantFrom('Dorpsstraat', 'Dorpstraat', 'Kade'),
    city: fc.constantFrom('Ede', 'Goes'),
    country: fc.constantFrom('NL', 'BE'),
    organisation: fc.constant(true as const),
    household: fc.constant(true as const),
  },
  { requiredKeys: [] },
)
const told = fc.array(fc.tuple(identity, fc.nat(2), fc.double({ min: 0, max: 40, noNaN: true })), {
  minLength: 2,
  maxLength: 14,
})
const verdicts = fc.array(fc.tuple(fc.nat(13), fc.nat(13)), { maxLength: 3 })

/** A person of whom so many birth dates and records were told before these that some made room; the last few came with a person joined. */
const person = fc
  .tuple(told, told, fc.constantFrom(0, 30, 62), verdicts)
  .map(([own, joined, before, pairs]): Profile => {
    const profile = {
      ...emptyProfile(),
      together: pairs.map(([one, other]): [string, string] => [`a${one}`, `a${other}`]),
    }
    const other = emptyProfile()
    const tell = (to: Profile, name: string, [said, at, bits]: (typeof own)[number]): void =>
      learn(to, readLinkageRecord(said, `museum-${at}`, 'NL'), '2026-01-01', {
        mark: name,
        link: ['score', 1, '--------', bits],
      })
    for (let at = 0; at < before; at += 1)
      tell(profile, `b${at}`, [
        { birthDate: `1984-05-${10 + (at % 20)}`, email: `anna${at}@example.org`, familyName: 'Bakker' },
        0,
        0,
      ])
    for (const [at, one] of own.entries()) tell(profile, `a${at}`, one)
    for (const [at, one] of joined.slice(10).entries()) tell(other, `c${at}`, one)
    learnProfile(profile, other)
    return profile
  })

test('records weighed by the values that they say weigh to the last bit what they weigh one by one [LINK-48]', () => {
  fc.assert(
    fc.property(person, scale, (profile, under) => {
      const records = recordsOf(profile)
      const weightOf = pairWeights(profile, under)
      const pairs = records.flatMap((_, left) =>
        [...records.keys()].filter((right) => right !== left).map((right) => [left, right] as const),
      )
      const alone = pairs.map(([left, right]) =>
        totalOfRecords(records[left] ?? NOBODY, records[right] ?? NOBODY, under),
      )
      expect(pairs.map(([left, right]) => weightOf(left, right))).toEqual(alone)
    }),
  )
})

test('a part of a person weighs what a person weighs of whom those records were told [LINK-47]', () => {
  fc.assert(
    fc.property(person, scale, fc.array(fc.boolean(), { minLength: 64, maxLength: 64 }), (profile, under, sides) => {
      const records = recordsOf(profile)
      const positions = [...records.keys()]
      const parts = [true, false].map((side) => positions.filter((at) => sides[at] === side))
      const [one, other] = parts.map((part) => profileOfPart(profile, part))
      const [first, second] = parts.map((part) => {
        const own = emptyProfile()
        for (const at of part) {
          const [record, entry] = [records[at], profile.records[at]]
          if (record !== undefined && entry !== undefined)
            learn(own, record, entry[9], { mark: entry[0], link: entry[10] })
        }
        return own
      })
      if (one === undefined || other === undefined || first === undefined || second === undefined) return
      expect(weighPersons(one, other, under)).toEqual(weighPersons(first, second, under))
    }),
  )
})

const KINDS = {
  births: (one, other) => compareBirths(one.birthDate, other.birthDate) === 'conflict',
  names: (one, other) => compareGiven(one, other) === 'conflict',
  relations: (one, other) =>
    one.relation !== '' &&
    other.relation !== '' &&
    one.institution === other.institution &&
    one.relation !== other.relation,
} satisfies Record<
  string,
  (one: ReturnType<typeof recordsOf>[number], other: ReturnType<typeof recordsOf>[number]) => boolean
>

test('the two records by which a contradiction is told are of all that contradict in its kind the lightest [LINK-48]', () => {
  let found = 0
  fc.assert(
    fc.property(person, scale, (profile, under) => {
      const alone = { ...profile, together: [] }
      const records = recordsOf(alone)
      const conflict = findConflict(alone, under)
      const pairs = records.flatMap((one, at) =>
        records.slice(at + 1).map((other, more) => ({ one, other, at, where: at + 1 + more })),
      )
      const any = pairs.some(({ one, other }) => Object.values(KINDS).some((contradicts) => contradicts(one, other)))
      expect(conflict !== undefined).toBe(any)
      if (conflict === undefined) return
      found += 1
      let least = Number.POSITIVE_INFINITY
      let marks: readonly (string | undefined)[] = []
      for (const { one, other, at, where } of pairs) {
        if (!KINDS[conflict.kind](one, other)) continue
        const bits = totalOfRecords(one, other, under)
        if (bits >= least) continue
        least = bits
        marks = [alone.records[at]?.[0], alone.records[where]?.[0]]
      }
      expect(conflict.marks).toEqual(marks)
    }),
  )
  expect(found).toBeGreaterThan(0)
})

test('contradictions and bridges are the same whether the weights are shared or not', () => {
  fc.assert(
    fc.property(person, scale, (profile, under) => {
      const weighed = weighedRecords(profile, under)
      expect(findConflict(profile, under, () => weighed)).toEqual(findConflict(profile, under))
      expect(findBridge(profile, under, () => weighed)).toEqual(findBridge(profile, under))
    }),
  )
})
