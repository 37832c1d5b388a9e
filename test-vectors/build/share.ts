import { createHash } from 'node:crypto'
import { text } from '../../packages/ttp-core/src/conformance/input.ts'
import { enc, LABEL, toHex } from '../../packages/ttp-core/src/encoding/index.ts'
import { CHECKSUM, encodeGroups, printBytes, toGroups } from './bech32.ts'
import type { Case, Explain, Fields, Operation } from './frame.ts'
import { outputOf } from './frame.ts'
import { root } from './key-derivation-input.ts'
import { ceremonyVectors } from './share-ceremony.ts'
import { CEREMONY_ID, pointsOf, shareOf } from './share-points.ts'

const points = pointsOf(root, 3, 5)
const shares = await Promise.all(points.map((point, index) => shareOf('key', index + 1, point)))
const print = async (input: Fields): Promise<string> => text(await outputOf('PrintShare', input), 'text')
const texts = await Promise.all(shares.map(print))
const [first = '', second = '', third = '', fourth = '', fifth = ''] = texts
const [one = {}] = shares
const bytes = Buffer.from(text(await outputOf('PrintShare', one), 'bytes'), 'hex')
const grouped = (value: string, between: string): string => (value.match(/.{1,5}/g) ?? []).join(between)

const changed = (value: string, ...places: readonly number[]): string =>
  places.reduce((all, place) => {
    const old = all[place - 1]
    return all.slice(0, place - 1) + (old === 'q' ? 'p' : 'q') + all.slice(place)
  }, value)
const having = (place: number, value: number): string =>
  printBytes('key', Buffer.from(bytes).fill(value, place, place + 1))

const explain: Record<string, Explain> = {
  PrintShare: (input) => {
    const payload = bytesOf(input)
    const digest = createHash('sha256').update(enc(LABEL.share, text(input, 'engine'), payload))
    return { payload: toHex(payload), digest: digest.digest('hex') }
  },
}
function bytesOf(input: Fields): Buffer {
  const counts = Buffer.from([Number(input.threshold), Number(input.number)]).toString('hex')
  const joined = `01${text(input, 'ceremony')}${counts}${text(input, 'keyCheckValue')}${text(input, 'secret')}`
  return Buffer.from(joined, 'hex')
}

const numbered = (from: number, cases: readonly Omit<Case, 'tcId'>[]): Case[] =>
  cases.map((each, index) => ({ tcId: from + index, ...each }))
const malformed = (comment: string, flag: string, input: Fields): Omit<Case, 'tcId'> => ({
  comment,
  flags: [flag],
  input,
  error: 'SHARE_MALFORMED',
})
const right = (comment: string, input: Fields): Omit<Case, 'tcId'> => ({ comment, flags: [], input })

const printCases = numbered(1, [
  ...shares.map((share, index) => right(`share ${index + 1} of 5`, share)),
  right('of the identity engine', { ...one, engine: 'identity' }),
  right('the highest numbers', { ...one, threshold: 16, number: 16 }),
  malformed('threshold 1', 'BadNumber', { ...one, threshold: 1 }),
  malformed('threshold 17', 'BadNumber', { ...one, threshold: 17 }),
  malformed('number 0', 'BadNumber', { ...one, number: 0 }),
  malformed('number 17', 'BadNumber', { ...one, number: 17 }),
  malformed('a ceremony of 5 bytes', 'BadLength', { ...one, ceremony: CEREMONY_ID.slice(2) }),
  malformed('a check value of 7 bytes', 'BadLength', { ...one, keyCheckValue: text(one, 'keyCheckValue').slice(2) }),
  malformed('a secret of 32 bytes', 'BadLength', { ...one, secret: text(one, 'secret').slice(2) }),
  malformed('at place 0, where the root is', 'PlaceZero', { ...one, secret: `${text(one, 'secret').slice(0, 64)}00` }),
])

