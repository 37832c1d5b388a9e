import { toHex } from '../../packages/ttp-core/src/encoding/index.ts'
import {
  beginningOf,
  cosign,
  leafHash,
  parseVerifierKey,
  rootOf,
  signCheckpoint,
} from '../../packages/ttp-core/src/log/index.ts'
import { malformed, note, origin, privateKey, root, signer, unsigned, verifierKey } from './checkpoint-input.ts'
import { mixedKey, NEUTRAL } from './ed25519-points.ts'
import type { Case, Fields } from './frame.ts'
import { signPair } from './part-keys.ts'

const fromB64u = (text: unknown): Buffer => Buffer.from(String(text), 'base64url')
const pair = signPair(181)
const seed = fromB64u(pair.sign.d)
const NAME = 'museum-a-1'
const TIME = 1_772_366_400
const witness = { name: NAME, privateKey: seed }
const named: Fields = { name: NAME, publicKey: fromB64u(pair.verify.x).toString('hex') }
const make = (change: Fields = {}): Fields => ({
  note,
  name: NAME,
  privateKey: seed.toString('hex'),
  time: TIME,
  ...change,
})
const refused = (tcId: number, comment: string, flag: string, input: Fields, error: Case['error']): Case =>
  ({ tcId, comment, flags: [flag], input, error }) as Case

/** The line that a party adds to the largest checkpoint that it has seen. */
export const COSIGN_CASES: readonly Case[] = [
  { tcId: 501, comment: 'a checkpoint', flags: [], input: make() },
  { tcId: 502, comment: 'at time 0', flags: [], input: make({ time: 0 }) },
  { tcId: 503, comment: 'at the last time there is, 2^40', flags: [], input: make({ time: 2 ** 40 }) },
  {
    tcId: 504,
    comment: 'a checkpoint that was cosigned before',
    flags: [],
    input: make({ note: cosign(note, witness, 1) }),
  },
  refused(505, 'before time 0', 'BadInput', make({ time: -1 }), 'LOG_INDEX_INVALID'),
  refused(506, 'after 2^40', 'BadInput', make({ time: 2 ** 40 + 1 }), 'LOG_INDEX_INVALID'),
  refused(507, 'half a second', 'BadInput', make({ time: 0.5 }), 'LOG_INDEX_INVALID'),
  refused(508, 'a private key of 31 bytes', 'Truncated', make({ privateKey: privateKey.slice(2) }), 'LOG_KEY_INVALID'),
  refused(509, 'no signed note', 'BadInput', make({ note: note.slice(0, note.indexOf('\n\n')) }), malformed),
]

const cosigned = cosign(note, witness, TIME)
const line = cosigned.slice(note.length)
const bytesOf = (text: string): Buffer => Buffer.from(text.trim().split(' ').at(-1) ?? '', 'base64')
const lineOf = (bytes: Uint8Array): string => `\u2014 ${NAME} ${Buffer.from(bytes).toString('base64')}\n`
/** The line with another byte at one place. */
const altered = (place: number, change: (byte: number) => number): string => {
  const bytes = Buffer.from(bytesOf(line))
  bytes[place] = change(bytes[place] ?? 0)
  return `${note}${lineOf(bytes)}`
}
const flipped = altered(40, (byte) => byte ^ 1)
const otherHead = signCheckpoint({ origin, size: 9, root }, signer)
const at = (text: string, change: Fields = {}): Fields => ({ note: text, ...named, ...change })
const asLog = Buffer.from(bytesOf(note))

