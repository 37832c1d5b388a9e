import { jsonCases } from './encoding-json.ts'
import type { Case, Fields, Operation } from './frame.ts'

const person = { text: 'person' }
const encCases: Case[] = [
  { tcId: 1, comment: 'no fields', flags: [], input: { label: 'H', fields: [] } },
  { tcId: 2, comment: 'one empty field', flags: ['AmbiguousConcat'], input: { label: 'H', fields: [{ text: '' }] } },
  { tcId: 3, comment: 'text and bytes', flags: [], input: { label: 'H', fields: [person, { hex: '00ff' }] } },
  {
    tcId: 4,
    comment: '("", "A")',
    flags: ['AmbiguousConcat'],
    input: { label: 'L', fields: [{ text: '' }, { text: 'A' }] },
  },
  {
    tcId: 5,
    comment: '("A", "")',
    flags: ['AmbiguousConcat'],
    input: { label: 'L', fields: [{ text: 'A' }, { text: '' }] },
  },
  { tcId: 6, comment: '("A")', flags: ['AmbiguousConcat'], input: { label: 'L', fields: [{ text: 'A' }] } },
  {
    tcId: 7,
    comment: 'the same field under another label',
    flags: [],
    input: { label: 'header', fields: [{ text: 'A' }] },
  },
  { tcId: 8, comment: 'text beyond ASCII, composed', flags: [], input: { label: 'L', fields: [{ text: '\u00e9' }] } },
  {
    tcId: 9,
    comment: 'the same letter, decomposed: other bytes',
    flags: ['NfdInput'],
    input: { label: 'L', fields: [{ text: 'e\u0301' }] },
  },
  { tcId: 10, comment: 'beyond the basic plane', flags: [], input: { label: 'L', fields: [{ text: '\u{1f600}' }] } },
  {
    tcId: 11,
    comment: 'a field that looks like a length',
    flags: ['AmbiguousConcat'],
    input: { label: 'L', fields: [{ hex: '00000001' }, { hex: '41' }] },
  },
  { tcId: 12, comment: 'a field of 300 bytes', flags: [], input: { label: 'L', fields: [{ hex: '5a'.repeat(300) }] } },
  { tcId: 13, comment: 'no field at all', flags: [], input: { label: 'kcv', fields: [] } },
  {
    tcId: 19,
    comment: 'white space around a field is part of it',
    flags: ['NfdInput'],
    input: { label: 'L', fields: [{ text: ' a\n' }, { text: '\u00a0' }, { text: 'A' }] },
  },
  {
    tcId: 14,
    comment: 'a lone high surrogate',
    flags: ['LoneSurrogate'],
    input: { label: 'L', fields: [{ text: 'a\ud800' }] },
    error: 'ENC_FIELD_INVALID',
  },
  {
    tcId: 15,
    comment: 'a lone low surrogate',
    flags: ['LoneSurrogate'],
    input: { label: 'L', fields: [{ text: '\udc00a' }] },
    error: 'ENC_FIELD_INVALID',
  },
  { tcId: 16, comment: 'no label', flags: ['BadLabel'], input: { label: '', fields: [] }, error: 'ENC_FIELD_INVALID' },
  {
    tcId: 17,
    comment: 'a label of 256 bytes',
    flags: ['BadLabel'],
    input: { label: 'a'.repeat(256), fields: [person] },
    error: 'ENC_FIELD_INVALID',
  },
  {
    tcId: 18,
    comment: 'a lone surrogate among good fields',
    flags: ['LoneSurrogate'],
    input: { label: 'L', fields: [person, { hex: '00' }, { text: '\udbff' }] },
    error: 'ENC_FIELD_INVALID',
  },
]

const manyCases: Case[] = [
  {
    tcId: 51,
    comment: '10,000 ways to cut 14 bytes into three fields',
    flags: ['Accumulated'],
    input: { label: 'token-parts', stream: 'sluis encoding', count: 10_000 },
  },
]

