import { object, text } from '../../packages/ttp-core/src/conformance/input.ts'
import { type Case, type Explain, type Fields, type Mutation, type Operation, outputOf } from './frame.ts'
import { DOMAIN, KEYS, REVERSIBLE, SUBJECT } from './pseudonym-input.ts'
import { PSEUDONYM_NOTES } from './pseudonym-notes.ts'

const subject = { kind: 'person', subject: SUBJECT }
// The pseudonym made anew from the subject, which must equal the output.
const derivedAnew: Explain = async (input) => {
  const to = object(input, 'to')
  const key = text(input, 'toKey')
  const made =
    to.mode === 'irreversible'
      ? await outputOf('Derive', { ...subject, domain: to, innerKey: KEYS.innerKey, wrapKey: key })
      : await outputOf('Encrypt', { ...subject, domain: to, reversibleKey: key })
  return { derivedAnew: text(made, 'pseudonym') }
}

const first = { fromKey: KEYS.first, toKey: KEYS.second }
const derived = { ...subject, domain: DOMAIN, innerKey: KEYS.innerKey, wrapKey: KEYS.first }
const irreversible = text(await outputOf('Derive', derived), 'pseudonym')
const encrypted = { ...subject, domain: REVERSIBLE, reversibleKey: KEYS.first }
const reversible = text(await outputOf('Encrypt', encrypted), 'pseudonym')

const move = (to: Fields, change: Fields = {}): Fields => ({
  ...first,
  from: DOMAIN,
  to,
  pseudonym: irreversible,
  ...change,
})
const back: Fields = { from: REVERSIBLE, pseudonym: reversible }
const next = { ...DOMAIN, epoch: 2 }
const other = { ...DOMAIN, tenant: 'museum-a', domain: 'visitors', prefix: 'mus' }

