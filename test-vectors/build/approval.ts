import { text } from '../../packages/ttp-core/src/conformance/input.ts'
import { CHECK_CASES, keyOf } from './approval-checks.ts'
import { CONTENT_CASES } from './approval-content.ts'
import {
  approval,
  common,
  counted,
  DIRECTORY,
  destruction,
  digest,
  directoryWith,
  reveal,
  translate,
  without,
} from './approval-documents.ts'
import { keys, setting } from './directory-document.ts'
import type { Case, Fields, Json, Operation } from './frame.ts'
import { sealPair } from './part-keys.ts'
import { WITHDRAWAL_CASES } from './withdrawal-content.ts'

const NOTES: Operation['notes'] = {
  Normal: { bugType: 'BASIC', description: 'What is in order is accepted.' },
  BadForm: { bugType: 'MISSING_STEP', description: 'A member that is missing, unknown or of another form.' },
  NotIndependent: { bugType: 'AUTH_BYPASS', description: 'Two that are one: a person, an account or a key.' },
  NotAllowed: {
    bugType: 'AUTH_BYPASS',
    description: 'Somebody without the role, suspended, or of another organisation.',
  },
  Forged: { bugType: 'AUTH_BYPASS', description: 'Signed by another than the one it names, or of another document.' },
  OutOfTime: { bugType: 'MISSING_STEP', description: 'Before it begins, or after its end.' },
  TooMuch: { bugType: 'MISSING_STEP', description: 'More than the approvers were told, or than a day allows.' },
}

const request = counted(1)
const badRequests: readonly (readonly [string, Json])[] = [
  ...Object.keys(reveal).map((name) => [`no ${name}`, without(reveal, name)] as const),
  ['no key to destroy', without(destruction, 'key')],
  ['no translation', without(translate, 'translation')],
  ['an unknown member', { ...reveal, name: 'x' }],
  ['a member of another act', { ...reveal, translation: 'translation-1' }],
  ['an act that is not in the list', { ...reveal, act: 'open' }],
  ['nobody selected', { ...reveal, selection: { count: 0, digests: [digest] } }],
  ['no part of a selection', { ...reveal, selection: { count: 3, digests: [] } }],
  ['fewer pseudonyms than parts', { ...translate, selection: { count: 1, digests: [digest, digest] } }],
  ['a reveal in two parts', { ...reveal, selection: { count: 3, digests: [digest, digest] } }],
  ['1,001 persons', { ...reveal, selection: { count: 1001, digests: [digest] } }],
  ['5,000,001 pseudonyms', { ...translate, selection: { count: 5_000_001, digests: [digest] } }],
  ['a digest in hexadecimal', { ...reveal, selection: { count: 3, digests: ['a'.repeat(64)] } }],
  ['an end that is its beginning', { ...reveal, expiresAt: common.requestedAt ?? null }],
  ['31 days and a millisecond', { ...reveal, expiresAt: '2026-04-01T12:00:00.001Z' }],
  ['the 30th of February', { ...reveal, requestedAt: '2026-02-30T12:00:00.000Z' }],
  ['a ground that the law does not know', { ...reveal, legalGround: 'curiosity' }],
  ['a purpose on two lines', { ...reveal, purpose: 'a\nb' }],
  ['a private key to seal to', { ...reveal, recipient: sealPair(160).open }],
  ['a key that signs to seal to', { ...reveal, recipient: keys.sign(1) }],
  ['to the domain it comes from', { ...translate, to: { tenant: 'audience', domain: 'panel' } }],
  ['to destroy a sealing key', { ...destruction, key: { purpose: 'seal', tenant: '', domain: '', epoch: 1 } }],
  ['a requester with a capital', { ...reveal, requester: 'P-rita' }],
  ['nothing', null],
  ['a line feed behind the identifier', { ...reveal, id: `${String(common.id)}\n` }],
  ['a line feed behind the requester', { ...reveal, requester: 'p-rita\n' }],
  ['a day of 1899', { ...reveal, requestedAt: '1899-12-30T12:00:00.000Z', expiresAt: '1899-12-31T12:00:00.000Z' }],
  [
    'a day of the year 0',
    { ...reveal, requestedAt: '0000-01-01T12:00:00.000Z', expiresAt: '0000-01-02T12:00:00.000Z' },
  ],
  ['a line feed behind its end', { ...reveal, expiresAt: '2026-03-08T12:00:00.000Z\n' }],
]
const answer = counted(101)
const badApprovals: readonly (readonly [string, Json])[] = [
  ...Object.keys(approval).map((name) => [`no ${name}`, without(approval, name)] as const),
  ['an unknown member', { ...approval, why: 'x' }],
  ['a decision that is neither', { ...approval, decision: 'perhaps' }],
  ['a digest in upper case', { ...approval, request: 'CD'.repeat(32) }],
  ['nothing', null],
  ['a line feed behind the digest', { ...approval, request: `${'cd'.repeat(32)}\n` }],
  ['the 30th of February', { ...approval, at: '2026-02-30T12:00:00.000Z' }],
]