const decode = (hex: string, label = 'H'): Fields => ({ label, bytes: hex })
const decodeCases: Case[] = [
  { tcId: 101, comment: 'no fields', flags: [], input: decode('01480000') },
  { tcId: 102, comment: 'two fields', flags: [], input: decode('0148000200000000000000026162') },
  { tcId: 103, comment: 'empty', flags: ['Truncated'], input: decode(''), error: 'ENC_MALFORMED' },
  { tcId: 104, comment: 'cut in the label', flags: ['Truncated'], input: decode('01'), error: 'ENC_MALFORMED' },
  { tcId: 105, comment: 'cut in the count', flags: ['Truncated'], input: decode('014800'), error: 'ENC_MALFORMED' },
  {
    tcId: 106,
    comment: 'cut in a length',
    flags: ['Truncated'],
    input: decode('01480001000000'),
    error: 'ENC_MALFORMED',
  },
  {
    tcId: 107,
    comment: 'cut in a field',
    flags: ['Truncated'],
    input: decode('014800010000000261'),
    error: 'ENC_MALFORMED',
  },
  {
    tcId: 108,
    comment: 'a field fewer than counted',
    flags: ['Truncated'],
    input: decode('014800020000000161'),
    error: 'ENC_MALFORMED',
  },
  {
    tcId: 109,
    comment: 'a byte left over',
    flags: ['TrailingBytes'],
    input: decode('0148000000'),
    error: 'ENC_MALFORMED',
  },
  {
    tcId: 110,
    comment: 'a field left over',
    flags: ['TrailingBytes'],
    input: decode('014800010000000161000000016200'),
    error: 'ENC_MALFORMED',
  },
  {
    tcId: 111,
    comment: 'another label of the same length',
    flags: ['WrongLabel'],
    input: decode('01480000', 'L'),
    error: 'ENC_MALFORMED',
  },
  {
    tcId: 112,
    comment: 'a label that begins with the expected one',
    flags: ['WrongLabel'],
    input: decode('0248480000'),
    error: 'ENC_MALFORMED',
  },
  {
    tcId: 113,
    comment: 'a length near 2^32',
    flags: ['Truncated'],
    input: decode('01480001ffffffff61'),
    error: 'ENC_MALFORMED',
  },
  {
    tcId: 114,
    comment: 'a label that is no text to encode',
    flags: ['LoneSurrogate'],
    input: decode('01480000', '\ud800'),
    error: 'ENC_MALFORMED',
  },
  {
    tcId: 115,
    comment: 'no label, and bytes that have none either',
    flags: ['BadLabel'],
    input: decode('000000', ''),
    error: 'ENC_MALFORMED',
  },
  {
    tcId: 116,
    comment: 'a label of 256 bytes, its length modulo 256 before it',
    flags: ['BadLabel'],
    input: decode(`00${'61'.repeat(256)}0000`, 'a'.repeat(256)),
    error: 'ENC_MALFORMED',
  },
  {
    tcId: 117,
    comment: 'a label of 255 bytes',
    flags: [],
    input: decode(`ff${'61'.repeat(255)}0000`, 'a'.repeat(255)),
  },
]

export const encoding: Operation = {
  name: 'encoding',
  algorithm: 'Sluis enc and canonical JSON',
  header: ['enc(label, f1..fn) = I2OSP(len(label),1) || label || I2OSP(n,2) || for each field I2OSP(len,4) || field.'],
  notes: {
    AmbiguousConcat: {
      bugType: 'COLLISION',
      description: 'Without lengths, different fields would give the same bytes.',
    },
    NfdInput: {
      bugType: 'NORMALISATION',
      description: 'The encoding normalises nothing: other code points are other bytes.',
    },
    LoneSurrogate: {
      bugType: 'COLLISION',
      description: 'Encoders replace lone surrogates by U+FFFD, which makes texts collide.',
    },
    BadLabel: { bugType: 'MISSING_CHECK', description: 'A label has 1 to 255 bytes.' },
    Accumulated: { bugType: 'COVERAGE', description: 'Many outputs in one digest.' },
    Truncated: { bugType: 'MALFORMED', description: 'Bytes are missing.' },
    TrailingBytes: { bugType: 'MALFORMED', description: 'Bytes are left over after the last field.' },
    WrongLabel: { bugType: 'DOMAIN_SEPARATION', description: 'The bytes were made under another label.' },
    NotCanonical: { bugType: 'AMBIGUITY', description: 'The number has no exact canonical form.' },
    NotJson: { bugType: 'MALFORMED', description: 'The text is not of RFC 8259; lenient parsers take it.' },
    MemberOrder: { bugType: 'AMBIGUITY', description: 'Members are sorted by UTF-16 code units.' },
    Depth: { bugType: 'MISSING_CHECK', description: 'At most 64 levels lie above a value.' },
  },
  groups: [
    { type: 'Enc', specRef: 'ENCO-1, ENCO-2, ENCO-3, ENCO-5', cases: encCases },
    { type: 'EncMany', specRef: 'ENCO-1, ENCO-5', cases: manyCases },
    {
      type: 'DecodeEnc',
      specRef: 'ENCO-4',
      mutations: [
        { member: 'bytes', as: 'hex', kinds: ['truncate'] },
        { member: 'label', replace: 'kcv' },
      ],
      cases: decodeCases,
    },
    { type: 'CanonicalJson', specRef: 'ENCO-9, ENCO-10', cases: jsonCases },
  ],
}
