import { text } from '../../packages/ttp-core/src/conformance/input.ts'
import { type Case, type Fields, outputOf } from './frame.ts'
import { DOMAIN, KEYS, payloadOf, REVERSIBLE, SUBJECT } from './pseudonym-input.ts'

const base: Fields = { innerKey: KEYS.innerKey, wrapKey: KEYS.first, domain: DOMAIN, kind: 'person', subject: SUBJECT }
/** The irreversible pseudonym that other cases begin with, and its payload. */
export const made = text(await outputOf('Derive', base), 'pseudonym')
export const payload = payloadOf(made)

/** A person of the shared inputs, in a changed domain. */
const inDomain = (change: Fields): Fields => ({ ...base, domain: { ...DOMAIN, ...change } })
const refusedDomain = (tcId: number, comment: string, change: Fields, flag = 'BadInput'): Case => ({
  tcId,
  comment,
  flags: [flag],
  input: inDomain(change),
  error: 'DOMAIN_INVALID',
})

/** Deriving irreversible pseudonyms. */
export const deriveCases: Case[] = [
  { tcId: 1, comment: 'a person', flags: [], input: base },
  { tcId: 2, comment: 'a household of the same number', flags: ['WrongKind'], input: { ...base, kind: 'household' } },
  {
    tcId: 3,
    comment: 'another tenant',
    flags: ['WrongTenant'],
    input: { ...base, domain: { ...DOMAIN, tenant: 'other' } },
  },
  {
    tcId: 4,
    comment: 'another domain',
    flags: ['WrongDomain'],
    input: { ...base, domain: { ...DOMAIN, domain: 'other' } },
  },
  { tcId: 5, comment: 'another epoch', flags: ['WrongEpoch'], input: { ...base, domain: { ...DOMAIN, epoch: 2 } } },
  { tcId: 6, comment: 'the largest epoch', flags: [], input: { ...base, domain: { ...DOMAIN, epoch: 65_535 } } },
  { tcId: 7, comment: 'subject of zeros', flags: [], input: { ...base, subject: '00'.repeat(16) } },
  { tcId: 8, comment: 'longest prefix', flags: [], input: { ...base, domain: { ...DOMAIN, prefix: 'abcdefghij' } } },
  { tcId: 9, comment: 'another inner key', flags: ['WrongKey'], input: { ...base, innerKey: KEYS.first.slice(0, 64) } },
  {
    tcId: 10,
    comment: 'subject of 15 bytes',
    flags: ['BadInput'],
    input: { ...base, subject: SUBJECT.slice(2) },
    error: 'SUBJECT_INVALID',
  },
  {
    tcId: 11,
    comment: 'wrapping key of 32 bytes',
    flags: ['BadInput'],
    input: { ...base, wrapKey: KEYS.innerKey },
    error: 'KEY_LENGTH_INVALID',
  },
  {
    tcId: 12,
    comment: 'epoch beyond 2 bytes',
    flags: ['BadInput'],
    input: { ...base, domain: { ...DOMAIN, epoch: 65_536 } },
    error: 'DOMAIN_INVALID',
  },
  {
    tcId: 13,
    comment: 'upper case in the prefix',
    flags: ['BadInput'],
    input: { ...base, domain: { ...DOMAIN, prefix: 'NAM' } },
    error: 'DOMAIN_INVALID',
  },
  {
    tcId: 14,
    comment: 'a domain of the other mode',
    flags: ['WrongMode'],
    input: { ...base, domain: REVERSIBLE },
    error: 'PSEUDONYM_WRONG_MODE',
  },
  {
    tcId: 15,
    comment: 'the border between tenant and domain moved',
    flags: ['AmbiguousConcat'],
    input: { ...base, domain: { ...DOMAIN, tenant: 'nama', domain: 'udience' } },
  },
  { tcId: 16, comment: 'another prefix, which the header does not hold', flags: [], input: inDomain({ prefix: 'zz' }) },
  { tcId: 17, comment: 'epoch 0', flags: [], input: inDomain({ epoch: 0 }) },
  { tcId: 18, comment: 'epoch of two bytes', flags: ['WrongEpoch'], input: inDomain({ epoch: 258 }) },
  { tcId: 19, comment: 'subject of ones', flags: [], input: { ...base, subject: 'ff'.repeat(16) } },
  {
    tcId: 20,
    comment: 'tenant and domain of 64 characters',
    flags: [],
    input: inDomain({ tenant: '!'.repeat(64), domain: '~'.repeat(64) }),
  },
  {
    tcId: 21,
    comment: 'no subject',
    flags: ['EmptyIdentifier'],
    input: { ...base, subject: '' },
    error: 'SUBJECT_INVALID',
  },
  {
    tcId: 22,
    comment: 'subject of 17 bytes',
    flags: ['TooLong'],
    input: { ...base, subject: `${SUBJECT}00` },
    error: 'SUBJECT_INVALID',
  },
  {
    tcId: 23,
    comment: 'subject in upper case hexadecimal',
    flags: ['BadInput'],
    input: { ...base, subject: SUBJECT.toUpperCase() },
    error: 'HEX_INVALID',
  },
  {
    tcId: 24,
    comment: 'a kind that there is not',
    flags: ['WrongKind'],
    input: { ...base, kind: 'Person' },
    error: 'SIV_INPUT_INVALID',
  },
  {
    tcId: 25,
    comment: 'inner key of 64 bytes',
    flags: ['BadInput'],
    input: { ...base, innerKey: KEYS.first },
    error: 'KEY_LENGTH_INVALID',
  },
  refusedDomain(26, 'no tenant', { tenant: '' }),
  refusedDomain(27, 'no domain', { domain: '' }),
  refusedDomain(28, 'tenant of 65 characters', { tenant: 'a'.repeat(65) }, 'TooLong'),
  refusedDomain(29, 'a space in the domain', { domain: 'audience one' }),
  refusedDomain(30, 'tenant beyond ASCII', { tenant: 'caf\u00e9' }),
  refusedDomain(31, 'prefix of one letter', { prefix: 'n' }),
  refusedDomain(32, 'prefix of eleven letters', { prefix: 'abcdefghijk' }, 'TooLong'),
  refusedDomain(33, 'a digit in the prefix', { prefix: 'n4m' }),
  refusedDomain(34, 'negative epoch', { epoch: -1 }),
  refusedDomain(35, 'half an epoch', { epoch: 0.5 }),
  refusedDomain(36, 'U+007F in the tenant', { tenant: 'na\u007fm' }),
  refusedDomain(37, 'U+007F at the end of the domain', { domain: 'audience\u007f' }),
  {
    tcId: 38,
    comment: 'an inner key of 64 bytes, and no subject',
    flags: ['ErrorOrder'],
    input: { ...base, innerKey: KEYS.first, subject: '' },
    error: 'KEY_LENGTH_INVALID',
  },
  {
    tcId: 39,
    comment: 'no subject, and a domain of the other mode',
    flags: ['ErrorOrder'],
    input: { ...base, subject: '', domain: REVERSIBLE },
    error: 'SUBJECT_INVALID',
  },
  {
    tcId: 40,
    comment: 'a domain of the other mode that is not well formed',
    flags: ['ErrorOrder'],
    input: { ...base, domain: { ...REVERSIBLE, tenant: '' } },
    error: 'PSEUDONYM_WRONG_MODE',
  },
  {
    tcId: 41,
    comment: 'a domain that is not well formed, and a kind that there is not',
    flags: ['ErrorOrder'],
    input: { ...base, domain: { ...DOMAIN, tenant: '' }, kind: 'Person' },
    error: 'DOMAIN_INVALID',
  },
  {
    tcId: 42,
    comment: 'a domain of the other mode, and a kind that is no text to encode',
    flags: ['ErrorOrder'],
    input: { ...base, domain: REVERSIBLE, kind: '\ud800' },
    error: 'PSEUDONYM_WRONG_MODE',
  },
  {
    tcId: 43,
    comment: 'a kind that is no text to encode',
    flags: ['WrongKind'],
    input: { ...base, kind: '\ud800' },
    error: 'SIV_INPUT_INVALID',
  },
  {
    tcId: 44,
    comment: 'a domain of no mode',
    flags: ['WrongMode'],
    input: { ...base, domain: { ...DOMAIN, mode: 'both' } },
    error: 'PSEUDONYM_WRONG_MODE',
  },
  refusedDomain(45, 'a line feed behind the prefix', { prefix: 'nam\n' }),
]