const allow = counted(301)
const THEIRS = { tenant: 'polls-d', domain: 'poll' }
/** A directory with a second tenant, suspended, on one side of the translation. */
const withTheirs = (side: 'from' | 'to'): string =>
  directoryWith({}, (draft) => {
    const [, , tenant] = draft.organisations
    const [, panel] = draft.domains
    const [translation] = draft.translations
    if (tenant === undefined || panel === undefined || translation === undefined) throw new Error('no such directory')
    const theirs = { ...tenant, id: THEIRS.tenant, status: 'suspended', clients: [], sealKeys: [keys.seal(161)] }
    Object.assign(draft, { organisations: [...draft.organisations, theirs] })
    draft.domains = [...draft.domains, { ...panel, id: THEIRS.domain, tenant: THEIRS.tenant, prefix: 'poll' }]
    draft.translations = [{ ...translation, [side]: THEIRS }]
  })
const on = (document: Fields, day = '2026-03-02', directory = DIRECTORY): Fields => ({ directory, document, day })
const allowed: Case[] = [
  allow('a reveal in a domain with a limit, by an institution that consented', ['Normal'], on(reveal)),
  allow('as many as the limit', ['Normal'], on({ ...reveal, selection: { count: 100, digests: [digest] } })),
  allow('a translation in force', ['Normal'], on(translate)),
  allow(
    'one more than the limit',
    ['TooMuch'],
    on({ ...reveal, selection: { count: 101, digests: [digest] } }),
    'REVEAL_NOT_ALLOWED',
  ),
  allow('an irreversible domain', ['NotAllowed'], on({ ...reveal, domain: 'reach' }), 'REVEAL_NOT_ALLOWED'),
  allow(
    'a reversible domain without a limit',
    ['NotAllowed'],
    on({ ...reveal, domain: 'panel' }),
    'REVEAL_NOT_ALLOWED',
  ),
  allow('a domain that is not there', ['NotAllowed'], on({ ...reveal, domain: 'gone' }), 'REVEAL_NOT_ALLOWED'),
  allow(
    'an institution without an agreement',
    ['NotAllowed'],
    on({ ...reveal, institution: 'stage-b' }),
    'REVEAL_NOT_ALLOWED',
  ),
  allow('before the agreement', ['OutOfTime'], on(reveal, '2025-12-31'), 'REVEAL_NOT_ALLOWED'),
  allow(
    'a translation the other way round',
    ['NotAllowed'],
    on({ ...translate, from: { tenant: 'audience', domain: 'survey' }, to: { tenant: 'audience', domain: 'panel' } }),
    'TRANSLATE_NOT_ALLOWED',
  ),
  allow(
    'a translation that the directory does not have',
    ['NotAllowed'],
    on({ ...translate, translation: 'translation-9' }),
    'TRANSLATE_NOT_ALLOWED',
  ),
  allow('a translation before its first day', ['OutOfTime'], on(translate, '2025-12-31'), 'TRANSLATE_NOT_ALLOWED'),
  allow('a translation after its last day', ['OutOfTime'], on(translate, '2027-01-01'), 'TRANSLATE_NOT_ALLOWED'),
  allow(
    'an agreement that does not name one-to-one contact',
    ['NotAllowed'],
    on(
      reveal,
      '2026-03-02',
      directoryWith({}, (draft) => setting('agreements/3', { purposes: ['market-insight'] })(draft)),
    ),
    'REVEAL_NOT_ALLOWED',
  ),
  allow(
    'an institution that is suspended',
    ['NotAllowed'],
    on(reveal, '2026-03-02', directoryWith({}, setting('organisations/0', { status: 'suspended' }))),
    'REVEAL_NOT_ALLOWED',
  ),
  allow(
    'a reveal of a tenant that is suspended',
    ['NotAllowed'],
    on(reveal, '2026-03-02', directoryWith({}, setting('organisations/2', { status: 'suspended' }))),
    'REVEAL_NOT_ALLOWED',
  ),
  ...(['from', 'to'] as const).map((side) =>
    allow(
      `a translation ${side} a tenant that is suspended`,
      ['NotAllowed'],
      on({ ...translate, [side]: THEIRS }, '2026-03-02', withTheirs(side)),
      'TRANSLATE_NOT_ALLOWED',
    ),
  ),
  allow('a translation on its first day', ['Normal'], on(translate, '2026-01-01')),
  allow('a translation on its last day', ['Normal'], on(translate, '2026-12-31')),
]