const rewrapCases: Case[] = [
  { tcId: 1, comment: 'irreversible, next epoch', flags: [], input: move(next) },
  { tcId: 2, comment: 'reversible, next epoch', flags: [], input: move({ ...REVERSIBLE, epoch: 2 }, back) },
  { tcId: 3, comment: 'the same epoch', flags: ['BadInput'], input: move(DOMAIN), error: 'REWRAP_INVALID' },
  {
    tcId: 4,
    comment: 'another domain',
    flags: ['WrongDomain'],
    input: move({ ...next, domain: 'other' }),
    error: 'REWRAP_INVALID',
  },
  {
    tcId: 5,
    comment: 'another mode',
    flags: ['WrongMode'],
    input: move({ ...next, mode: 'reversible' }),
    error: 'REWRAP_INVALID',
  },
  {
    tcId: 6,
    comment: 'a pseudonym of the other mode',
    flags: ['WrongMode'],
    input: move(next, { pseudonym: reversible }),
    error: 'PSEUDONYM_WRONG_MODE',
  },
  {
    tcId: 7,
    comment: 'another key for the old epoch',
    flags: ['WrongKey'],
    input: move(next, { fromKey: KEYS.second }),
    error: 'PSEUDONYM_UNOPENABLE',
  },
  {
    tcId: 8,
    comment: 'a pseudonym of another epoch',
    flags: ['WrongEpoch'],
    input: move(next, { from: { ...DOMAIN, epoch: 3 } }),
    error: 'PSEUDONYM_WRONG_EPOCH',
  },
  { tcId: 9, comment: 'back to an earlier epoch', flags: [], input: move({ ...DOMAIN, epoch: 0 }) },
  {
    tcId: 10,
    comment: 'another tenant',
    flags: ['WrongTenant'],
    input: move({ ...next, tenant: 'other' }),
    error: 'REWRAP_INVALID',
  },
  {
    tcId: 11,
    comment: 'new key of 32 bytes',
    flags: ['BadInput'],
    input: move(next, { toKey: KEYS.innerKey }),
    error: 'KEY_LENGTH_INVALID',
  },
  {
    tcId: 12,
    comment: 'new epoch beyond 2 bytes',
    flags: ['BadInput'],
    input: move({ ...DOMAIN, epoch: 65_536 }),
    error: 'DOMAIN_INVALID',
  },
  {
    tcId: 13,
    comment: 'a damaged pseudonym',
    flags: ['TruncatedToken'],
    input: move(next, { pseudonym: irreversible.slice(0, -1) }),
    error: 'PSEUDONYM_MALFORMED',
  },
  {
    tcId: 14,
    comment: 'another prefix than the pseudonym has',
    flags: ['WrongDomain'],
    input: move({ ...next, prefix: 'zz' }, { from: { ...DOMAIN, prefix: 'zz' } }),
    error: 'PSEUDONYM_WRONG_DOMAIN',
  },
  {
    tcId: 15,
    comment: 'new key of 32 bytes, and the same epoch',
    flags: ['ErrorOrder'],
    input: move(DOMAIN, { toKey: KEYS.innerKey }),
    error: 'KEY_LENGTH_INVALID',
  },
  {
    tcId: 16,
    comment: 'another mode, and no pseudonym',
    flags: ['ErrorOrder'],
    input: move({ ...next, mode: 'reversible' }, { pseudonym: 'nam' }),
    error: 'REWRAP_INVALID',
  },
  {
    tcId: 17,
    comment: 'no pseudonym, and a new epoch beyond 2 bytes',
    flags: ['ErrorOrder'],
    input: move({ ...DOMAIN, epoch: 65_536 }, { pseudonym: 'nam' }),
    error: 'PSEUDONYM_MALFORMED',
  },
  {
    tcId: 18,
    comment: 'two domains of one mode that there is not',
    flags: ['BadInput'],
    input: move({ ...next, mode: 'both' }, { from: { ...DOMAIN, mode: 'both' } }),
    error: 'DOMAIN_INVALID',
  },
  {
    tcId: 19,
    comment: 'an old epoch beyond 2 bytes, and a new prefix of one letter',
    flags: ['ErrorOrder'],
    input: move({ ...next, prefix: 'n' }, { from: { ...DOMAIN, epoch: 65_536 } }),
    error: 'DOMAIN_INVALID',
  },
]
const translateCases: Case[] = [
  { tcId: 101, comment: 'irreversible, to another tenant', flags: [], input: move(other) },
  {
    tcId: 102,
    comment: 'irreversible, to another domain of the tenant',
    flags: [],
    input: move({ ...DOMAIN, domain: 'loyalty' }),
  },
  {
    tcId: 103,
    comment: 'reversible, to another tenant and epoch',
    flags: [],
    input: move({ ...other, epoch: 7, mode: 'reversible' }, back),
  },
  { tcId: 104, comment: 'the same domain', flags: ['BadInput'], input: move(next), error: 'REWRAP_INVALID' },
  {
    tcId: 105,
    comment: 'another mode',
    flags: ['WrongMode'],
    input: move({ ...other, mode: 'reversible' }),
    error: 'REWRAP_INVALID',
  },
  {
    tcId: 106,
    comment: 'said to come from another tenant',
    flags: ['WrongTenant'],
    input: move(other, { from: { ...DOMAIN, tenant: 'x' } }),
    error: 'PSEUDONYM_UNOPENABLE',
  },
  {
    tcId: 107,
    comment: 'the border between tenant and domain moved: another domain',
    flags: ['AmbiguousConcat'],
    input: move({ ...DOMAIN, tenant: 'nama', domain: 'udience' }),
  },
  {
    tcId: 108,
    comment: 'another prefix is no other domain',
    flags: ['WrongDomain'],
    input: move({ ...DOMAIN, prefix: 'zz' }),
    error: 'REWRAP_INVALID',
  },
  {
    tcId: 109,
    comment: 'another key for the old domain',
    flags: ['WrongKey'],
    input: move(other, { fromKey: KEYS.second }),
    error: 'PSEUDONYM_UNOPENABLE',
  },
  {
    tcId: 110,
    comment: 'a reversible pseudonym from an irreversible domain',
    flags: ['WrongMode'],
    input: move(other, { pseudonym: reversible }),
    error: 'PSEUDONYM_WRONG_MODE',
  },
  {
    tcId: 111,
    comment: 'the same domain, and no pseudonym',
    flags: ['ErrorOrder'],
    input: move(next, { pseudonym: 'nam' }),
    error: 'REWRAP_INVALID',
  },
  {
    tcId: 112,
    comment: 'another key, and a new domain that is not well formed',
    flags: ['ErrorOrder'],
    input: move({ ...other, tenant: '' }, { fromKey: KEYS.second }),
    error: 'PSEUDONYM_UNOPENABLE',
  },
]

const mutations: readonly Mutation[] = [
  { member: 'pseudonym', as: 'text', kinds: ['truncate', 'flip', 'reorder'] },
  { member: 'fromKey', as: 'hex', kinds: ['truncate', 'flip', 'reorder'] },
  { member: 'toKey', as: 'hex', kinds: ['truncate'] },
  { member: 'from/tenant', replace: 'other-tenant' },
  { member: 'from/domain', replace: 'other-domain' },
  { member: 'from/epoch', replace: 9 },
  { member: 'from/prefix', replace: 'other' },
  { member: 'to/epoch', replace: 65_536 },
  { member: 'from/mode', replace: 'reversible' },
  { member: 'from/mode', replace: 'irreversible' },
  { member: 'to/mode', replace: 'reversible' },
  { member: 'to/mode', replace: 'irreversible' },
]

export const rewrapping: Operation = {
  name: 'rewrap',
  algorithm: 'AES-SIV, bech32m',
  header: ['The output equals the pseudonym derived anew in the new epoch or domain (intermediates.derivedAnew).'],
  notes: PSEUDONYM_NOTES,
  explain: { Rewrap: derivedAnew, Translate: derivedAnew },
  groups: [
    { type: 'Rewrap', specRef: 'TRAN-1, TRAN-3, TRAN-4', mutations, cases: rewrapCases },
    { type: 'Translate', specRef: 'TRAN-2, TRAN-3, TRAN-4', mutations, cases: translateCases },
  ],
}
