import { AUDIT_ACTIONS, formatEntry } from '../../packages/ttp-core/src/audit/index.ts'
import { canonicalJson, enc, fromHex, LABEL, toHex } from '../../packages/ttp-core/src/encoding/index.ts'
import type { Case, Fields, Operation } from './frame.ts'

const code = 'AUDIT_ENTRY_INVALID'
const entry: Fields = {
  schema: 'sluis-audit/1',
  id: '6f1d2c3b-4a59-4687-9a7b-1c2d3e4f5a6b',
  at: '2026-03-01T12:00:00.000Z',
  action: 'delivery.closed',
  actor: 'museum-a',
  commitment: 'ab'.repeat(32),
}
const canonical = formatEntry(entry as never)
const without = (name: string): Fields =>
  Object.fromEntries(Object.entries(entry).filter(([member]) => member !== name))

/** What is wrong with one member, by its name. */
const WRONG: readonly (readonly [string, string, Fields[string], string])[] = [
  ['schema', 'of a later version', 'sluis-audit/2', 'BadInput'],
  ['id', 'in upper case', '6F1D2C3B-4A59-4687-9A7B-1C2D3E4F5A6B', 'NotCanonical'],
  ['id', 'without hyphens', '6f1d2c3b4a5946879a7b1c2d3e4f5a6b', 'NotCanonical'],
  ['id', 'as a number', 6, 'WrongType'],
  ['at', 'without milliseconds', '2026-03-01T12:00:00Z', 'NotCanonical'],
  ['at', 'with an offset', '2026-03-01T12:00:00.000+01:00', 'NotCanonical'],
  ['at', 'with a small t', '2026-03-01t12:00:00.000Z', 'NotCanonical'],
  ['at', 'in month 13', '2026-13-01T12:00:00.000Z', 'BadInput'],
  ['at', 'at second 60', '2026-03-01T12:00:60.000Z', 'BadInput'],
  ['at', 'at hour 24', '2026-03-01T24:00:00.000Z', 'BadInput'],
  ['action', 'that the list does not have', 'delivery.deleted', 'BadInput'],
  ['action', 'in upper case', 'DELIVERY.CLOSED', 'NotCanonical'],
  ['actor', 'that is an e-mail address', 'jan@example.nl', 'Identifier'],
  ['actor', 'of one character', 'm', 'BadInput'],
  ['actor', 'of 101 characters', 'a'.repeat(101), 'BadInput'],
  ['actor', 'with a space', 'museum a', 'BadInput'],
  ['actor', 'that is null', null, 'WrongType'],
  ['commitment', 'in upper case', 'AB'.repeat(32), 'NotCanonical'],
  ['commitment', 'of 31 bytes', 'ab'.repeat(31), 'Truncated'],
]
const names = Object.keys(entry)
const formatCases: Case[] = [
  ...AUDIT_ACTIONS.map((action, at) => ({
    tcId: 301 + at,
    comment: action,
    flags: [],
    input: { entry: { ...entry, action } },
  })),
  {
    tcId: 31,
    comment: 'members in another order',
    flags: [],
    input: { entry: Object.fromEntries(Object.entries(entry).reverse()) },
  },
  {
    tcId: 32,
    comment: 'an actor of every kind of character',
    flags: [],
    input: { entry: { ...entry, actor: 'Az09._:-' } },
  },
  ...WRONG.map(
    ([name, how, value, flag], at) =>
      ({
        tcId: 41 + at,
        comment: `${name} ${how}`,
        flags: [flag],
        input: { entry: { ...entry, [name]: value } },
        error: code,
      }) as const,
  ),
  ...names.map(
    (name, at) =>
      ({
        tcId: 71 + at,
        comment: `no ${name}`,
        flags: ['Truncated'],
        input: { entry: without(name) },
        error: code,
      }) as const,
  ),
  {
    tcId: 81,
    comment: 'a further member, even an empty one',
    flags: ['UnknownMember'],
    input: { entry: { ...entry, subject: '' } },
    error: code,
  },
]