const parseCases = numbered(101, [
  right('as printed', { text: first }),
  right('in groups', { text: grouped(first, ' ') }),
  right('in groups with hyphens, and an end of line', { text: `${grouped(first, '-')}\r\n` }),
  right('in upper case', { text: first.toUpperCase() }),
  right('in mixed case, as people type', { text: `K${first.slice(1)}` }),
  malformed('empty', 'Truncated', { text: '' }),
  malformed('the last group missing', 'Truncated', { text: first.slice(0, -5) }),
  malformed('a group twice', 'TooLong', { text: `${first}${first.slice(-5)}` }),
  malformed('one character mistyped', 'Mistyped', { text: changed(first, 40) }),
  malformed('a character that bech32m has not', 'Mistyped', { text: `${first.slice(0, 50)}b${first.slice(51)}` }),
  malformed('a Kelvin sign for a k', 'Mistyped', { text: `\u212a${first.slice(1)}` }),
  malformed('another prefix', 'OtherPrefix', { text: printBytes('kez', bytes) }),
  malformed('checksum of bech32', 'WrongChecksum', { text: encodeGroups('key', toGroups(bytes), CHECKSUM.bech32) }),
  malformed('version 2', 'OtherVersion', { text: having(0, 2) }),
  malformed('threshold 1', 'BadNumber', { text: having(7, 1) }),
  malformed('number 17', 'BadNumber', { text: having(8, 17) }),
  malformed('at place 0, where the root is', 'PlaceZero', { text: having(49, 0) }),
  malformed('in groups with no-break spaces', 'Mistyped', { text: grouped(first, '\u00a0') }),
  malformed('in groups with vertical tabs', 'Mistyped', { text: grouped(first, '\v') }),
])

const errorCases = numbered(201, [
  right('no mistake', { text: first }),
  ...[5, 33, 84, 85, 90].map((place) => right(`character ${place}`, { text: changed(first, place) })),
  ...[
    [5, 6],
    [12, 71],
    [84, 90],
  ].map((places) => right(`characters ${places.join(' and ')}`, { text: changed(first, ...places) })),
  right('two characters that bech32m has not', { text: `${first.slice(0, 20)}bi${first.slice(22)}` }),
  right('three mistakes, which nothing explains', { text: changed(first, 10, 40, 80) }),
])

const otherRoot = await Promise.all(
  pointsOf('ab'.repeat(32), 3, 5).map((point, index) => shareOf('key', index + 1, point)),
)
const otherCeremony = await print({ ...one, ceremony: 'a0a1a2a3a4a5' })
const combineCases = numbered(301, [
  right('shares 1, 2 and 3', { shares: [first, second, third] }),
  right('shares 5, 1 and 4, in this order', { shares: [fifth, first, fourth] }),
  right('all five', { shares: texts }),
  { comment: 'two of three', flags: ['TooFew'], input: { shares: [first, second] }, error: 'SHARES_TOO_FEW' },
  { comment: 'none', flags: ['TooFew'], input: { shares: [] }, error: 'SHARES_TOO_FEW' },
  { comment: 'one twice', flags: ['Duplicate'], input: { shares: [first, second, first] }, error: 'SHARE_DUPLICATE' },
  {
    comment: 'one place under two numbers',
    flags: ['Duplicate'],
    input: { shares: [first, second, await print({ ...one, number: 3 })] },
    error: 'SHARE_DUPLICATE',
  },
  {
    comment: 'one of another ceremony',
    flags: ['Foreign'],
    input: { shares: [second, third, otherCeremony] },
    error: 'SHARE_FOREIGN',
  },
  {
    comment: 'one of the other engine',
    flags: ['Foreign'],
    input: { shares: [second, third, await print({ ...one, engine: 'identity' })] },
    error: 'SHARE_FOREIGN',
  },
  {
    comment: 'one that says another threshold',
    flags: ['Foreign'],
    input: { shares: [second, third, await print({ ...one, threshold: 4 })] },
    error: 'SHARE_FOREIGN',
  },
  {
    comment: 'one of another root under the same name: without the check value it would give a third root',
    flags: ['WrongShare'],
    input: { shares: [first, second, await print({ ...otherRoot[2], keyCheckValue: text(one, 'keyCheckValue') })] },
    error: 'KEY_CHECK_FAILED',
  },
  {
    comment: 'one number at two places',
    flags: ['Duplicate'],
    input: { shares: [first, second, await print({ ...shares[2], number: 1 })] },
    error: 'SHARE_DUPLICATE',
  },
  {
    comment: 'one that says another check value',
    flags: ['Foreign'],
    input: { shares: [first, second, await print({ ...shares[2], keyCheckValue: '00'.repeat(8) })] },
    error: 'SHARE_FOREIGN',
  },
  {
    comment: 'three that are right and a fourth that is not: all are looked at',
    flags: ['WrongShare'],
    input: {
      shares: [first, second, third, await print({ ...otherRoot[3], keyCheckValue: text(one, 'keyCheckValue') })],
    },
    error: 'KEY_CHECK_FAILED',
  },
])

