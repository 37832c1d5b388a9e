import { createHash, randomBytes } from 'node:crypto'
import type { Identity, LinkageRecord } from '@sluis/ttp-core/identity'
import { blockingKeys, DEFAULT_MODEL, MODEL_FIELDS, MODEL_LEVELS, readLinkageRecord } from '@sluis/ttp-core/identity'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { RECORDS_MAX } from '../../src/domains/identity/clusters/drop-oldest.ts'
import { learn } from '../../src/domains/identity/clusters/learn.ts'
import { learnProfile } from '../../src/domains/identity/clusters/learn-profile.ts'
import { recordOf, recordsOf } from '../../src/domains/identity/clusters/records-of.ts'
import { evidenceCode, readEvidenceCode } from '../../src/domains/identity/scoring/evidence-code.ts'
import { packProfile, unpackProfile } from '../../src/domains/identity/vault/pack-profile.ts'
import type { Profile, RecordLink } from '../../src/domains/identity/vault/profile.ts'
import { emptyProfile } from '../../src/domains/identity/vault/profile.ts'

const maybe = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> =>
  fc.option(value, { nil: undefined })
const of = (...values: string[]): fc.Arbitrary<string | undefined> => maybe(fc.constantFrom(...values))
/** Few values where they are to meet, many where a list is to run over. */
const identity = (values: number): fc.Arbitrary<Identity> =>
  fc
    .record({
      relationNumber: maybe(fc.nat(values).map((n) => `R-${n}`)),
      givenName: of('Anna', 'Kees', 'Zoë', 'Jan-Willem'),
      initials: of('A.B.', 'K.', 'Th.'),
      familyName: maybe(
        fc.nat(values).map((n) => ['Bakker', 'Meijer-Visser', 'Visser Meijer'][n % 3] + 'a'.repeat(n / 3)),
      ),
      birthDate: maybe(fc.nat(values).map((n) => `19${10 + (n % 80)}-0${1 + (n % 9)}-1${n % 9}`)),
      email: maybe(fc.nat(values).map((n) => (n % 7 === 0 ? 'info@example.org' : `someone${n}@example.org`))),
      phone: maybe(fc.nat(values).map((n) => `+3161234${1_000 + n}`)),
      phoneKind: fc.constantFrom('mobile' as const, 'fixed' as const),
      postcode: maybe(fc.nat(values).map((n) => `1${100 + (n % 800)}AB`)),
      houseNumber: of('5', '7'),
      houseNumberAddition: of('A', 'bis'),
      street: of('Dorpsstraat', 'Kade'),
      city: of('Ede', 'Goes', 'Lüttich'),
      country: of('NL', 'BE', 'DE'),
      organisation: maybe(fc.constantFrom(true as const)),
      household: maybe(fc.constantFrom(true as const)),
    })
    .map((fields) => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Identity)

const link: fc.Arbitrary<RecordLink> = fc
  .tuple(
    fc.constantFrom('email-and-name', 'score', 'new', 'verdict'),
    fc.integer({ min: 1, max: 9_999 }),
    fc.stringMatching(/^[0-9a-]{8}$/),
    fc.integer({ min: -9_999, max: 9_999 }).map((tenths) => tenths / 10),
    fc.option(fc.nat(30), { nil: undefined }),
  )
  .map(([by, model, evidence, bits, persons]) =>
    persons === undefined ? [by, model, evidence, bits] : [by, model, evidence, bits, persons],
  )

interface Step {
  readonly identity: Identity
  readonly institution: string
  readonly day: number
  readonly profile: number
  /** Afterwards this profile is joined with the first. */
  readonly join: boolean
  readonly link: RecordLink
}
const step = (values: number): fc.Arbitrary<Step> =>
  fc.record({
    identity: identity(values),
    institution: fc.nat(values).map((n) => `house-${n}`),
    day: fc.nat(400),
    profile: fc.nat(3),
    join: fc.integer({ min: 0, max: 19 }).map((n) => n === 0),
    link,
  })

const markOf = (index: number): string =>
  createHash('sha256').update(`${index}`).digest().subarray(0, 16).toString('base64url')

interface Told {
  readonly record: LinkageRecord
  readonly day: string
  readonly link: RecordLink
}

/** Learns and joins as the steps say; each profile passes through its stored form on the way. */
function play(steps: readonly Step[]): {
  readonly profiles: readonly Profile[]
  readonly told: ReadonlyMap<string, Told>
} {
  const told = new Map<string, Told>()
  const profiles = Array.from({ length: 4 }, emptyProfile)
  for (const [index, { identity: one, institution, day, profile: position, join, link: how }] of steps.entries()) {
    const record = readLinkageRecord(one, institution, 'NL')
    const date = new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10)
    const mark = markOf(index)
    told.set(mark, { record, day: date, link: how })
    const opened = unpackProfile(packProfile(profiles[position] ?? emptyProfile()))
    learn(opened, record, date, { mark, link: how })
    profiles[position] = opened
    if (join && position !== 0) {
      learnProfile(profiles[0] ?? emptyProfile(), opened)
      profiles[position] = emptyProfile()
    }
  }
  return { profiles, told }
}

/** What a record says without what may have made room: '' where nothing is said. */
const FIELDS = [
  'relation',
  'surname',
  'given',
  'initials',
  'birthDate',
  'email',
  'mobile',
  'fixed',
  'area',
  'number',
] as const

