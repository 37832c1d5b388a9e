import type { LinkageRecord } from '@sluis/ttp-core/identity'
import { readLinkageRecord } from '@sluis/ttp-core/identity'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { divideProfile } from '../../src/domains/identity/clusters/divide-profile.ts'
import { learn } from '../../src/domains/identity/clusters/learn.ts'
import { learnProfile } from '../../src/domains/identity/clusters/learn-profile.ts'
import { recordsOf } from '../../src/domains/identity/clusters/records-of.ts'
import type { Profile } from '../../src/domains/identity/vault/profile.ts'
import { emptyProfile } from '../../src/domains/identity/vault/profile.ts'
import { anyRecord } from './population.ts'

const markOf = (index: number): string => Buffer.alloc(16, index).toString('base64url')

interface Told {
  readonly record: LinkageRecord
  readonly mark: string
  readonly day: string
  readonly leaves: boolean
}

const told: fc.Arbitrary<readonly Told[]> = fc
  .array(fc.record({ identity: anyRecord, institution: fc.constantFrom('museum', 'library'), leaves: fc.boolean() }), {
    minLength: 2,
    maxLength: 20,
  })
  .map((all) =>
    all.map(({ identity, institution, leaves }, index) => ({
      record: readLinkageRecord({ ...identity, relationNumber: `R-${index % 3}` }, institution, 'NL'),
      mark: markOf(index),
      day: `2026-01-${10 + index}`,
      leaves,
    })),
  )

function profileOf(all: readonly Told[]): Profile {
  const profile = emptyProfile()
  for (const { record, mark, day } of all) learn(profile, record, day, { mark, link: ['new', 1, '--------', 0] })
  return profile
}

/** All that a profile says, whatever the order in which it was learnt. */
function sorted(profile: Profile): unknown {
  const texts = Object.entries(profile)
    .filter(([list]) => list !== 'records')
    .map(([list, values]) => [list, (values as unknown[]).map((value) => JSON.stringify(value)).sort()])
  return { ...Object.fromEntries(texts), records: recordsOf(profile), marks: profile.records.map(([mark]) => mark) }
}

test('either part says what its own records said, as if the others had never been there [LINK-43]', () => {
  fc.assert(
    fc.property(told, (all) => {
      const whole = profileOf(all)
      const before = structuredClone(whole)
      const { stays, leaves } = divideProfile(whole, new Set(all.filter((one) => one.leaves).map(({ mark }) => mark)))
      expect(sorted(stays)).toEqual(sorted(profileOf(all.filter((one) => !one.leaves))))
      expect(sorted(leaves)).toEqual(sorted(profileOf(all.filter((one) => one.leaves))))
      expect(whole).toEqual(before)
      learnProfile(stays, leaves)
      expect(sorted(stays)).toEqual(sorted(whole))
    }),
  )
})

test('what records said that are not kept any more stays, and is counted still [LINK-43]', () => {
  const record = readLinkageRecord(
    { familyName: 'Bakker', givenName: 'Anna', postcode: '1234AB', houseNumber: '5' },
    'museum',
    'NL',
  )
  const profile = emptyProfile()
  for (let index = 0; index < 70; index += 1) {
    learn(profile, record, '2026-01-02', { mark: markOf(index), link: ['new', 1, '--------', 0] })
  }
  const { stays, leaves } = divideProfile(profile, new Set([...profile.records.map(([mark]) => mark)]))
  expect(stays.records).toEqual([])
  expect(stays.names).toEqual([['bakker', '', 'anna', 'a', 6]])
  expect(stays.addresses.map((value) => value[7])).toEqual([6])
  expect(leaves.names).toEqual([['bakker', '', 'anna', 'a', 64]])
})

test('verdicts that forbid a record are of both parts, those that hold records together go with them [LINK-43]', () => {
  const profile = profileOf(
    [0, 1, 2, 3].map((index) => ({
      record: readLinkageRecord({ familyName: 'Bakker', email: `a${index}@example.org` }, 'museum', 'NL'),
      mark: markOf(index),
      day: '2026-01-02',
      leaves: false,
    })),
  )
  profile.apart.push(markOf(9))
  profile.together.push([markOf(0), markOf(1)], [markOf(2), markOf(3)])
  const { stays, leaves } = divideProfile(profile, new Set([markOf(2), markOf(3)]))
  expect([stays.apart, leaves.apart]).toEqual([[markOf(9)], [markOf(9)]])
  expect([stays.together, leaves.together]).toEqual([[[markOf(0), markOf(1)]], [[markOf(2), markOf(3)]]])
})