const { ceremonyCases, verifyCases } = await ceremonyVectors(shares)

const note = (bugType: string, description: string): { bugType: string; description: string } => ({
  bugType,
  description,
})
export const share: Operation = {
  name: 'share',
  algorithm: 'Shamir over GF(2^8), bech32m, Ed25519',
  header: [
    'a share: 01, ceremony (6), threshold, number, key check value of the root (8), 32 values and their place',
    'field: x^8 + x^4 + x^3 + x + 1; the root is the polynomial at 0, byte by byte',
  ],
  notes: {
    BadNumber: note('MALFORMED', 'Thresholds are 2 to 16, numbers 1 to 16, in their order.'),
    BadLength: note('MALFORMED', 'Every member has one length.'),
    BadForm: note('MALFORMED', 'A member has not its form.'),
    MissingMember: note('MALFORMED', 'Every member but `previous` is there.'),
    UnknownMember: note('MALFORMED', 'No member is added.'),
    PlaceZero: note('WRONG_KEY', 'The polynomial at 0 is the root: a share there would need no other.'),
    Truncated: note('MALFORMED', 'A share has 90 characters.'),
    TooLong: note('MALFORMED', 'A share has 90 characters.'),
    Mistyped: note('MALFORMED', 'A mistyped share is refused, never corrected.'),
    OtherPrefix: note('MALFORMED', 'The prefix names one of the two engines.'),
    WrongChecksum: note('MALFORMED', 'The checksum is that of bech32m.'),
    OtherVersion: note('MALFORMED', 'The version is 1.'),
    TooFew: note('WRONG_KEY', 'Fewer shares than the threshold give a root that is wrong, without an error.'),
    Duplicate: note('WRONG_KEY', 'A share counts once.'),
    Foreign: note('WRONG_KEY', 'Shares of two ceremonies give a root that is wrong, without an error.'),
    WrongShare: note('WRONG_KEY', 'A share that was changed gives a root that is wrong: its check value tells.'),
    Threshold: note('AUTHORISATION', 'One person alone never has the root, and the shares that there are can give it.'),
    OnePerson: note('AUTHORISATION', 'A person has one share, and witnesses have none.'),
    Previous: note('MALFORMED', 'A root that was split anew came from the shares of another ceremony.'),
    WrongKey: note('FORGERY', 'The protocol is signed by a key that is trusted.'),
    OtherType: note('FORGERY', 'A signature under one type of document is none under another.'),
  },
  explain,
  groups: [
    { type: 'PrintShare', specRef: 'KEYS-50, KEYS-51, KEYS-52', cases: printCases },
    {
      type: 'ParseShare',
      specRef: 'KEYS-51',
      mutations: [{ member: 'text', as: 'text', kinds: ['truncate', 'flip'] }],
      cases: parseCases.filter(({ tcId }) => tcId === 101),
    },
    { type: 'ParseShare', specRef: 'KEYS-51', cases: parseCases.filter(({ tcId }) => tcId !== 101) },
    { type: 'FindTypingErrors', specRef: 'KEYS-51', cases: errorCases },
    {
      type: 'CombineShares',
      specRef: 'KEYS-53',
      mutations: [{ member: 'shares', as: 'list', kinds: ['truncate'] }],
      cases: combineCases.filter(({ tcId }) => tcId < 303),
    },
    { type: 'CombineShares', specRef: 'KEYS-53', cases: combineCases.filter(({ tcId }) => tcId >= 303) },
    { type: 'ParseCeremony', specRef: 'KEYS-54', cases: ceremonyCases },
    { type: 'VerifyCeremony', specRef: 'KEYS-54', cases: verifyCases },
  ],
}
