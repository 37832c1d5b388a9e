import type { Case, Fields, Json, Operation } from './frame.ts'
import { IDENTITY_CASES } from './part-content-identity.ts'
import { LONG_REWRAP_CASES, REWRAP_CASES } from './part-content-rewrap.ts'
import { ERASURE_CASES, LONG_SPLIT_CASES, SPLIT_CASES } from './part-content-splits.ts'
import { CONTENTS, HOUSEHOLD_PSEUDONYM, OTHER_PERSON_PSEUDONYM, PERSON_PSEUDONYM } from './part-contents.ts'
import { HOUSEHOLD, PERSON } from './part-input.ts'
import { PART_NOTES } from './part-notes.ts'

type Bad = readonly [comment: string, flag: string, content: Json]
type Good = readonly [comment: string, content: Fields]

/** What is wrong in the same way in every content that has rows. */
function badRows(schema: string, row: Fields): Bad[] {
  const rows = (...list: readonly Json[]): Fields => ({ schema, rows: list })
  const numbered = (number: Json): Fields => rows({ ...row, row: number })
  return [
    ['nothing', 'Empty', null],
    ['a list', 'BadForm', [{ schema, rows: [] }]],
    ['no list of rows', 'MissingMember', { schema }],
    ['no schema', 'MissingMember', { rows: [row] }],
    ['another version of the schema', 'WrongSchema', { schema: schema.replace('/1', '/2'), rows: [row] }],
    ['the schema of another kind', 'WrongSchema', { schema: 'sluis-other/1', rows: [row] }],
    ['an unknown member', 'UnknownMember', { schema, rows: [row], note: 'x' }],
    ['rows that are an object', 'BadForm', { schema, rows: { 0: row } }],
    ['a row that is nothing', 'BadForm', rows(null)],
    ['a row that is a list', 'BadForm', rows([1])],
    ['a row without a number', 'MissingMember', rows(Object.fromEntries(Object.entries(row).slice(1)))],
    ['a row below 0', 'WrongOrder', numbered(-1)],
    ['a row that is no whole number', 'WrongOrder', numbered(1.5)],
    ['a row that is text', 'WrongOrder', numbered('4')],
    ['a row above 2^53 - 1', 'WrongOrder', numbered(9_007_199_254_740_992)],
    ['a row twice', 'WrongOrder', rows(row, row)],
    ['rows that go back', 'WrongOrder', rows({ ...row, row: 9 }, { ...row, row: 8 })],
    ['an unknown member of a row', 'UnknownMember', rows({ ...row, note: 'x' })],
    ['an identifier among the members', 'UnknownMember', rows({ ...row, fullName: 'Jan' })],
    ['a member of the prototype', 'UnknownMember', rows({ ...row, constructor: 'x' })],
  ]
}

const activityRow: Fields = { row: 7, visitDate: '2026-03-01' }
const subjectRow: Fields = CONTENTS.subject.rows[0]
const pseudonymRow: Fields = CONTENTS.pseudonym.rows[0]
const attributeRow: Fields = CONTENTS.attribute.rows[0]
const subjects = (row: Fields, rest: Fields = {}): Fields => ({
  schema: 'sluis-subject/1',
  ...rest,
  rows: [{ ...subjectRow, ...row }],
})
const pseudonyms = (row: Fields): Fields => ({ schema: 'sluis-pseudonym/1', rows: [{ ...pseudonymRow, ...row }] })
const attributes = (row: Fields): Fields => ({ schema: 'sluis-attribute/1', rows: [{ row: 1, ...row }] })

