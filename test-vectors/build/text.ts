import type { Case, Operation } from './frame.ts'

const utf8Cases: Case[] = [
  { tcId: 1, comment: 'no text', flags: [], input: { text: '' } },
  {
    tcId: 2,
    comment: 'one, two, three and four bytes a character',
    flags: [],
    input: { text: 'a\u00e9\u20ac\u{1f600}' },
  },
  { tcId: 3, comment: 'decomposed: not normalised', flags: ['NfdInput'], input: { text: 'e\u0301' } },
  { tcId: 4, comment: 'U+FFFD itself is text', flags: ['LoneSurrogate'], input: { text: '\ufffd' } },
  { tcId: 5, comment: 'NUL and a byte order mark', flags: ['ByteOrderMark'], input: { text: '\ufeff\u0000' } },
  ...(
    [
      ['a lone high surrogate', '\ud800'],
      ['a lone low surrogate within', 'a\udfffb'],
      ['a pair in the wrong order', '\ude00\ud83d'],
    ] as const
  ).map(
    ([comment, text], index): Case => ({
      tcId: 6 + index,
      comment,
      flags: ['LoneSurrogate'],
      input: { text },
      error: 'ENC_FIELD_INVALID',
    }),
  ),
]

const fromUtf8Cases: Case[] = [
  { tcId: 101, comment: 'nothing', flags: [], input: { bytes: '' } },
  { tcId: 102, comment: 'all lengths', flags: [], input: { bytes: '61c3a9e282acf09f9880' } },
  { tcId: 103, comment: 'a byte order mark is kept', flags: ['ByteOrderMark'], input: { bytes: 'efbbbf61' } },
  { tcId: 104, comment: 'the last code point', flags: [], input: { bytes: 'f48fbfbf' } },
  ...(
    [
      ['a byte that never occurs', 'ff', 'NotUtf8'],
      ['a continuation alone', '80', 'NotUtf8'],
      ['a cut sequence', 'e282', 'Truncated'],
      ['a cut sequence before a letter', 'c361', 'Truncated'],
      ['two bytes for NUL', 'c080', 'Overlong'],
      ['three bytes for a slash', 'e080af', 'Overlong'],
      ['four bytes for the euro sign', 'f08282ac', 'Overlong'],
      ['a surrogate', 'eda080', 'LoneSurrogate'],
      ['a pair of surrogates (CESU-8)', 'eda0bdedb880', 'LoneSurrogate'],
      ['beyond U+10FFFF', 'f4908080', 'NotUtf8'],
      ['five bytes', 'f888808080', 'NotUtf8'],
    ] as const
  ).map(
    ([comment, bytes, flag], index): Case => ({
      tcId: 105 + index,
      comment,
      flags: [flag],
      input: { bytes },
      error: 'TEXT_NOT_UTF8',
    }),
  ),
]

const hexCases: Case[] = [
  { tcId: 201, comment: 'nothing', flags: [], input: { text: '' } },
  { tcId: 202, comment: 'every digit', flags: [], input: { text: '0123456789abcdef' } },
  ...(
    [
      ['upper case', 'AB', 'Uppercase'],
      ['mixed case', 'aB', 'Uppercase'],
      ['an odd number of digits', '0', 'Truncated'],
      ['a prefix', '0x00', 'ForeignCharacter'],
      ['a space', '00 ', 'ForeignCharacter'],
      ['a line feed at the end', '00\n', 'LastLineFeed'],
      ['another letter', '0g', 'ForeignCharacter'],
      ['full-width digits', '\uff10\uff10', 'ForeignDigits'],
      ['Arabic digits', '\u0660\u0661', 'ForeignDigits'],
    ] as const
  ).map(
    ([comment, text, flag], index): Case => ({
      tcId: 203 + index,
      comment,
      flags: [flag],
      input: { text },
      error: 'HEX_INVALID',
    }),
  ),
]