const limit = counted(401)
const survey: Fields = { directory: DIRECTORY, tenant: 'audience', domain: 'survey' }
const limits: Case[] = [
  limit('up to the limit', ['Normal'], { ...survey, before: 97, persons: 3 }),
  limit('one over the limit', ['TooMuch'], { ...survey, before: 98, persons: 3 }, 'REVEAL_QUOTA_EXCEEDED'),
  limit(
    'a domain without a limit',
    ['NotAllowed'],
    { ...survey, domain: 'panel', before: 0, persons: 1 },
    'REVEAL_NOT_ALLOWED',
  ),
]
const select = counted(501)
const two: Fields = { count: 3, digests: [digest, digest] }
const selected: Case[] = [
  select('three in two parts', ['Normal'], { selection: two, parts: [['a', 'b'], ['c']] }),
  select('one too few', ['TooMuch'], { selection: two, parts: [['a'], ['c']] }, 'SELECTION_MISMATCH'),
  select(
    'one too many',
    ['TooMuch'],
    {
      selection: two,
      parts: [
        ['a', 'b'],
        ['c', 'd'],
      ],
    },
    'SELECTION_MISMATCH',
  ),
  select('one twice', ['TooMuch'], { selection: two, parts: [['a', 'b'], ['b']] }, 'SELECTION_MISMATCH'),
  select('a part too few', ['TooMuch'], { selection: two, parts: [['a', 'b', 'c']] }, 'SELECTION_MISMATCH'),
]
const sign = counted(601)

/** Requests under dual control. */
export const approvalFile: Operation = {
  name: 'approval',
  algorithm: 'Requests and approvals (dual control)',
  header: ['Directories are those of directory.json with other people; pseudonyms of CheckSelected stand for texts.'],
  notes: NOTES,
  groups: [
    {
      type: 'ParseRequest',
      specRef: 'DUAL-1',
      cases: [
        ...[reveal, translate, destruction].map((document) => request(text(document, 'act'), ['Normal'], { document })),
        request('31 days', ['Normal'], { document: { ...reveal, expiresAt: '2026-04-01T12:00:00.000Z' } }),
        ...badRequests.map(([comment, document]) => request(comment, ['BadForm'], { document }, 'REQUEST_INVALID')),
      ],
    },
    {
      type: 'ParseApproval',
      specRef: 'DUAL-2',
      cases: [
        answer('yes', ['Normal'], { document: approval }),
        answer('no', ['Normal'], { document: { ...approval, decision: 'refuse' } }),
        ...badApprovals.map(([comment, document]) => answer(comment, ['BadForm'], { document }, 'APPROVAL_INVALID')),
      ],
    },
    { type: 'CheckApprovals', specRef: 'DUAL-3, DUAL-4', cases: CHECK_CASES },
    { type: 'CheckAllowed', specRef: 'DUAL-5, DUAL-6', cases: allowed },
    { type: 'CheckDayLimit', specRef: 'DUAL-11', cases: limits },
    { type: 'CheckSelected', specRef: 'DUAL-12', cases: selected },
    { type: 'ParseContent', specRef: 'RECO-30, RECO-31, RECO-32', cases: CONTENT_CASES },
    { type: 'ParseContent', specRef: 'RECO-46', cases: WITHDRAWAL_CASES },
    {
      type: 'SignRequest',
      specRef: 'DUAL-1',
      cases: [
        sign('a reveal', ['Normal'], { document: reveal, key: keyOf('rita') }),
        sign('one that is none', ['BadForm'], { document: {}, key: keyOf('rita') }, 'REQUEST_INVALID'),
      ],
    },
    {
      type: 'SignApproval',
      specRef: 'DUAL-2',
      cases: [
        sign('an approval', ['Normal'], { document: approval, key: keyOf('adam') }),
        sign('one that is none', ['BadForm'], { document: {}, key: keyOf('adam') }, 'APPROVAL_INVALID'),
      ],
    },
  ],
}