const BAD: Readonly<Record<string, readonly Bad[]>> = {
  activity: [
    ...badRows('sluis-activity/1', activityRow),
    ['a row without a date', 'MissingMember', { schema: 'sluis-activity/1', rows: [{ row: 1, quantity: 1 }] }],
  ],
  subject: [
    ...badRows('sluis-subject/1', subjectRow),
    ['no household', 'MissingMember', { schema: 'sluis-subject/1', rows: [{ row: 1, person: PERSON }] }],
    ['a number of 15 bytes', 'BadForm', subjects({ person: PERSON.slice(2) })],
    ['a number of 17 bytes', 'BadForm', subjects({ person: `${PERSON}AA`.slice(0, 23) })],
    ['unused bits in a number', 'BadForm', subjects({ person: `${PERSON.slice(0, -1)}x` })],
    ['a number with padding', 'BadForm', subjects({ person: `${PERSON}==` })],
    ['a number in the other alphabet', 'BadForm', subjects({ person: `+/${PERSON.slice(2)}` })],
    ['a number that is nothing', 'BadForm', subjects({ household: null })],
    ['a digest that is too short', 'BadForm', subjects({}, { attributeDigest: 'A'.repeat(42) })],
    ['unused bits in a digest', 'BadForm', subjects({}, { attributeDigest: `${'A'.repeat(42)}B` })],
    ['a digest that is nothing', 'BadForm', subjects({}, { attributeDigest: null })],
    ['rows and changes', 'UnknownMember', { ...CONTENTS.subjectChange, rows: [] }],
    ['changes with a digest', 'UnknownMember', { ...CONTENTS.subjectChange, attributeDigest: 'A'.repeat(43) }],
  ],
  pseudonym: [
    ...badRows('sluis-pseudonym/1', pseudonymRow),
    ['no person', 'MissingMember', { schema: 'sluis-pseudonym/1', rows: [{ row: 1, household: HOUSEHOLD_PSEUDONYM }] }],
    ['a household as a person', 'BadForm', pseudonyms({ person: HOUSEHOLD_PSEUDONYM })],
    ['a person as a household', 'BadForm', pseudonyms({ household: PERSON_PSEUDONYM })],
    ['a pseudonym in upper case', 'BadForm', pseudonyms({ person: PERSON_PSEUDONYM.toUpperCase() })],
    ['a pseudonym that was cut', 'BadForm', pseudonyms({ person: PERSON_PSEUDONYM.slice(0, -1) })],
    ['a letter that bech32 does not have', 'BadForm', pseudonyms({ person: `${PERSON_PSEUDONYM.slice(0, -1)}b` })],
    ['a subject number', 'BadForm', pseudonyms({ person: PERSON })],
  ],
  attribute: [
    ...badRows('sluis-attribute/1', attributeRow),
    ['a row that says nothing', 'MissingMember', attributes({})],
    ['a whole postcode', 'BadForm', attributes({ postcode4: '1012AB' })],
    ['a postcode that begins with 0', 'BadForm', attributes({ postcode4: '0123' })],
    ['a postcode that is a number', 'BadForm', attributes({ postcode4: 1012 })],
    ['a year of birth', 'BadForm', attributes({ birthDecade: '1984' })],
    ['a decade of another age', 'BadForm', attributes({ birthDecade: '1790' })],
    ['a date of birth', 'UnknownMember', attributes({ birthDate: '1980-05-17' })],
  ],
}

const merge: Fields = CONTENTS.change.changes[0]
const subjectMerge: Fields = CONTENTS.subjectChange.changes[0]
function badChanges(schema: string, change: Fields): Bad[] {
  const changes = (...list: readonly Json[]): Fields => ({ schema, changes: list })
  return [
    ['no change', 'Empty', changes()],
    ['changes that are an object', 'BadForm', { schema, changes: {} }],
    ['a change that is nothing', 'BadForm', changes(null)],
    ['a split without its rows', 'MissingMember', changes({ ...change, change: 'split' })],
    ['an unknown kind', 'BadForm', changes({ ...change, kind: 'family' })],
    ['a subject that is merged with itself', 'BadForm', changes({ ...change, old: change.new ?? '' })],
    ['an empty side', 'BadForm', changes({ ...change, old: '' })],
    ['a side that is a number', 'BadForm', changes({ ...change, new: 5 })],
    ['an unknown member of a change', 'UnknownMember', changes({ ...change, reason: 'x' })],
    ['no new side', 'MissingMember', changes({ change: 'merge', kind: 'person', old: change.old ?? '' })],
    ['an unknown member', 'UnknownMember', { schema, changes: [change], note: 'x' }],
    ['the schema of another kind', 'WrongSchema', { schema: 'sluis-activity/1', changes: [change] }],
  ]
}