const toBase64urlCases: Case[] = ['', '00', 'ff', '0000', 'fbff', '000000', 'fbefbe', '14fb9c03d97e'].map(
  (bytes, index): Case => ({ tcId: 301 + index, comment: `${bytes.length / 2} bytes`, flags: [], input: { bytes } }),
)

const fromBase64urlCases: Case[] = [
  { tcId: 401, comment: 'nothing', flags: [], input: { text: '' } },
  { tcId: 402, comment: 'one byte', flags: [], input: { text: '_w' } },
  { tcId: 403, comment: 'two bytes', flags: [], input: { text: '--8' } },
  { tcId: 404, comment: 'three bytes', flags: [], input: { text: 'FPuc' } },
  ...(
    [
      ['one character', 'A', 'Truncated'],
      ['five characters', 'AAAAA', 'Truncated'],
      ['one byte, unused bits 0001', 'AB', 'TrailingBits'],
      ['one byte, unused bits 1000', 'AI', 'TrailingBits'],
      ['two bytes, unused bits 01', 'AAB', 'TrailingBits'],
      ['two bytes, unused bits 10', 'AAC', 'TrailingBits'],
      ['padded', 'AA==', 'Padding'],
      ['padded, two bytes', 'AAA=', 'Padding'],
      ['padding alone', '=', 'Padding'],
      ['plus of the other alphabet', 'AA+A', 'ForeignCharacter'],
      ['slash of the other alphabet', 'AA/A', 'ForeignCharacter'],
      ['a space', 'AA A', 'ForeignCharacter'],
      ['a line feed at the end', 'AAAA\n', 'LastLineFeed'],
      ['a letter with an accent', 'AA\u00e9A', 'ForeignCharacter'],
    ] as const
  ).map(
    ([comment, text, flag], index): Case => ({
      tcId: 405 + index,
      comment,
      flags: [flag],
      input: { text },
      error: 'BASE64URL_INVALID',
    }),
  ),
]

export const texts: Operation = {
  name: 'text',
  algorithm: 'Text and bytes: UTF-8, hexadecimal, base64url',
  header: ['Each byte string has one text, and each text one byte string; everything else is refused, never repaired.'],
  notes: {
    NfdInput: { bugType: 'NORMALISATION', description: 'Nothing is normalised: other code points are other bytes.' },
    LoneSurrogate: {
      bugType: 'COLLISION',
      description: 'Lenient conversions put U+FFFD in the place of a surrogate, which makes texts collide.',
    },
    ByteOrderMark: { bugType: 'NORMALISATION', description: 'A byte order mark is a character as any other.' },
    NotUtf8: { bugType: 'MALFORMED', description: 'The bytes do not occur in UTF-8.' },
    Overlong: { bugType: 'AMBIGUITY', description: 'A longer form than needed would be a second spelling.' },
    Truncated: { bugType: 'MALFORMED', description: 'Something is missing at the end.' },
    Uppercase: { bugType: 'AMBIGUITY', description: 'Upper case would be a second spelling.' },
    ForeignCharacter: { bugType: 'MALFORMED', description: 'A character outside the alphabet; some decoders skip it.' },
    ForeignDigits: {
      bugType: 'NORMALISATION',
      description: 'Digits of other scripts, which \\d and int() may accept.',
    },
    LastLineFeed: { bugType: 'MALFORMED', description: 'In some languages $ matches before a last line feed.' },
    TrailingBits: { bugType: 'AMBIGUITY', description: 'Unused bits that are not zero would be a second spelling.' },
    Padding: { bugType: 'AMBIGUITY', description: 'Padding would be a second spelling.' },
  },
  groups: [
    { type: 'Utf8', specRef: 'CONV-2, CONV-4', cases: utf8Cases },
    { type: 'FromUtf8', specRef: 'CONV-3', cases: fromUtf8Cases },
    { type: 'FromHex', specRef: 'CONV-5', cases: hexCases },
    { type: 'ToBase64url', specRef: 'CONV-6', cases: toBase64urlCases },
    { type: 'FromBase64url', specRef: 'CONV-6', cases: fromBase64urlCases },
  ],
}