/** When a party cosigned. */
export const COSIGNED_CASES: readonly Case[] = [
  { tcId: 521, comment: 'once', flags: [], input: at(cosigned) },
  { tcId: 522, comment: 'twice: the later counts', flags: [], input: at(cosign(cosigned, witness, TIME - 60)) },
  { tcId: 523, comment: 'never', flags: [], input: at(note) },
  {
    tcId: 524,
    comment: 'by another, under the same name',
    flags: ['UnknownSigner'],
    input: at(cosign(note, { ...witness, privateKey: signer.privateKey }, TIME)),
  },
  {
    tcId: 525,
    comment: 'by the same, under another name',
    flags: ['UnknownSigner'],
    input: at(cosign(note, { ...witness, name: 'museum-b-1' }, TIME)),
  },
  {
    tcId: 526,
    comment: 'the log’s own signature is none',
    flags: ['UnknownSigner'],
    input: at(note, { name: origin, publicKey: toHex(parseVerifierKey(verifierKey).publicKey) }),
  },
  refused(531, 'a second earlier', 'BitFlip', at(altered(11, (byte) => byte - 1)), unsigned),
  refused(532, 'a flipped bit of the signature', 'BitFlip', at(flipped), unsigned),
  refused(533, 'of another checkpoint', 'BitFlip', at(`${otherHead}${line}`), unsigned),
  refused(
    534,
    'a good one, and one that does not hold',
    'BitFlip',
    at(`${cosigned}${flipped.slice(note.length)}`),
    unsigned,
  ),
  refused(
    535,
    'without a time',
    'Truncated',
    at(`${note}${lineOf(Buffer.concat([bytesOf(line).subarray(0, 4), asLog.subarray(4)]))}`),
    unsigned,
  ),
  refused(
    536,
    'a byte too long',
    'BadInput',
    at(`${note}${lineOf(Buffer.concat([bytesOf(line), Buffer.of(0)]))}`),
    unsigned,
  ),
  refused(537, 'under the neutral point', 'InvalidPoint', at(cosigned, { publicKey: NEUTRAL }), 'LOG_KEY_INVALID'),
  refused(
    538,
    'under a point of mixed order',
    'InvalidPoint',
    at(cosigned, { publicKey: mixedKey(seed) }),
    'LOG_KEY_INVALID',
  ),
  refused(
    539,
    'a key of 31 bytes',
    'Truncated',
    at(cosigned, { publicKey: String(named.publicKey).slice(2) }),
    'LOG_KEY_INVALID',
  ),
  refused(540, 'no signed note', 'BadInput', at(line), malformed),
]

const leaves = (face: string): Uint8Array[] =>
  Array.from({ length: 16 }, (_, index) => leafHash(Buffer.from(index === 3 ? `entry 3, ${face}` : `entry ${index}`)))
const [one, two] = [leaves('first'), leaves('second')]
const headOf = (list: readonly Uint8Array[], size: number, name = origin): Fields => ({
  origin: name,
  size,
  root: toHex(rootOf(list.slice(0, size))),
})
const hashesOf = (list: readonly Uint8Array[], older: number, newer: number): string[] =>
  beginningOf(older, newer, ({ level, index }) => rootOf(list.slice(index << level, (index + 1) << level))).map(toHex)
const compare = (first: Fields, second: Fields, hashes: readonly string[]): Fields => ({
  one: first,
  other: second,
  hashes,
})

/** Two heads, and hashes that convict the log or show nothing. */
export const CONTRADICTION_CASES: readonly Case[] = (
  [
    ['two roots of one size', compare(headOf(one, 8), headOf(two, 8), [])],
    [
      'two roots of one size, and a hash: that shows nothing',
      compare(headOf(one, 8), headOf(two, 8), hashesOf(one, 6, 8)),
    ],
    ['the same head twice', compare(headOf(one, 8), headOf(one, 8), [])],
    ['6 of one face, 11 of the other', compare(headOf(one, 6), headOf(two, 11), hashesOf(two, 6, 11))],
    ['the larger named first', compare(headOf(two, 11), headOf(one, 6), hashesOf(two, 6, 11))],
    [
      '8 of one face, 11 of the other: the root of the first 8 stands first',
      compare(headOf(one, 8), headOf(two, 11), hashesOf(two, 8, 11)),
    ],
    [
      '8 of one face, 11 of the other, without that root',
      compare(headOf(one, 8), headOf(two, 11), hashesOf(two, 8, 11).slice(1)),
    ],
    ['a log that grew', compare(headOf(one, 6), headOf(one, 11), hashesOf(one, 6, 11))],
    ['hashes of the face that the smaller is of', compare(headOf(one, 6), headOf(two, 11), hashesOf(one, 6, 11))],
    ['no hash', compare(headOf(one, 6), headOf(two, 11), [])],
    ['a hash too few', compare(headOf(one, 6), headOf(two, 11), hashesOf(two, 6, 11).slice(0, -1))],
    ['a hash too many', compare(headOf(one, 6), headOf(two, 11), [...hashesOf(two, 6, 11), toHex(root)])],
    ['hashes of another size', compare(headOf(one, 6), headOf(two, 11), hashesOf(two, 5, 11))],
    ['the empty tree', compare({ ...headOf(one, 1), size: 0 }, headOf(two, 11), hashesOf(two, 1, 11))],
    ['two logs', compare(headOf(one, 8, 'log.example/other'), headOf(two, 8), [])],
    [
      'a log that grew, accused by the hashes of another',
      compare(headOf(one, 6), headOf(one, 11), hashesOf(two, 6, 11)),
    ],
  ] as const
).map(([comment, input], place) => ({ tcId: 561 + place, comment, flags: [], input }))