describe('the records of a profile', () => {
  test('are what was learnt, value by value, through joins and the stored form [LINK-39]', () => {
    fc.assert(
      fc.property(fc.array(step(6), { maxLength: 40 }), (steps) => {
        const { profiles, told } = play(steps)
        let found = 0
        for (const profile of profiles) {
          for (const [position, record] of recordsOf(profile).entries()) {
            const [mark = '', , , , , , , , , day, how] = profile.records[position] ?? []
            const original = told.get(mark)
            expect(day).toBe(original?.day)
            expect(how).toEqual(original?.link)
            // Of an organisation or family only what is compared is kept: the surname, no given name.
            expect(record).toEqual(original?.record)
            expect(blockingKeys(record)).toEqual(blockingKeys(original?.record as LinkageRecord))
            found += 1
          }
        }
        expect(found).toBe(steps.length)
      }),
      { numRuns: 200 },
    )
  })

  test('never tell of another record when lists run over: the value, or nothing [LINK-39]', () => {
    fc.assert(
      fc.property(fc.array(step(200), { minLength: 60, maxLength: 160 }), (steps) => {
        const { profiles, told } = play(steps)
        for (const profile of profiles) {
          expect(profile.records.length).toBeLessThanOrEqual(RECORDS_MAX)
          expect(new Set(profile.institutions).size).toBe(profile.institutions.length)
          expect(profile.institutions.length).toBeLessThanOrEqual(RECORDS_MAX)
          for (const entry of profile.records) {
            const record = recordOf(profile, entry)
            const original = told.get(entry[0])?.record as LinkageRecord
            expect(record.institution).toBe(original.institution)
            for (const field of FIELDS) expect(['', original[field]]).toContain(record[field])
          }
          // The latest value of a kind is never the one that made room.
          const latest = profile.records.at(-1)
          if (latest !== undefined && profiles.indexOf(profile) !== 0) {
            expect(recordOf(profile, latest)).toEqual(told.get(latest[0])?.record)
          }
        }
      }),
      { numRuns: 30 },
    )
  })

  test('the oldest goes when there are 64, and its values stay counted [LINK-39]', () => {
    const profile = emptyProfile()
    const record = readLinkageRecord(
      { familyName: 'Bakker', givenName: 'Anna', email: 'a@example.org' },
      'museum',
      'NL',
    )
    for (let index = 0; index <= RECORDS_MAX; index += 1) {
      learn(profile, record, '2026-01-02', { mark: markOf(index), link: ['new', 1, '--------', 0] })
    }
    expect(profile.records).toHaveLength(RECORDS_MAX)
    expect(profile.records[0]?.[0]).toBe(markOf(1))
    expect(profile.names).toEqual([['bakker', '', 'anna', 'a', RECORDS_MAX + 1]])
  })

  test('joined, stand in the order of their days; the profile that was joined stays as it was [LINK-39]', () => {
    const [one, other] = [emptyProfile(), emptyProfile()]
    const say = (profile: Profile, index: number, day: string, birthDate: string): void =>
      learn(profile, readLinkageRecord({ familyName: 'Bakker', birthDate }, 'museum', 'NL'), day, {
        mark: markOf(index),
        link: ['new', 1, '--------', 0],
      })
    say(one, 0, '2026-01-01', '1984-05-06')
    say(other, 1, '2026-01-02', '1985-05-06')
    say(one, 2, '2026-01-03', '1986-05-06')
    const before = structuredClone(other)
    learnProfile(one, other)
    expect(other).toEqual(before)
    expect(one.records.map(([mark]) => mark)).toEqual([0, 1, 2].map(markOf))
    expect(recordsOf(one).map(({ birthDate }) => birthDate)).toEqual(['1984-05-06', '1985-05-06', '1986-05-06'])
    say(one, 3, '2026-01-04', '1985-05-06')
    expect(other).toEqual(before)
  })

  test('are stored in 45 characters each, beside what their profile tells once', () => {
    const profile = emptyProfile()
    const record = readLinkageRecord(
      { familyName: 'Bakker', email: 'a@example.org', postcode: '1234AB', houseNumber: '5' },
      'museum',
      'NL',
    )
    const lengths = Array.from({ length: 12 }, () => {
      learn(profile, record, '2026-01-02', {
        mark: randomBytes(16).toString('base64url'),
        link: ['score', 3, '0-1---0-', 12.3],
      })
      return packProfile(profile).length
    })
    // From 9 to 10 a count grows by a digit.
    expect((lengths[8] ?? 0) - (lengths[1] ?? 0)).toBe(7 * 45)
  })

  test('cannot be stored when they are none: a mark, day or evidence of another length', () => {
    const with_ = (mark: string, day: string, evidence: string): Profile => ({
      ...emptyProfile(),
      institutions: ['museum'],
      records: [[mark, 0, -1, -1, -1, -1, -1, -1, -1, day, ['new', 1, evidence, 0]]],
    })
    expect(packProfile(with_(markOf(0), '2026-01-02', '--------'))).toContain(markOf(0))
    expect(() => packProfile(with_('short', '2026-01-02', '--------'))).toThrow(RangeError)
    expect(() => packProfile(with_(markOf(0), 'today', '--------'))).toThrow(RangeError)
    expect(() => packProfile(with_(markOf(0), '2026-01-02', '---'))).toThrow(RangeError)
  })
})

test('evidence as eight characters is the evidence [LINK-40]', () => {
  const evidence = fc.record(
    Object.fromEntries(MODEL_FIELDS.map((field) => [field, fc.constantFrom('unknown', ...MODEL_LEVELS[field])])),
  )
  fc.assert(
    fc.property(evidence, (one) => {
      const code = evidenceCode(one as Parameters<typeof evidenceCode>[0])
      expect(code).toMatch(/^[0-9a-]{8}$/)
      expect(readEvidenceCode(code)).toEqual(one)
    }),
  )
  expect(DEFAULT_MODEL.version).toBeGreaterThan(0)
})
