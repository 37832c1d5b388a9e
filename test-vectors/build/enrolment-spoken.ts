import { createHash } from 'node:crypto'
import { object, text } from '../../packages/ttp-core/src/conformance/input.ts'
import { canonicalJson } from '../../packages/ttp-core/src/encoding/index.ts'
import { counted } from './approval-documents.ts'
import { keys } from './directory-document.ts'
import { first, other } from './enrolment-documents.ts'
import type { Case, Explain } from './frame.ts'
import { outputOf } from './frame.ts'

/** The digest as a number in decimal, of which the fingerprint is the last 40 digits. */
const numberOf = (digest: string): string => BigInt(`0x${digest}`).toString()
export const explainSpoken: Record<string, Explain> = {
  SpokenFingerprint: (input) => ({ number: numberOf(text(input, 'digest')) }),
  SpokenKeyFingerprint: (input) => {
    const { use: _use, kid: _kid, ...material } = object(input, 'key')
    const digest = createHash('sha256').update(canonicalJson(material)).digest('hex')
    return { digest, number: numberOf(digest) }
  },
}

const bigEndian = (value: bigint): string => value.toString(16).padStart(64, '0')
const spoken = counted(601)
const digests: readonly (readonly [string, string])[] = [
  ['of zero', '00'.repeat(32)],
  ['of one: zeros lead', bigEndian(1n)],
  ['the largest that is not reduced', bigEndian(10n ** 40n - 1n)],
  ['the smallest that is', bigEndian(10n ** 40n)],
  ['the largest', 'ff'.repeat(32)],
  ['of a text', createHash('sha256').update('sluis').digest('hex')],
]
export const SPOKEN_CASES: readonly Case[] = [
  ...digests.map(([comment, digest]) => spoken(comment, ['Normal'], { digest })),
  spoken('a digest in upper case', ['BadForm'], { digest: 'FF'.repeat(32) }, 'HEX_INVALID'),
]

const spokenKey = counted(701)
export const SPOKEN_KEY_CASES: readonly Case[] = [
  spokenKey('of a signing key', ['Normal'], { key: first.verify }),
  spokenKey('of a sealing key', ['Normal'], { key: keys.seal(173) }),
  spokenKey('of the key, whatever it calls itself', ['Normal'], {
    key: { ...first.verify, kid: other.verify.kid ?? '' },
  }),
]

const fingerprint = text(await outputOf('SpokenKeyFingerprint', { key: first.verify }), 'fingerprint')
const digits = fingerprint.replaceAll(' ', '')
const changed = (place: number): string =>
  digits.slice(0, place) + ((Number(digits[place]) + 1) % 10) + digits.slice(place + 1)
const typed: readonly (readonly [string, string])[] = [
  ['as shown', fingerprint],
  ['without a space', digits],
  ['in pairs with hyphens', (digits.match(/../g) ?? []).join('-')],
  ['with commas, points and spaces, at both ends too', ` ${fingerprint.replaceAll(' ', ', ')}. `],
]
const malformed: readonly (readonly [string, string])[] = [
  ['nothing', ''],
  ['the first half', fingerprint.slice(0, 23)],
  ['39 digits', digits.slice(1)],
  ['41 digits', `${digits}0`],
  ['a letter O for a digit', digits.replace(/.$/, 'O')],
  ['digits of another script', digits.replace(/^./, '\u0663')],
  ['other characters between the groups', fingerprint.replaceAll(' ', '/')],
]
const compare = counted(801)
export const COMPARE_CASES: readonly Case[] = [
  ...typed.map(([comment, value]) => compare(comment, ['Normal'], { typed: value, fingerprint })),
  ...[0, 7, 20, 39].map((place) =>
    compare(`digit ${place + 1} is another`, ['Different'], { typed: changed(place), fingerprint }),
  ),
  ...malformed.map(([comment, value]) =>
    compare(comment, ['BadForm'], { typed: value, fingerprint }, 'FINGERPRINT_MALFORMED'),
  ),
]
