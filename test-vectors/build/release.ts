import { ERASURE_STORIES } from './erasure-stories.ts'
import { evidenceOf, explainEvidence, LOG } from './evidence-input.ts'
import { EVIDENCE_NOTES } from './evidence-notes.ts'
import { FORWARD_CASES } from './forward-cases.ts'
import type { Case, Fields, Operation } from './frame.ts'
import { JOIN_CASES } from './join-cases.ts'
import { REWRAP_STORIES } from './rewrap-stories.ts'
import { SPLIT_STORIES } from './split-cases.ts'

const none = 'RECEIPT_INVALID'
const DELIVERY = '6f1d2c3b-4a59-4687-9a7b-1c2d3e4f5a6b'
const digest = (character: string): string => `${character.repeat(42)}A`
const chunk: Fields = {
  tenant: 'audience',
  domain: 'reach',
  kind: 'chunk',
  delivery: DELIVERY,
  chunk: 1,
  digests: { activityPart: digest('a'), pseudonymPart: digest('b'), attributePart: digest('c') },
}
const two: Fields = { activityPart: digest('a'), pseudonymPart: digest('b') }
const change: Fields = {
  tenant: 'audience',
  domain: 'reach',
  kind: 'change',
  change: DELIVERY,
  digests: { changePart: digest('d') },
}
const of = (details: Fields): Fields => ({ evidence: evidenceOf(details, 'release.assembled'), log: LOG })
/** Details that were logged as they are: only their form is at fault. */
const bad = (tcId: number, comment: string, flag: string, details: Fields): Case => ({
  tcId,
  comment: `${comment}, rightly logged`,
  flags: [flag],
  input: of(details),
  error: none,
})
const { chunk: _, ...unnumbered } = chunk
const { digests: __, ...undigested } = change
const evidence = of(chunk).evidence as Fields

const releaseCases: Case[] = [
  { tcId: 1, comment: 'a chunk with attributes', flags: [], input: of(chunk) },
  { tcId: 2, comment: 'a chunk without', flags: [], input: of({ ...chunk, digests: two }) },
  { tcId: 3, comment: 'the first chunk', flags: [], input: of({ ...chunk, chunk: 0 }) },
  { tcId: 4, comment: 'a change', flags: [], input: of(change) },
  bad(11, 'no pseudonym part', 'Truncated', { ...chunk, digests: { activityPart: digest('a') } }),
  bad(12, 'no activity part', 'Truncated', { ...chunk, digests: { pseudonymPart: digest('b') } }),
  bad(13, 'a chunk with a part of changes', 'UnknownMember', {
    ...chunk,
    digests: { ...two, changePart: digest('d') },
  }),
  bad(14, 'a change with a part of activities', 'UnknownMember', { ...change, digests: two }),
  bad(15, 'a digest in hex', 'NotCanonical', { ...change, digests: { changePart: 'ab'.repeat(32) } }),
  bad(16, 'a digest whose unused bits are not zero', 'NotCanonical', {
    ...change,
    digests: { changePart: `${'a'.repeat(42)}B` },
  }),
  bad(17, 'a negative chunk', 'BadInput', { ...chunk, chunk: -1 }),
  bad(18, 'a chunk as text', 'WrongType', { ...chunk, chunk: '1' }),
  bad(19, 'a chunk without a number', 'Truncated', unnumbered),
  bad(20, 'a change without digests', 'Truncated', undigested),
  bad(21, 'another kind', 'BadInput', { ...chunk, kind: 'split' }),
  bad(22, 'a tenant in upper case', 'NotCanonical', { ...chunk, tenant: 'Audience' }),
  bad(23, 'a delivery in upper case', 'NotCanonical', { ...chunk, delivery: DELIVERY.toUpperCase() }),
  bad(24, 'a chunk that names a change too', 'UnknownMember', { ...chunk, change: DELIVERY }),
  bad(25, 'a further member', 'UnknownMember', { ...change, cursor: 1 }),
  {
    tcId: 26,
    comment: 'a digest changed after logging',
    flags: ['Commitment'],
    input: {
      log: LOG,
      evidence: { ...evidence, details: { ...chunk, digests: { ...two, pseudonymPart: digest('c') } } },
    },
    error: none,
  },
  {
    tcId: 27,
    comment: 'the tenant changed after logging',
    flags: ['Commitment'],
    input: { log: LOG, evidence: { ...evidence, details: { ...chunk, tenant: 'stage-b' } } },
    error: none,
  },
  {
    tcId: 28,
    comment: 'the entry of another action',
    flags: ['WrongAction'],
    input: { log: LOG, evidence: evidenceOf(chunk, 'batch.pseudonymised') },
    error: none,
  },
]