const swapped = `{"action":"delivery.closed",${canonical.slice(1).replace('"action":"delivery.closed",', '')}`
const reordered = swapped.replace(
  /^\{"action":"delivery.closed","actor":"museum-a"/,
  '{"actor":"museum-a","action":"delivery.closed"',
)
const texts: readonly (readonly [string, string, string])[] = [
  ['', 'nothing', 'Truncated'],
  [canonical.slice(0, -1), 'the last brace missing', 'Truncated'],
  [` ${canonical}`, 'a space in front', 'NotCanonical'],
  [`${canonical}\n`, 'a newline behind', 'NotCanonical'],
  [canonical.replace(',', ', '), 'a space inside', 'NotCanonical'],
  [`\ufeff${canonical}`, 'a byte order mark', 'NotCanonical'],
  [reordered, 'members in another order', 'NotCanonical'],
  [canonical.replace('"at"', '"\\u0061t"'), 'an escape where none is needed', 'NotCanonical'],
  [canonical.replace('{', '{"actor":"museum-b",'), 'a member twice', 'DuplicateMember'],
  [canonical.replace('}', ',"subject":""}'), 'a further member', 'UnknownMember'],
  [`[${canonical}]`, 'a list', 'WrongType'],
  ['null', 'null', 'WrongType'],
  [`"${'a'.repeat(5000)}"`, 'more than 4,096 bytes', 'BadInput'],
]
const parseCases: Case[] = [
  ...AUDIT_ACTIONS.map((action, at) => ({
    tcId: 401 + at,
    comment: action,
    flags: [],
    input: { text: canonical.replace('delivery.closed', action) },
  })),
  ...texts.map(
    ([text, comment, flag], at) => ({ tcId: 121 + at, comment, flags: [flag], input: { text }, error: code }) as const,
  ),
]

const salt = '000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f'
const details: Fields = { rowCount: 3, deliveryId: '6f1d2c3b-4a59-4687-9a7b-1c2d3e4f5a6b' }
const commitCases: Case[] = [
  { tcId: 201, comment: 'two members', flags: [], input: { salt, details } },
  {
    tcId: 202,
    comment: 'the same, in another order: the same commitment',
    flags: [],
    input: { salt, details: Object.fromEntries(Object.entries(details).reverse()) },
  },
  { tcId: 203, comment: 'another salt', flags: [], input: { salt: salt.replace('1f', '20'), details } },
  { tcId: 204, comment: 'no member', flags: [], input: { salt, details: {} } },
  {
    tcId: 205,
    comment: 'lists, objects, null, false',
    flags: [],
    input: { salt, details: { a: [1, { b: null }], c: false } },
  },
  { tcId: 206, comment: 'text beyond ASCII', flags: [], input: { salt, details: { naam: 'Café \u{1f3ad}' } } },
  {
    tcId: 207,
    comment: 'a salt of zeros',
    flags: [],
    input: { salt: '00'.repeat(32), details: { deliveryId: 'x', rowCount: 3 } },
  },
  {
    tcId: 208,
    comment: 'a salt of 31 bytes',
    flags: ['Truncated'],
    input: { salt: salt.slice(2), details },
    error: 'KEY_LENGTH_INVALID',
  },
  { tcId: 209, comment: 'no salt', flags: ['Unsalted'], input: { salt: '', details }, error: 'KEY_LENGTH_INVALID' },
  {
    tcId: 210,
    comment: 'a fraction',
    flags: ['BadInput'],
    input: { salt, details: { share: 0.5 } },
    error: 'JSON_NOT_CANONICAL',
  },
]

/** The canonical details and their framing. */
function explainCommit(input: Fields): Fields {
  const text = canonicalJson(input.details)
  return { canonicalDetails: text, enc: toHex(enc(LABEL.auditCommitment, fromHex(String(input.salt)), text)) }
}

export const auditEntry: Operation = {
  name: 'audit-entry',
  algorithm: 'canonical JSON, SHA-256',
  header: ['commitment = SHA-256(enc("audit-commitment", salt, canonical JSON of the details))'],
  notes: {
    NotCanonical: { bugType: 'AMBIGUITY', description: 'A second spelling of the same entry.' },
    DuplicateMember: { bugType: 'AMBIGUITY', description: 'Two readers would read two entries.' },
    UnknownMember: { bugType: 'MALFORMED', description: 'Entries are closed: nothing more can travel in them.' },
    Identifier: { bugType: 'PRIVACY', description: 'What could name a person has no place in the log.' },
    WrongType: { bugType: 'MALFORMED', description: 'A value of another type.' },
    Truncated: { bugType: 'MALFORMED', description: 'Something is missing.' },
    Unsalted: {
      bugType: 'DICTIONARY',
      description: 'Without a salt anybody can try the few details that are possible.',
    },
    BadInput: { bugType: 'MALFORMED', description: 'The input is refused, not repaired.' },
  },
  explain: { Commit: explainCommit },
  groups: [
    {
      type: 'FormatEntry',
      specRef: 'AUDI-12',
      mutations: [
        { member: 'entry/schema', as: 'text', kinds: ['truncate', 'flip', 'reorder'] },
        { member: 'entry/action', as: 'text', kinds: ['truncate', 'flip', 'reorder'] },
        { member: 'entry/commitment', as: 'text', kinds: ['truncate'] },
      ],
      cases: formatCases,
    },
    {
      type: 'ParseEntry',
      specRef: 'AUDI-12',
      mutations: [{ member: 'text', as: 'text', kinds: ['truncate'] }],
      cases: parseCases,
    },
    {
      type: 'Commit',
      specRef: 'AUDI-15',
      mutations: [{ member: 'salt', as: 'hex', kinds: ['truncate'] }],
      cases: commitCases,
    },
  ],
}
