import { DEFAULT_MODEL, type Identity, readLinkageRecord } from '@sluis/ttp-core/identity'
import { describe, expect, test } from 'vitest'
import { findBridge } from '../../src/domains/identity/clusters/find-bridge.ts'
import { emptyProfile, learn, type Profile } from '../../src/domains/identity/index.ts'
import { findParts } from '../../src/domains/identity/review/find-cases.ts'
import { isTrimDue } from '../../src/domains/identity/review/is-trim-due.ts'
import type { AnsweredCase, AskedCase } from '../../src/domains/identity/review/learn-answers.ts'
import { correctedWorth } from '../../src/domains/identity/review/learn-answers.ts'
import { pairsOf, worthOf } from '../../src/domains/identity/review/worth.ts'

/** Two persons of one surname at one address, of whom the one is told by an initial alone; and two of one name at two addresses. */
const INITIAL = '04----0-'
const MOVED = '00----a-'

function asked(evidence: string, pairs: number, bits = -1, ask: AskedCase['ask'] = 'join'): AskedCase {
  return { ask, bits, evidence, worth: worthOf(ask, pairs, bits), skips: 0 }
}
const answered = (times: number, one: AskedCase, same: boolean): AnsweredCase[] =>
  Array.from({ length: times }, () => ({ ...one, same }))

describe('what was answered corrects what answers are worth [LINK-50]', () => {
  test('without answers a case is worth what it was found to be worth, with skips', () => {
    const one = asked(INITIAL, 12)
    const skipped = { ...one, worth: one.worth / 4, skips: 2 }
    expect(correctedWorth([])(one)).toBeCloseTo(one.worth, 10)
    expect(correctedWorth([])(skipped)).toBeCloseTo(one.worth / 4, 10)
    expect(pairsOf(skipped)).toBeCloseTo(12, 10)
  })

  test('cases alike in their comparisons follow the answers, the others hardly', () => {
    const worthOfOne = correctedWorth([...answered(4, asked(INITIAL, 6), false), ...answered(4, asked(MOVED, 6), true)])
    const [initial, moved, other] = [asked(INITIAL, 6), asked(MOVED, 6), asked('16-0--2-', 6)]
    expect(worthOfOne(initial)).toBeLessThan(initial.worth / 3)
    expect(worthOfOne(moved)).toBeGreaterThan(moved.worth * 1.5)
    expect(Math.abs(Math.log2(worthOfOne(other) / other.worth))).toBeLessThan(0.75)
  })

  test('cases alike in names and birth date alone follow them less; other questions do not', () => {
    const worthOfOne = correctedWorth(answered(5, asked(INITIAL, 6), false))
    const [alike, near, part] = [asked(INITIAL, 6), asked('04----9-', 6), asked(INITIAL, 6, -1, 'part')]
    expect(worthOfOne(alike) / alike.worth).toBeLessThan(worthOfOne(near) / near.worth)
    expect(worthOfOne(near)).toBeLessThan(near.worth)
    expect(worthOfOne(part)).toBeCloseTo(part.worth, 10)
  })

  test('a few answers that many others speak against count for little, and the order of answers for nothing', () => {
    const answers = [...answered(1, asked(MOVED, 9), false), ...answered(9, asked(MOVED, 9), true)]
    const one = asked(MOVED, 9)
    expect(correctedWorth(answers)(one)).toBeGreaterThan(one.worth)
    expect(correctedWorth(answers)(one)).toBeCloseTo(correctedWorth([...answers].reverse())(one), 8)
  })

  test('answers of which the model was sure leave finite numbers', () => {
    const sure = [...answered(3, asked(MOVED, 40, 60), false), ...answered(3, asked(INITIAL, 40, -60), true)]
    const worthOfOne = correctedWorth(sure)
    for (const one of [asked(MOVED, 1, 5), asked(INITIAL, 200, -2)]) {
      expect(worthOfOne(one)).toBeGreaterThan(0)
      expect(worthOfOne(one)).toBeLessThanOrEqual(pairsOf(one) + 1e-9)
    }
  })
})

const SCALE = { model: DEFAULT_MODEL, persons: 100_000 }
const HOME = { postcode: '1234AB', houseNumber: '5', city: 'Ede' } as const
const JAN = { givenName: 'Jan', familyName: 'Bakker', email: 'jan@example.org', ...HOME } as const
const J: Identity = { initials: 'J.', familyName: 'Bakker', phone: '0318123456', phoneKind: 'fixed', ...HOME }

/** A person of whom these records were told, each with the weight by which it came. */
function personOf(records: readonly (readonly [Identity, bits: number])[]): Profile {
  const profile = emptyProfile()
  for (const [at, [identity, bits]] of records.entries()) {
    const seen = { mark: `m${at}`, link: ['score', 1, '--------', bits] as [string, number, string, number] }
    learn(profile, readLinkageRecord(identity, `museum-${at}`, 'NL'), '2026-01-01', seen)
  }
  return profile
}
const entryOf = (profile: Profile) => ({
  id: new Uint8Array(16),
  salt: new Uint8Array(32),
  isNew: true,
  createdAt: 0,
  profile,
  storedHousehold: undefined,
  household: undefined,
  provisional: true,
  changed: true,
  absorbedBy: undefined,
  reason: '',
})

describe('a person whose records hold together by little', () => {
  const held = personOf([
    [JAN, 0],
    [{ ...JAN, birthDate: '1984-05-06' }, 20],
    [J, 1.2],
  ])

  test('is asked about, between the parts by the mean of the odds, though nothing contradicts [LINK-50]', () => {
    const bridge = findBridge(held, SCALE)
    expect(bridge?.parts.map((part) => [...part].sort())).toContainEqual(['m2'])
    expect(bridge?.odds).toBeLessThan(3)
    const { conflicts, cases } = findParts([entryOf(held)], SCALE)
    expect(conflicts).toEqual([])
    expect(cases).toMatchObject([{ ask: 'part', marks: bridge?.marks, bits: bridge?.odds }])
  })

  test('is not when every record came surely, when two records are all, or once a reviewer said that they are one', () => {
    const surely = personOf([
      [JAN, 0],
      [{ ...JAN, birthDate: '1984-05-06' }, 20],
      [J, 20],
    ])
    expect(findBridge(surely, SCALE)).toBeUndefined()
    expect(
      findBridge(
        personOf([
          [JAN, 0],
          [J, 1.2],
        ]),
        SCALE,
      ),
    ).toBeUndefined()
    const marks = findBridge(held, SCALE)?.marks ?? ['', '']
    expect(findBridge({ ...held, together: [[marks[0], marks[1]]] }, SCALE)).toBeUndefined()
  })

  test('is not when every two of the records belong together', () => {
    const one = personOf([
      [JAN, 0],
      [{ ...JAN, birthDate: '1984-05-06' }, 1.2],
      [{ ...JAN, phone: '0612345678', phoneKind: 'mobile' }, 20],
    ])
    expect(findParts([entryOf(one)], SCALE).cases).toEqual([])
  })
})

test('the queue is counted and trimmed each time the store has grown by an eighth at most, not in each batch [LINK-50]', () => {
  for (const size of [1, 2_500]) {
    let trims = 0
    let last = 0
    for (let before = 0; before < 200_000; before += size) {
      if (!isTrimDue(before, before + size)) continue
      expect(before + size - last).toBeLessThanOrEqual(Math.max(size, last / 8 + size))
      last = before + size
      trims += 1
    }
    expect(trims).toBeLessThan(16 * 20)
  }
  expect(isTrimDue(10_000_000, 10_002_500)).toBe(false)
})