export const release: Operation = {
  name: 'release',
  algorithm: 'C2SP tlog-proof, Ed25519 signed note, SHA-256; union of merges, rows of splits',
  header: [
    'VerifyRelease: the evidence of an item of a feed, under the log that the directory names.',
    'VerifyRelease gives the details, the id of the entry, its index, and size and root of the checkpoint.',
    'JoinRows: the opened parts of a chunk, checked as contents first, the agreements of its parties, and the range of rows of the chunk (absent: any row is of it).',
    'Forward: what pseudonyms read as after the changes of a feed, and which of them read as one (sorted, joined by spaces, the groups sorted).',
    'Forward with an erasure: also which of the pseudonyms are erased (sorted); a row of an erased person reads as null.',
    'Forward with rows: also what each row reads as, by its kind, delivery, number and the pseudonym that it came with.',
  ],
  notes: {
    ...EVIDENCE_NOTES,
    RowNumber: {
      bugType: 'LINKING',
      description: 'Parts of a row are found by its number, not by their place in a list.',
    },
    Boundary: { bugType: 'OFF_BY_ONE', description: 'First and last day belong to the agreement.' },
    Chunk: {
      bugType: 'LINKING',
      description: 'A row goes by its delivery and number: it may stand in its own chunk only.',
    },
    Anonymous: {
      bugType: 'AUTHORISATION',
      description: 'Whether anonymous visits may be used says the agreement of that day.',
    },
    Chain: { bugType: 'LINKING', description: 'A merge leads to a pseudonym that was merged in its turn.' },
    Order: { bugType: 'LINKING', description: 'Changes come in any order.' },
    Repeated: { bugType: 'LINKING', description: 'A change applied again changes nothing.' },
    Split: {
      bugType: 'LINKING',
      description: 'A split is of the rows that it names; the one of the highest number counts.',
    },
    Erasure: {
      bugType: 'PRIVACY',
      description: 'Whoever was erased is erased under every name and number, whatever comes when.',
    },
    RowKey: { bugType: 'LINKING', description: 'A row goes by kind, delivery and number.' },
    Circle: { bugType: 'TERMINATION', description: 'Merging there and back must end.' },
  },
  explain: { VerifyRelease: explainEvidence },
  groups: [
    {
      type: 'VerifyRelease',
      specRef: 'RELE-1',
      mutations: [
        { member: 'evidence/details/tenant', replace: 'stage-b' },
        { member: 'evidence/details/domain', replace: 'loyalty' },
        { member: 'evidence/details/kind', replace: 'split' },
        { member: 'evidence/details/chunk', replace: 7 },
        { member: 'evidence/details/digests/activityPart', as: 'text', kinds: ['truncate', 'flip', 'reorder'] },
        { member: 'evidence/details/digests/pseudonymPart', as: 'text', kinds: ['truncate', 'flip'] },
        { member: 'evidence/details/digests/changePart', as: 'text', kinds: ['truncate', 'flip'] },
        { member: 'evidence/salt', as: 'text', kinds: ['truncate', 'flip', 'reorder'] },
      ],
      cases: releaseCases,
    },
    { type: 'Forward', specRef: 'RELE-25, RELE-26', cases: FORWARD_CASES },
    { type: 'Forward', specRef: 'RELE-24, RELE-31', cases: SPLIT_STORIES },
    { type: 'Forward', specRef: 'RELE-42, RELE-25', cases: REWRAP_STORIES },
    { type: 'Forward', specRef: 'RELE-44, RELE-45', cases: ERASURE_STORIES },
    { type: 'JoinRows', specRef: 'RELE-18', cases: JOIN_CASES },
  ],
}
