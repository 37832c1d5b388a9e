import { SHUFFLE_CASES, STATE_CASES } from './delivery-cases.ts'
import { activityOfFirst, engineSigner, identityOfFirst, steps, tenantKey } from './delivery-story.ts'
import type { Case, Fields, Group, Operation } from './frame.ts'
import { OTHER_DELIVERY } from './part-input.ts'
import { PART_NOTES } from './part-notes.ts'
import { explainSeal } from './part-seal.ts'

/** The clauses that a step of the story tests. */
const CLAUSES: Readonly<Record<string, string>> = {
  CanonicaliseIdentity: 'RECO-10',
  CanonicaliseActivity: 'RECO-5',
  RowState: 'RECO-12, RECO-13, RECO-15',
  Shuffle: 'DELI-2',
  SealPart: 'SEAL-3, RECO-17, DELI-4',
  SignManifest: 'DELI-9',
  VerifyManifest: 'DELI-9',
  VerifyReceipt: 'DELI-26',
  OpenPart: 'SEAL-10',
  Derive: 'PSEU-3',
  JoinRows: 'RELE-18',
}

/** Steps of one kind that follow one another are a group; the numbers run on. */
const groups: { type: string; specRef: string; cases: Case[] }[] = []
for (const [place, { type, about, input }] of steps.entries()) {
  const specRef = CLAUSES[type]
  if (specRef === undefined) throw new Error(`no clause for ${type}`)
  if (groups.at(-1)?.type !== type) groups.push({ type, specRef, cases: [] })
  groups.at(-1)?.cases.push({ tcId: place + 1, comment: about, flags: [], input })
}

const expecting = (input: Fields, change: Fields): Fields => ({
  ...input,
  expected: { ...(input.expected as Fields), ...change },
})
const misplaced: readonly (readonly [string, string, Fields, NonNullable<Case['error']>])[] = [
  ['shown as another chunk', 'WrongContext', expecting(activityOfFirst, { chunk: 1 }), 'PART_CONTEXT_MISMATCH'],
  [
    'shown in another delivery',
    'WrongContext',
    expecting(activityOfFirst, { delivery: OTHER_DELIVERY }),
    'PART_CONTEXT_MISMATCH',
  ],
  [
    'shown to another tenant',
    'WrongContext',
    expecting(activityOfFirst, { tenant: 'other-tenant' }),
    'PART_CONTEXT_MISMATCH',
  ],
  ['shown in another domain', 'WrongContext', expecting(activityOfFirst, { domain: 'panel' }), 'PART_CONTEXT_MISMATCH'],
  [
    'shown as of another institution',
    'WrongContext',
    expecting(activityOfFirst, { institution: 'stage-b' }),
    'PART_CONTEXT_MISMATCH',
  ],
  [
    'the identity part in its place',
    'WrongContext',
    { ...activityOfFirst, part: identityOfFirst.part ?? '' },
    'PART_CONTEXT_MISMATCH',
  ],
  ['the tenant opens the identity part', 'WrongKey', { ...identityOfFirst, recipients: [tenantKey] }, 'PART_WRONG_KEY'],
  [
    'taken for signed by the identity engine',
    'WrongSigner',
    { ...activityOfFirst, signers: [engineSigner] },
    'PART_SIGNATURE_INVALID',
  ],
]

const wrong: Group = {
  type: 'OpenPart',
  specRef: 'SEAL-10, SEAL-11, SEAL-15',
  cases: misplaced.map(([comment, flag, input, error], place) => ({
    tcId: 501 + place,
    comment,
    flags: [flag],
    input,
    error,
  })),
}

export const delivery: Operation = {
  name: 'delivery',
  algorithm: 'chapters 3, 4, 6, 11, 12 and 13',
  header: [
    'One small delivery from the rows of a file to the rows at the tenant, byte for byte. The steps stand in their order: the output of a step is in the input of a later one.',
    'RowState: identity, activity (or null), periods, objection (absent where the file has no such column) -> linkable, state. Shuffle: items, draws (what random gives, one after the other) -> items.',
    'Random are the draws of Shuffle, ephemeral and nonce of each part, the subject numbers and the keys; all are in the inputs.',
    'Cases from 501 on are no steps of it.',
    'Rows 4, 5 and 7 of the file stay at home; rows 3 and 6 travel as anonymous visits. Five rows go in two chunks of three and two.',
  ],
  notes: PART_NOTES,
  explain: { SealPart: explainSeal },
  groups: [
    ...groups,
    wrong,
    { type: 'RowState', specRef: 'RECO-12, RECO-15, RECO-45', cases: STATE_CASES },
    { type: 'Shuffle', specRef: 'DELI-2', cases: SHUFFLE_CASES },
  ],
}
