import { makeVerifierKey } from '../../packages/ttp-core/src/log/index.ts'
import { documentAfter, setting } from './directory-document.ts'
import { evidenceOf } from './evidence-input.ts'
import type { Case, Fields } from './frame.ts'

const NAME = 'ttp.example/log'
const signerOf = (byte: number, name = NAME) => ({ name, privateKey: new Uint8Array(32).fill(byte) })
const keyOf = (byte: number, name = NAME): string => makeVerifierKey(signerOf(byte, name))
const endorsed = (by: number, next: string, previous = keyOf(by), signer = by): Fields =>
  evidenceOf({ previous, next }, 'log.endorsed', { signer: signerOf(signer) })

/** The log under one key and none before it. */
export const logUnder = (byte: number, origin = NAME): Fields => ({ origin, verifierKey: keyOf(byte, origin) })
/** The log after these keys, each of which vouched for the next. */
export const rolledLog = (...bytes: readonly number[]): Fields => ({
  ...logUnder(bytes.at(-1) ?? 0),
  earlier: bytes.slice(0, -1).map((byte, place) => ({
    verifierKey: keyOf(byte),
    endorsement: endorsed(byte, keyOf(bytes[place + 1] ?? 0)),
  })),
})

const one = (change: Fields): Fields => ({
  ...logUnder(10),
  earlier: [{ verifierKey: keyOf(9), endorsement: endorsed(9, keyOf(10)), ...change }],
})
const good: readonly (readonly [string, Fields])[] = [
  ['a second key of the log', rolledLog(9, 10)],
  ['a third key of the log', rolledLog(9, 10, 11)],
  ['the twenty-first key of the log', rolledLog(...Array.from({ length: 21 }, (_, place) => 70 + place))],
]
const bad: readonly (readonly [comment: string, flag: string, log: Fields, error?: Case['error']])[] = [
  ['no key before this one', 'BadForm', { ...logUnder(10), earlier: [] }],
  ['21 keys before this one', 'BadForm', rolledLog(...Array.from({ length: 22 }, (_, place) => 70 + place))],
  ['an earlier key with more', 'UnknownMember', one({ note: 'x' })],
  ['an earlier key that is none', 'BadKey', one({ verifierKey: `${NAME}+00000000+AQ==` }), 'LOG_KEY_INVALID'],
  ['an earlier key of another log', 'BadForm', one({ verifierKey: keyOf(9, 'ttp.example/other') })],
  ['an endorsement that is none', 'LogUnendorsed', one({ endorsement: null })],
  ['a word for another key', 'LogUnendorsed', one({ endorsement: endorsed(9, keyOf(11)) })],
  ['a word in the name of another key', 'LogUnendorsed', one({ endorsement: endorsed(9, keyOf(10), keyOf(11)) })],
  [
    'a word that the new key signed itself',
    'LogUnendorsed',
    one({ endorsement: endorsed(9, keyOf(10), keyOf(9), 10) }),
  ],
  [
    'a word in an entry of another kind',
    'LogUnendorsed',
    one({ endorsement: evidenceOf({ previous: keyOf(9), next: keyOf(10) }, 'key.planned', { signer: signerOf(9) }) }),
  ],
  [
    'a word with more in it',
    'LogUnendorsed',
    one({
      endorsement: evidenceOf({ previous: keyOf(9), next: keyOf(10), note: 'x' }, 'log.endorsed', {
        signer: signerOf(9),
      }),
    }),
  ],
  ['a key that comes back', 'LogUnendorsed', rolledLog(9, 10, 9)],
  ['the same key twice', 'LogUnendorsed', rolledLog(9, 9)],
  [
    'keys in another order',
    'LogUnendorsed',
    { ...rolledLog(9, 10, 11), earlier: [...(rolledLog(9, 10, 11).earlier as Fields[])].reverse() },
  ],
]

const documentOf = (log: Fields): string => documentAfter(setting('', { log }))

/** ParseDirectory of a log whose key changed. */
export const LOG_CASES: readonly Case[] = [
  ...good.map(([comment, log], place) => ({
    tcId: 1921 + place,
    comment,
    flags: [],
    input: { document: documentOf(log) },
  })),
  ...bad.map(
    ([comment, flag, log, error = 'DIRECTORY_INVALID'], place): Case => ({
      tcId: 1931 + place,
      comment,
      flags: [flag],
      input: { document: documentOf(log) },
      error,
    }),
  ),
]
