import type { Case, Fields, Json } from './frame.ts'
import { HOUSEHOLD_PSEUDONYM, OTHER_PERSON_PSEUDONYM, PERSON_PSEUDONYM } from './part-contents.ts'
import { PERSON } from './part-input.ts'

const FIRST = 701
const selection = (...pseudonyms: readonly Json[]): Fields => ({ schema: 'sluis-selection/1', pseudonyms })
const translation = (...pseudonyms: readonly Json[]): Fields => ({ schema: 'sluis-translation/1', pseudonyms })
const opening = (rest: Fields): Fields => ({ schema: 'sluis-opening/1', request: 'ab'.repeat(32), ...rest })
const revelation = (...rows: readonly Json[]): Fields => ({ schema: 'sluis-revelation/1', rows, padding: '  ' })
const identity = (row: Fields): Fields => ({ schema: 'sluis-identity/1', rows: [{ row: 0, ...row }] })

type Sample = readonly [kind: string, comment: string, content: Json]
const good: readonly Sample[] = [
  ['selection', 'two persons', selection(PERSON_PSEUDONYM, OTHER_PERSON_PSEUDONYM)],
  ['translation', 'one that did not open', translation(PERSON_PSEUDONYM, '')],
  ['opening', 'one that did not open', opening({ subjects: [PERSON, ''] })],
  ['revelation', 'nobody', revelation()],
  ['revelation', 'somebody', revelation({ row: 2, relationNumber: 'R1', email: 'jan@example.org' })],
  ['identity', 'a consent', identity({ email: 'jan@example.org', contactConsent: true })],
  ['identity', 'a consent taken back', identity({ email: 'jan@example.org', contactConsent: false })],
]
const bad: readonly Sample[] = [
  ['selection', 'nobody', selection()],
  ['selection', 'one twice', selection(PERSON_PSEUDONYM, PERSON_PSEUDONYM)],
  ['selection', 'a household', selection(HOUSEHOLD_PSEUDONYM)],
  ['selection', 'nothing in a place', selection('')],
  ['selection', 'a subject number', selection(PERSON)],
  ['selection', 'an unknown member', { ...selection(PERSON_PSEUDONYM), note: 'x' }],
  ['selection', 'another schema', { ...selection(PERSON_PSEUDONYM), schema: 'sluis-translation/1' }],
  ['translation', 'nobody', translation()],
  ['translation', 'a household', translation(HOUSEHOLD_PSEUDONYM)],
  ['opening', 'no request', { schema: 'sluis-opening/1', subjects: [PERSON] }],
  ['opening', 'a request that is no digest', opening({ request: 'ab', subjects: [PERSON] })],
  ['opening', 'nobody', opening({ subjects: [] })],
  ['opening', 'a pseudonym', opening({ subjects: [PERSON_PSEUDONYM] })],
  ['revelation', 'no padding', { schema: 'sluis-revelation/1', rows: [] }],
  ['revelation', 'padding that says something', { schema: 'sluis-revelation/1', rows: [], padding: 'x' }],
  ['revelation', 'a person of whom nothing is known', revelation({ row: 0 })],
  ['revelation', 'a name', revelation({ row: 0, familyName: 'Jansen' })],
  ['revelation', 'an empty value', revelation({ row: 0, email: '' })],
  ['revelation', 'a value of 255 characters', revelation({ row: 0, street: 'a'.repeat(255) })],
  ['revelation', 'a place twice', revelation({ row: 0, email: 'a@b.nl' }, { row: 0, email: 'a@b.nl' })],
  ['identity', 'a consent in words', identity({ email: 'jan@example.org', contactConsent: 'yes' })],
  ['identity', 'a consent of nobody', identity({ contactConsent: true })],
]

/** Contents of the parts of a request, and what a row says of consent. */
export const CONTENT_CASES: readonly Case[] = [
  ...good.map(([kind, comment, content]) => ({
    comment: `${kind}: ${comment}`,
    flags: ['Normal'],
    input: { kind, content },
  })),
  ...bad.map(([kind, comment, content]) => ({
    comment: `${kind}: ${comment}`,
    flags: ['BadForm'],
    input: { kind, content },
    error: 'PART_CONTENT_INVALID' as const,
  })),
].map((one, place) => ({ tcId: FIRST + place, ...one }))
