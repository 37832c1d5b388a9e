import { text } from '../../packages/ttp-core/src/conformance/input.ts'
import { ERROR_ORDER } from './error-order.ts'
import { type Case, type Fields, type Operation, outputOf } from './frame.ts'
import { tagOfNothing } from './siv-tag.ts'

const key = Array.from({ length: 64 }, (_, index) => index.toString(16).padStart(2, '0')).join('')
const base: Fields = { key, ad: '01020304', plaintext: '00112233445566778899aabbccddeeff00000000' }

const sealCases: Case[] = [
  { tcId: 1, comment: '20 bytes', flags: [], input: base },
  { tcId: 2, comment: 'one byte under one byte', flags: [], input: { ...base, ad: '01', plaintext: '05' } },
  { tcId: 3, comment: 'two blocks', flags: [], input: { ...base, plaintext: '00'.repeat(32) } },
  {
    tcId: 4,
    comment: 'empty associated data',
    flags: ['ZeroAdVsEmptyAd'],
    input: { ...base, ad: '' },
    error: 'SIV_INPUT_INVALID',
  },
  {
    tcId: 5,
    comment: 'empty plaintext',
    flags: ['EmptyCiphertextZeroTag'],
    input: { ...base, plaintext: '' },
    error: 'SIV_INPUT_INVALID',
  },
  {
    tcId: 6,
    comment: 'key of AES-128-SIV',
    flags: ['BadLength'],
    input: { ...base, key: key.slice(0, 64) },
    error: 'KEY_LENGTH_INVALID',
  },
  {
    tcId: 7,
    comment: 'key of AES-192-SIV',
    flags: ['BadLength'],
    input: { ...base, key: key.slice(0, 96) },
    error: 'KEY_LENGTH_INVALID',
  },
  {
    tcId: 8,
    comment: 'a digit that is not hexadecimal',
    flags: ['BadInput'],
    input: { ...base, plaintext: '0g' },
    error: 'HEX_INVALID',
  },
  {
    tcId: 9,
    comment: 'key of 32 bytes, and empty associated data',
    flags: ['ErrorOrder'],
    input: { ...base, key: key.slice(0, 64), ad: '' },
    error: 'KEY_LENGTH_INVALID',
  },
]

const ciphertext = text(await outputOf('SivSeal', base), 'ciphertext')
const open = (change: Fields = {}): Fields => ({ key, ad: '01020304', ciphertext, ...change })
const openCases: Case[] = [
  { tcId: 101, comment: 'what was sealed', flags: [], input: open() },
  {
    tcId: 102,
    comment: 'other associated data',
    flags: ['WrongContext'],
    input: open({ ad: '01020305' }),
    error: 'SIV_UNOPENABLE',
  },
  {
    tcId: 103,
    comment: 'empty associated data',
    flags: ['ZeroAdVsEmptyAd'],
    input: open({ ad: '' }),
    error: 'SIV_INPUT_INVALID',
  },
  {
    tcId: 104,
    comment: 'nothing under a tag of zeros',
    flags: ['EmptyCiphertextZeroTag'],
    input: open({ ciphertext: '00'.repeat(16) }),
    error: 'SIV_UNOPENABLE',
  },
  {
    tcId: 105,
    comment: 'nothing at all',
    flags: ['EmptyCiphertextZeroTag'],
    input: open({ ciphertext: '' }),
    error: 'SIV_UNOPENABLE',
  },
  {
    tcId: 106,
    comment: 'a byte under a tag of zeros',
    flags: ['EmptyCiphertextZeroTag'],
    input: open({ ciphertext: '00'.repeat(17) }),
    error: 'SIV_UNOPENABLE',
  },
  {
    tcId: 107,
    comment: 'key of 32 bytes',
    flags: ['BadLength'],
    input: open({ key: key.slice(0, 64) }),
    error: 'KEY_LENGTH_INVALID',
  },
  {
    tcId: 108,
    comment: 'nothing, under a tag that is right',
    flags: ['EmptyCiphertextZeroTag'],
    input: open({ ciphertext: tagOfNothing(key, '01020304') }),
    error: 'SIV_UNOPENABLE',
  },
  {
    tcId: 109,
    comment: 'key of 32 bytes, and empty associated data',
    flags: ['ErrorOrder'],
    input: open({ key: key.slice(0, 64), ad: '' }),
    error: 'KEY_LENGTH_INVALID',
  },
  {
    tcId: 110,
    comment: 'empty associated data, and nothing to open',
    flags: ['ErrorOrder'],
    input: open({ ad: '', ciphertext: '' }),
    error: 'SIV_INPUT_INVALID',
  },
  {
    tcId: 111,
    comment: 'key of 32 bytes, and nothing to open',
    flags: ['ErrorOrder'],
    input: open({ key: key.slice(0, 64), ciphertext: '' }),
    error: 'KEY_LENGTH_INVALID',
  },
]

export const keySiv: Operation = {
  name: 'key-siv',
  algorithm: 'AES-SIV',
  header: [
    'RFC 5297 with a key of 64 bytes and exactly one component of associated data; output: tag, then ciphertext',
  ],
  notes: {
    ...ERROR_ORDER,
    ZeroAdVsEmptyAd: {
      bugType: 'AMBIGUITY',
      description: 'CVE-2023-2975: libraries disagree on whether an empty component is one. It is refused.',
    },
    EmptyCiphertextZeroTag: {
      bugType: 'FORGERY',
      description: 'CVE-2026-45446: an empty ciphertext with a tag of zeros was accepted.',
    },
    BadLength: { bugType: 'MALFORMED', description: 'The key is 64 bytes.' },
    BadInput: { bugType: 'MALFORMED', description: 'The input is refused, not repaired.' },
    WrongContext: { bugType: 'MISSING_BINDING', description: 'The associated data are authenticated.' },
  },
  groups: [
    {
      type: 'SivSeal',
      specRef: 'KEYS-8',
      mutations: [{ member: 'key', as: 'hex', kinds: ['truncate'] }],
      cases: sealCases,
    },
    {
      type: 'SivOpen',
      specRef: 'KEYS-8',
      mutations: [
        { member: 'key', as: 'hex', kinds: ['truncate', 'flip', 'reorder'] },
        { member: 'ad', as: 'hex', kinds: ['truncate', 'flip', 'reorder'] },
        { member: 'ciphertext', as: 'hex', kinds: ['truncate', 'flip', 'reorder'] },
      ],
      cases: openCases,
    },
  ],
}
