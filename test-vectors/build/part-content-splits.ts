import type { Case, Fields, Json } from './frame.ts'
import { CONTENTS, HOUSEHOLD_PSEUDONYM, OTHER_PERSON_PSEUDONYM, PERSON_PSEUDONYM } from './part-contents.ts'
import { DELIVERY, HOUSEHOLD, OTHER_DELIVERY, OTHER_PERSON, PERSON } from './part-input.ts'

/** Splits of persons: in a `subject` by their numbers, in a `change` by their pseudonyms. */
const rest: Fields = { change: 'split', kind: 'person', seq: 7 }
const split: Fields = { ...rest, old: PERSON_PSEUDONYM, new: OTHER_PERSON_PSEUDONYM, rows: [[DELIVERY, 3]] }
const subjectSplit: Fields = { ...rest, old: PERSON, new: OTHER_PERSON, rows: [[DELIVERY, 3]] }

const of = (kind: string, ...changes: readonly Json[]): Fields => ({
  kind,
  content: { schema: `sluis-${kind}/1`, changes },
})
const rows = (...list: readonly Json[]): Fields => of('change', { ...split, rows: list })
const changed = (members: Fields): Fields => of('change', { ...split, ...members })
const without = (member: string): Fields =>
  of('change', Object.fromEntries(Object.entries(split).filter(([name]) => name !== member)))

const good: readonly (readonly [comment: string, input: Fields])[] = [
  ['a split of a person', of('change', split)],
  ['a split of subject numbers', of('subject', subjectSplit)],
  ['a split of a household', of('subject', { ...subjectSplit, kind: 'household', new: HOUSEHOLD })],
  ['the highest number', changed({ seq: 9_007_199_254_740_991 })],
  ['the first number', changed({ seq: 1 })],
  ['rows from first to last', rows([DELIVERY, 0], [DELIVERY, 9_007_199_254_740_991])],
  ['rows of two deliveries', rows([OTHER_DELIVERY, 8], [DELIVERY, 2], [DELIVERY, 10])],
  ['beside a merge', of('change', split, ...CONTENTS.change.changes)],
  ['one number, and one row, in two entries', of('change', split, split)],
]

const bad: readonly (readonly [comment: string, flag: string, input: Fields])[] = [
  ...Object.keys(split).map((member) => [`no ${member}`, 'MissingMember', without(member)] as const),
  ['an unknown member', 'UnknownMember', changed({ reason: 'x' })],
  ['a merge with the members of a split', 'UnknownMember', changed({ change: 'merge' })],
  ['an unknown kind', 'BadForm', changed({ kind: 'family' })],
  ['a subject that is split from itself', 'BadForm', changed({ new: PERSON_PSEUDONYM })],
  ['a household in a split of persons', 'BadForm', changed({ new: HOUSEHOLD_PSEUDONYM })],
  ['a subject number in a change', 'BadForm', changed({ old: PERSON })],
  ['a pseudonym in a subject', 'BadForm', of('subject', { ...subjectSplit, old: PERSON_PSEUDONYM })],
  ['number 0', 'BadForm', changed({ seq: 0 })],
  ['a number below 0', 'BadForm', changed({ seq: -1 })],
  ['a number that is not whole', 'BadForm', changed({ seq: 1.5 })],
  ['a number that is text', 'BadForm', changed({ seq: '7' })],
  ['a number above 2^53 - 1', 'BadForm', changed({ seq: 9_007_199_254_740_992 })],
  ['no row', 'Empty', rows()],
  ['rows that are an object', 'BadForm', changed({ rows: { 0: [DELIVERY, 3] } })],
  ['a row that is nothing', 'BadForm', rows(null)],
  ['a row that is an object', 'BadForm', rows({ 0: DELIVERY, 1: 3 })],
  ['a row without a number', 'MissingMember', rows([DELIVERY])],
  ['a row with more than its number', 'UnknownMember', rows([DELIVERY, 3, 4])],
  ['a row by its number alone', 'BadForm', rows([3])],
  ['number and delivery exchanged', 'BadForm', rows([3, DELIVERY])],
  ['a delivery in upper case', 'BadForm', rows([DELIVERY.toUpperCase(), 3])],
  ['a delivery that was cut', 'BadForm', rows([DELIVERY.slice(0, -1), 3])],
  ['a delivery without hyphens', 'BadForm', rows([DELIVERY.replaceAll('-', ''), 3])],
  ['a row below 0', 'BadForm', rows([DELIVERY, -1])],
  ['a row that is no whole number', 'BadForm', rows([DELIVERY, 1.5])],
  ['a row that is text', 'BadForm', rows([DELIVERY, '3'])],
  ['a row above 2^53 - 1', 'BadForm', rows([DELIVERY, 9_007_199_254_740_992])],
  ['a row twice', 'WrongOrder', rows([DELIVERY, 3], [DELIVERY, 3])],
  ['rows that go back', 'WrongOrder', rows([DELIVERY, 4], [DELIVERY, 3])],
  ['rows in the order of their text', 'WrongOrder', rows([DELIVERY, 10], [DELIVERY, 2])],
  ['deliveries that go back', 'WrongOrder', rows([DELIVERY, 3], [OTHER_DELIVERY, 4])],
  ['a fault in the second change', 'BadForm', of('change', split, { ...split, seq: 0 })],
]

