import type { Case, Fields } from './frame.ts'

const FIRST = 741
const PERSON = { row: 0, email: 'jan@example.org', familyName: 'Bakker' }
const content = (rest: Fields, rows: readonly Fields[] = [PERSON]): Fields => ({
  kind: 'identity',
  content: { schema: 'sluis-identity/1', ...rest, rows },
})

const good: readonly (readonly [string, Fields])[] = [
  ['one person', content({ withdrawal: true })],
  ['two persons', content({ withdrawal: true }, [PERSON, { row: 1, relationNumber: 'R1' }])],
]
const bad: readonly (readonly [string, Fields])[] = [
  ['false', content({ withdrawal: false })],
  ['null', content({ withdrawal: null })],
  ['in words', content({ withdrawal: 'yes' })],
  ['of a row', content({}, [{ ...PERSON, withdrawal: true }])],
  ['a row that gives consent', content({ withdrawal: true }, [{ ...PERSON, contactConsent: true }])],
  ['a row that says it twice', content({ withdrawal: true }, [{ ...PERSON, contactConsent: false }])],
  ['a row that names nobody', content({ withdrawal: true }, [{ row: 0 }])],
  ['of activities', { kind: 'activity', content: { schema: 'sluis-activity/1', withdrawal: true, rows: [] } }],
]

/** Contents of identity parts that withdraw consent. */
export const WITHDRAWAL_CASES: readonly Case[] = [
  ...good.map(([comment, input]) => ({ comment: `withdrawal: ${comment}`, flags: ['Normal'], input })),
  ...bad.map(([comment, input]) => ({
    comment: `withdrawal: ${comment}`,
    flags: ['BadForm'],
    input,
    error: 'PART_CONTENT_INVALID' as const,
  })),
].map((one, place) => ({ tcId: FIRST + place, ...one }))