const GOOD: Readonly<Record<string, readonly Good[]>> = {
  activity: [
    ['two rows', CONTENTS.activity],
    ['no row', { schema: 'sluis-activity/1', rows: [] }],
    [
      'rows with gaps, far up',
      { schema: 'sluis-activity/1', rows: [activityRow, { ...activityRow, row: 9_007_199_254_740_991 }] },
    ],
  ],
  subject: [
    ['with a digest', CONTENTS.subject],
    ['without a digest', { schema: 'sluis-subject/1', rows: [subjectRow] }],
    ['no row', { schema: 'sluis-subject/1', rows: [] }],
    ['changes', CONTENTS.subjectChange],
    [
      'a change of a household',
      { schema: 'sluis-subject/1', changes: [{ ...subjectMerge, kind: 'household', old: HOUSEHOLD }] },
    ],
  ],
  pseudonym: [
    ['a row', CONTENTS.pseudonym],
    ['no row', { schema: 'sluis-pseudonym/1', rows: [] }],
  ],
  attribute: [
    ['both attributes', CONTENTS.attribute],
    ['one attribute', attributes({ birthDecade: '2010' })],
    ['the first decade', attributes({ birthDecade: '1800' })],
  ],
  change: [
    ['a merge', CONTENTS.change],
    ['the same merge twice', { schema: 'sluis-change/1', changes: [merge, merge] }],
  ],
}

const all = { ...BAD, change: badChanges('sluis-change/1', merge) }
const blocks: Case[] = Object.entries(all).flatMap(([kind, bad], block) => [
  ...(GOOD[kind] ?? []).map(([comment, content], place) => ({
    tcId: block * 100 + place + 1,
    comment: `${kind}: ${comment}`,
    flags: [],
    input: { kind, content },
  })),
  ...bad.map(([comment, flag, content], place) => refused(block * 100 + place + 21, kind, comment, flag, content)),
])
const more: Case[] = [
  ...badChanges('sluis-subject/1', subjectMerge).map(([comment, flag, content], place) =>
    refused(501 + place, 'subject', `changes: ${comment}`, flag, content),
  ),
  refused(521, 'change', 'a household in a merge of persons', 'BadForm', {
    schema: 'sluis-change/1',
    changes: [{ ...merge, new: HOUSEHOLD_PSEUDONYM }],
  }),
  refused(522, 'change', 'persons in a merge of households', 'BadForm', {
    schema: 'sluis-change/1',
    changes: [{ ...merge, kind: 'household', old: OTHER_PERSON_PSEUDONYM }],
  }),
]

function refused(tcId: number, kind: string, comment: string, flag: string, content: Json): Case {
  return {
    tcId,
    comment: `${kind}: ${comment}`,
    flags: [flag],
    input: { kind, content },
    error: 'PART_CONTENT_INVALID',
  }
}

const items: readonly (readonly [kind: string, list: string, item: Fields])[] = [
  ['identity', 'rows', { email: 'jan@example.org' }],
  ['activity', 'rows', { visitDate: '2026-03-01' }],
  ['subject', 'rows', { person: PERSON, household: HOUSEHOLD }],
  ['subject', 'changes', subjectMerge],
  ['pseudonym', 'rows', { person: PERSON_PSEUDONYM, household: HOUSEHOLD_PSEUDONYM }],
  ['attribute', 'rows', { postcode4: '1012' }],
  ['change', 'changes', merge],
]
const long: Case[] = items.flatMap(([kind, list, item], place): Case[] => [
  { tcId: 801 + 2 * place, comment: `5,000 ${list} of ${kind}`, flags: [], input: { kind, list, item, count: 5000 } },
  {
    tcId: 802 + 2 * place,
    comment: `5,001 ${list} of ${kind}`,
    flags: ['TooMany'],
    input: { kind, list, item, count: 5001 },
    error: 'PART_CONTENT_INVALID',
  },
])

export const partContent: Operation = {
  name: 'part-content',
  algorithm: 'chapter 4, section 7',
  header: [
    'ParseContent: kind, content (a JSON value) -> content, as it was.',
    'ParseLongContent: kind, list (rows, changes or pseudonyms), item, count, perhaps with -> count. The content has the schema of the kind, the members of with, and that list, which holds the item so often; rows are numbered from 0.',
  ],
  notes: PART_NOTES,
  groups: [
    { type: 'ParseContent', specRef: 'RECO-18, RECO-19', cases: [...blocks, ...more] },
    { type: 'ParseContent', specRef: 'RECO-10, RECO-11, RECO-18', cases: IDENTITY_CASES },
    { type: 'ParseLongContent', specRef: 'RECO-19', cases: [...long, ...LONG_SPLIT_CASES, ...LONG_REWRAP_CASES] },
    { type: 'ParseContent', specRef: 'RECO-18, RECO-19', cases: SPLIT_CASES },
    { type: 'ParseContent', specRef: 'RECO-18, RELE-44', cases: ERASURE_CASES },
    { type: 'ParseContent', specRef: 'RECO-18, RECO-19', cases: REWRAP_CASES },
  ],
}