const erasure: Fields = { change: 'erase', kind: 'person', old: PERSON_PSEUDONYM }
const erased = (members: Fields): Fields => of('change', { ...erasure, ...members })

const goodErasures: readonly (readonly [comment: string, input: Fields])[] = [
  ['of a person', of('change', erasure)],
  ['of a subject number', of('subject', { ...erasure, old: PERSON })],
  ['beside a split and a merge', of('change', split, erasure, ...CONTENTS.change.changes)],
  ['twice', of('change', erasure, erasure)],
]
const badErasures: readonly (readonly [comment: string, flag: string, input: Fields])[] = [
  ['of nobody', 'MissingMember', of('change', { change: 'erase', kind: 'person' })],
  ['without a kind', 'MissingMember', of('change', { change: 'erase', old: PERSON_PSEUDONYM })],
  ['of a household', 'BadForm', erased({ kind: 'household', old: HOUSEHOLD_PSEUDONYM })],
  ['of a person by the pseudonym of a household', 'BadForm', erased({ old: HOUSEHOLD_PSEUDONYM })],
  ['with somebody in the place', 'UnknownMember', erased({ new: OTHER_PERSON_PSEUDONYM })],
  ['with a reason', 'UnknownMember', erased({ ground: 'withdrawn' })],
  ['with rows', 'UnknownMember', erased({ rows: [[DELIVERY, 3]] })],
  ['of a subject number in a change', 'BadForm', erased({ old: PERSON })],
  ['of a pseudonym in a subject', 'BadForm', of('subject', erasure)],
]

/** ParseContent of erasures. */
export const ERASURE_CASES: readonly Case[] = [
  ...goodErasures.map(([comment, input], place) => ({
    tcId: 981 + place,
    comment: `erasure ${comment}`,
    flags: [],
    input,
  })),
  ...badErasures.map(
    ([comment, flag, input], place): Case => ({
      tcId: 991 + place,
      comment: `erasure ${comment}`,
      flags: [flag],
      input,
      error: 'PART_CONTENT_INVALID',
    }),
  ),
]

/** ParseContent of splits. */
export const SPLIT_CASES: readonly Case[] = [
  ...good.map(([comment, input], place) => ({ tcId: 821 + place, comment: `split: ${comment}`, flags: [], input })),
  ...bad.map(
    ([comment, flag, input], place): Case => ({
      tcId: 841 + place,
      comment: `split: ${comment}`,
      flags: [flag],
      input,
      error: 'PART_CONTENT_INVALID',
    }),
  ),
]

const two: Json = [
  [DELIVERY, 3],
  [DELIVERY, 4],
]
const long = (tcId: number, comment: string, item: Fields, count: number): Case => ({
  tcId,
  comment,
  flags: [],
  input: { kind: 'change', list: 'changes', item, count },
})
const tooLong = (...all: Parameters<typeof long>): Case => {
  return { ...long(...all), flags: ['TooMany'], error: 'PART_CONTENT_INVALID' }
}

/** ParseLongContent of splits: how many rows a list may name. */
export const LONG_SPLIT_CASES: readonly Case[] = [
  long(901, '5,000 splits of one row', split, 5000),
  tooLong(902, '5,001 splits of one row', split, 5001),
  long(903, '2,500 splits of two rows', { ...split, rows: two }, 2500),
  tooLong(904, '2,501 splits of two rows: too many rows, not too many changes', { ...split, rows: two }, 2501),
]
