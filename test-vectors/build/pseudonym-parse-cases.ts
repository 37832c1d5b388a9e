import { CHECKSUM, encodeGroups, printBytes, toGroups } from './bech32.ts'
import type { Case, Fields } from './frame.ts'
import { made, payload } from './pseudonym-derive-cases.ts'

const print = (changed: Uint8Array, prefix = 'nam_p'): string => printBytes(prefix, changed)
const refused = (tcId: number, comment: string, flag: string, value: string): Case => ({
  tcId,
  comment,
  flags: [flag],
  input: parse(value),
  error: 'PSEUDONYM_MALFORMED',
})

const parse = (value: string): Fields => ({ text: value })
/** Reading printed pseudonyms. */
export const parseCases: Case[] = [
  { tcId: 201, comment: 'a person', flags: [], input: parse(made) },
  { tcId: 202, comment: 'all upper case', flags: ['UppercaseToken'], input: parse(made.toUpperCase()) },
  {
    tcId: 203,
    comment: 'mixed case',
    flags: ['UppercaseToken'],
    input: parse(`N${made.slice(1)}`),
    error: 'PSEUDONYM_MALFORMED',
  },
  { tcId: 204, comment: 'empty', flags: ['TruncatedToken'], input: parse(''), error: 'PSEUDONYM_MALFORMED' },
  {
    tcId: 205,
    comment: 'last character missing',
    flags: ['TruncatedToken'],
    input: parse(made.slice(0, -1)),
    error: 'PSEUDONYM_MALFORMED',
  },
  {
    tcId: 206,
    comment: 'a letter added',
    flags: ['TruncatedToken'],
    input: parse(`${made}q`),
    error: 'PSEUDONYM_MALFORMED',
  },
  {
    tcId: 207,
    comment: 'one character changed',
    flags: ['BitFlip'],
    input: parse(made.slice(0, 20) + (made[20] === 'q' ? 'p' : 'q') + made.slice(21)),
    error: 'PSEUDONYM_MALFORMED',
  },
  {
    tcId: 208,
    comment: 'checksum of bech32',
    flags: ['WrongChecksum'],
    input: parse(encodeGroups('nam_p', toGroups(payload), CHECKSUM.bech32)),
    error: 'PSEUDONYM_MALFORMED',
  },
  {
    tcId: 209,
    comment: 'unused bits set',
    flags: ['TrailingBits'],
    input: parse(encodeGroups('nam_p', toGroups(payload).with(-1, 31), CHECKSUM.bech32m)),
    error: 'PSEUDONYM_MALFORMED',
  },
  {
    tcId: 210,
    comment: 'one byte short, checksum made anew',
    flags: ['TruncatedToken'],
    input: parse(print(payload.slice(0, -1))),
    error: 'PSEUDONYM_MALFORMED',
  },
  {
    tcId: 211,
    comment: 'mode 0',
    flags: ['WrongMode'],
    input: parse(print(payload.with(0, 0))),
    error: 'PSEUDONYM_MALFORMED',
  },
  {
    tcId: 212,
    comment: 'mode 3',
    flags: ['WrongMode'],
    input: parse(print(payload.with(0, 3))),
    error: 'PSEUDONYM_MALFORMED',
  },
  {
    tcId: 213,
    comment: 'no kind in the prefix',
    flags: ['WrongKind'],
    input: parse(print(payload, 'nam')),
    error: 'PSEUDONYM_MALFORMED',
  },
  {
    tcId: 214,
    comment: 'full-width letters',
    flags: ['FullWidth'],
    input: parse(made.replace('nam', '\uff4e\uff41\uff4d')),
    error: 'PSEUDONYM_MALFORMED',
  },
  {
    tcId: 215,
    comment: 'a space after it',
    flags: ['BadInput'],
    input: parse(`${made} `),
    error: 'PSEUDONYM_MALFORMED',
  },
  {
    tcId: 216,
    comment: 'a household of a reversible domain',
    flags: [],
    input: parse(print(payload.with(0, 2), 'zz_h')),
  },
  {
    tcId: 217,
    comment: 'longest prefix, largest epoch',
    flags: [],
    input: parse(print(payload.with(1, 255).with(2, 255), 'abcdefghij_h')),
  },
  refused(218, 'a letter that is not in the alphabet', 'NonCanonicalBase32', made.replace(/.$/, 'b')),
  refused(219, 'a digit one after the separator', 'NonCanonicalBase32', made.replace(/.$/, '1')),
  refused(220, 'a space without width inside', 'ZeroWidth', `${made.slice(0, 10)}\u200b${made.slice(10)}`),
  refused(221, 'an Arabic-Indic digit', 'ArabicDigits', made.replace(/[02-9]/, '\u0664')),
  refused(222, 'full-width digits', 'FullWidthDigits', made.replace('1', '\uff11')),
  refused(223, 'the Kelvin sign for k, all else upper case', 'FullWidth', kelvin(made)),
  refused(224, 'no separator', 'TruncatedToken', made.replaceAll('1', '')),
  refused(225, 'nothing before the separator', 'TruncatedToken', made.slice(5)),
  refused(226, 'one byte long, checksum made anew', 'TooLong', print(Uint8Array.from([...payload, 0]))),
  refused(227, 'twice', 'TooLong', made + made),
  refused(228, 'prefix of eleven letters', 'TooLong', print(payload, 'abcdefghijk_p')),
  refused(229, 'prefix of one letter', 'BadInput', print(payload, 'n_p')),
  refused(230, 'a digit in the prefix', 'BadInput', print(payload, 'n4m_p')),
  refused(231, 'a kind that there is not', 'WrongKind', print(payload, 'nam_x')),
  refused(232, 'mode of a later version', 'WrongMode', print(payload.with(0, 0x11))),
  refused(233, 'no payload', 'TruncatedToken', print(new Uint8Array(0))),
  refused(
    234,
    'a group of zeros too many',
    'TrailingBits',
    encodeGroups('nam_p', [...toGroups(payload), 0], CHECKSUM.bech32m),
  ),
  refused(235, 'two characters exchanged', 'BitFlip', exchanged(made, 30)),
]

/** The text in upper case, with the first k of its data written as the Kelvin sign, which lower-cases to k. */
function kelvin(text: string): string {
  const upper = text.toUpperCase()
  if (!upper.includes('K')) throw new Error('no k in the text')
  return upper.replace('K', '\u212a')
}

/** Two neighbours that differ, from a place on, in each other's place. */
function exchanged(text: string, from: number): string {
  let at = from
  while (text[at] === text[at + 1]) at += 1
  return text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2)
}
