import type { Case, Fields, Json } from './frame.ts'
import { HOUSEHOLD_PSEUDONYM, OTHER_PERSON_PSEUDONYM, PERSON_PSEUDONYM } from './part-contents.ts'
import { DELIVERY, PERSON } from './part-input.ts'

const MANY = { kind: 'rewrap', list: 'pseudonyms', item: PERSON_PSEUDONYM, with: { epoch: 1 } }

/** What a tenant sends. */
const list = (members: Fields = {}): Fields => ({
  kind: 'rewrap',
  content: { schema: 'sluis-rewrap/1', epoch: 1, pseudonyms: [PERSON_PSEUDONYM, HOUSEHOLD_PSEUDONYM], ...members },
})
const carried: Fields = { change: 'rewrap', kind: 'person', old: OTHER_PERSON_PSEUDONYM, new: PERSON_PSEUDONYM }
const rewrap: Fields = { id: DELIVERY, chunk: 0, epoch: 2, refused: [] }
const refusal: Fields = { row: 1, code: 'PSEUDONYM_UNOPENABLE' }
/** What comes back. */
const answer = (answered: Json, ...changes: readonly Json[]): Fields => ({
  kind: 'change',
  content: { schema: 'sluis-change/1', changes, rewrap: answered },
})
const refusing = (...refused: readonly Json[]): Fields => answer({ ...rewrap, refused }, carried)

const good: readonly (readonly [comment: string, input: Fields])[] = [
  ['two pseudonyms', list()],
  ['texts that are no pseudonyms', list({ pseudonyms: ['x', 'é'.repeat(128), '𝄞'.repeat(64), PERSON] })],
  ['the same pseudonym twice', list({ pseudonyms: [PERSON_PSEUDONYM, PERSON_PSEUDONYM] })],
  ['the first epoch and the last', list({ epoch: 65_535 })],
  ['an answer', answer(rewrap, carried)],
  ['an answer that refuses one', refusing(refusal)],
  ['an answer that refuses all', answer({ ...rewrap, refused: [{ row: 0, code: 'EPOCH_UNAVAILABLE' }] })],
  [
    'every code',
    answer({
      ...rewrap,
      refused: [
        'PSEUDONYM_MALFORMED',
        'PSEUDONYM_WRONG_MODE',
        'PSEUDONYM_WRONG_DOMAIN',
        'PSEUDONYM_WRONG_EPOCH',
        'PSEUDONYM_UNOPENABLE',
        'EPOCH_UNAVAILABLE',
      ].map((code, row) => ({ row, code })),
    }),
  ],
]

const bad: readonly (readonly [comment: string, flag: string, input: Fields])[] = [
  ['no pseudonym', 'Empty', list({ pseudonyms: [] })],
  ['an empty text', 'Empty', list({ pseudonyms: [''] })],
  ['a text of 129 characters', 'TooMany', list({ pseudonyms: ['a'.repeat(129)] })],
  ['a text of 65 characters outside the basic plane', 'TooMany', list({ pseudonyms: ['𝄞'.repeat(65)] })],
  ['a number for a pseudonym', 'BadForm', list({ pseudonyms: [1] })],
  ['pseudonyms that are an object', 'BadForm', list({ pseudonyms: { 0: PERSON_PSEUDONYM } })],
  ['epoch 0', 'BadForm', list({ epoch: 0 })],
  ['epoch 65,536', 'BadForm', list({ epoch: 65_536 })],
  ['an epoch that is text', 'BadForm', list({ epoch: '1' })],
  ['no epoch', 'MissingMember', { kind: 'rewrap', content: { schema: 'sluis-rewrap/1', pseudonyms: ['a'] } }],
  ['an unknown member', 'UnknownMember', list({ domain: 'reach' })],
  ['the schema of another kind', 'WrongSchema', list({ schema: 'sluis-change/1' })],
  ['an answer with nothing in it', 'Empty', answer(rewrap)],
  ['a merge in an answer', 'BadForm', answer(rewrap, { ...carried, change: 'merge' })],
  [
    'a rewrap without an answer',
    'MissingMember',
    { kind: 'change', content: { schema: 'sluis-change/1', changes: [carried] } },
  ],
  [
    'a rewrap of subject numbers',
    'BadForm',
    { kind: 'subject', content: { schema: 'sluis-subject/1', changes: [carried] } },
  ],
  [
    'an answer in a subject',
    'UnknownMember',
    { kind: 'subject', content: { schema: 'sluis-subject/1', changes: [], rewrap } },
  ],
  ['a pseudonym that became itself', 'BadForm', answer(rewrap, { ...carried, new: OTHER_PERSON_PSEUDONYM })],
  ['a household for a person', 'BadForm', answer(rewrap, { ...carried, new: HOUSEHOLD_PSEUDONYM })],
  ['an unknown member of a rewrap', 'UnknownMember', answer(rewrap, { ...carried, seq: 1 })],
  ['no identifier', 'MissingMember', answer({ chunk: 0, epoch: 2, refused: [] }, carried)],
  ['an identifier that is none', 'BadForm', answer({ ...rewrap, id: 'x' }, carried)],
  ['a list below 0', 'BadForm', answer({ ...rewrap, chunk: -1 }, carried)],
  ['epoch 0 in an answer', 'BadForm', answer({ ...rewrap, epoch: 0 }, carried)],
  ['an unknown member of an answer', 'UnknownMember', answer({ ...rewrap, note: 'x' }, carried)],
  ['an answer that is nothing', 'BadForm', answer(null, carried)],
  ['refusals that are an object', 'BadForm', answer({ ...rewrap, refused: {} }, carried)],
  ['a refusal that is nothing', 'BadForm', refusing(null)],
  ['an unknown code', 'BadForm', refusing({ ...refusal, code: 'NO' })],
  ['a refusal with a reason', 'UnknownMember', refusing({ ...refusal, reason: 'x' })],
  ['refusals that go back', 'WrongOrder', refusing(refusal, { ...refusal, row: 0 })],
  ['a refusal twice', 'WrongOrder', refusing(refusal, refusal)],
  ['a refusal beyond the list', 'WrongOrder', refusing({ ...refusal, row: 2 })],
]

/** ParseContent of rewraps and of what answers them. */
export const REWRAP_CASES: readonly Case[] = [
  ...good.map(([comment, input], place) => ({ tcId: 921 + place, comment: `rewrap: ${comment}`, flags: [], input })),
  ...bad.map(
    ([comment, flag, input], place): Case => ({
      tcId: 941 + place,
      comment: `rewrap: ${comment}`,
      flags: [flag],
      input,
      error: 'PART_CONTENT_INVALID',
    }),
  ),
]

/** ParseLongContent of rewraps. */
export const LONG_REWRAP_CASES: readonly Case[] = [
  { tcId: 911, comment: '5,000 pseudonyms', flags: [], input: { ...MANY, count: 5000 } },
  {
    tcId: 912,
    comment: '5,001 pseudonyms',
    flags: ['TooMany'],
    input: { ...MANY, count: 5001 },
    error: 'PART_CONTENT_INVALID',
  },
]
