import { object } from '../../packages/ttp-core/src/conformance/input.ts'
import type { Case, Fields, Json } from './frame.ts'
import { contextOf, DELIVERY, ofChange, random, recipient } from './part-input.ts'

const b64u = (bytes: string | Uint8Array): string => Buffer.from(bytes).toString('base64url')
const { x, crv, kty, y } = object(random(20), 'ephemeral')
const epk = { x, crv, kty, y } as Fields
const members: Fields = {
  alg: 'ECDH-ES',
  enc: 'A256GCM',
  kid: recipient.shut.kid ?? '',
  typ: 'sluis-part',
  ctx: contextOf('activity'),
  epk,
}
const NONCE = 'A'.repeat(16)
const TAG = 'A'.repeat(22)
const whole = (header: string, rest = `.${NONCE}.AAAA.${TAG}`): Fields => ({ part: `${header}.${rest}` })
const having = (change: Fields): Fields => whole(b64u(JSON.stringify({ ...members, ...change })))
const without = (name: string): Fields =>
  whole(b64u(JSON.stringify(Object.fromEntries(Object.entries(members).filter(([other]) => other !== name)))))
const header = b64u(JSON.stringify(members))
const ctx = (change: Fields): Fields => having({ ctx: contextOf('activity', change) })
const ctxOf = (value: Json): Fields => having({ ctx: value })

const good: readonly (readonly [string, Fields])[] = [
  ['a header as this format has it', whole(header)],
  ['members in another order', whole(b64u(JSON.stringify(Object.fromEntries(Object.entries(members).reverse()))))],
  ['white space in the header', whole(b64u(JSON.stringify(members, null, 1)))],
  ['a part of a change', having({ ctx: ofChange('change') })],
  ['the subjects of a change', having({ ctx: ofChange('subject') })],
  ['the largest chunk number', ctx({ chunk: 999_999 })],
  ['coordinates are not looked at here', having({ epk: { ...epk, x: 'no coordinate' } })],
  ['a list of a rewrap', having({ ctx: ofChange('rewrap', { chunk: 7 }) })],
]

const bad: readonly (readonly [string, string, Fields])[] = [
  ['nothing', 'Empty', { part: '' }],
  ['dots alone', 'Empty', { part: '....' }],
  ['four segments', 'OtherHeader', { part: `${header}..${NONCE}.AAAA` }],
  ['six segments', 'OtherHeader', { part: `${header}..${NONCE}.AAAA.${TAG}.` }],
  ['an encrypted key', 'OtherHeader', whole(header, `AAAA.${NONCE}.AAAA.${TAG}`)],
  ['a short nonce', 'OtherHeader', whole(header, `.${'A'.repeat(15)}.AAAA.${TAG}`)],
  ['a long nonce', 'OtherHeader', whole(header, `.${'A'.repeat(22)}.AAAA.${TAG}`)],
  ['a short tag', 'OtherHeader', whole(header, `.${NONCE}.AAAA.${'A'.repeat(21)}`)],
  ['no ciphertext', 'Empty', whole(header, `.${NONCE}..${TAG}`)],
  ['unused bits in the tag', 'NonCanonicalBase64', whole(header, `.${NONCE}.AAAA.${'A'.repeat(21)}B`)],
  ['unused bits in the ciphertext, two characters', 'NonCanonicalBase64', whole(header, `.${NONCE}.AB.${TAG}`)],
  ['unused bits in the ciphertext, three characters', 'NonCanonicalBase64', whole(header, `.${NONCE}.AAB.${TAG}`)],
  ['a ciphertext of one character', 'NonCanonicalBase64', whole(header, `.${NONCE}.A.${TAG}`)],
  ['a ciphertext of five characters', 'NonCanonicalBase64', whole(header, `.${NONCE}.AAAAA.${TAG}`)],
  ['padding', 'NonCanonicalBase64', whole(header, `.${NONCE}.AAA=.${TAG}`)],
  ['the other alphabet', 'NonCanonicalBase64', whole(header, `.${NONCE}.AA+/.${TAG}`)],
  ['a space', 'NonCanonicalBase64', whole(header, `.${NONCE}.AA A.${TAG}`)],
  ['a line break at the end', 'NonCanonicalBase64', { part: `${header}..${NONCE}.AAAA.${TAG}\n` }],
  [
    'a header that is no base64url',
    'NonCanonicalBase64',
    whole(`${header}A`.slice(0, Math.floor(header.length / 4) * 4 + 1)),
  ],
  ['a header that is not UTF-8', 'BadForm', whole(b64u(Uint8Array.of(0x7b, 0xff, 0x7d)))],
  ['a byte order mark before the header', 'BadForm', whole(b64u(`\ufeff${JSON.stringify(members)}`))],
  ['a header that is no JSON', 'BadForm', whole(b64u('{'))],
  ['a header that is a list', 'BadForm', whole(b64u('[]'))],
  ['two JSON texts', 'BadForm', whole(b64u(`${JSON.stringify(members)}{}`))],
  ['a header over 4,096 characters', 'TooLarge', whole(b64u(JSON.stringify(members).padEnd(3073, ' ')))],
  ...['alg', 'enc', 'kid', 'typ', 'ctx', 'epk'].map((name) => [`no ${name}`, 'MissingMember', without(name)] as const),
  ['another type', 'OtherHeader', having({ typ: 'JWE' })],
  ['another content encryption', 'OtherHeader', having({ enc: 'A128GCM' })],
  ['another key agreement', 'OtherHeader', having({ alg: 'ECDH-ES+A256KW' })],
  ['no key agreement', 'OtherHeader', having({ alg: 'dir' })],
  ['compression', 'OtherHeader', having({ zip: 'DEF' })],
  ['party information', 'OtherHeader', having({ apu: 'QQ' })],
  ['a critical extension', 'OtherHeader', having({ crit: ['x'] })],
  ['a content type', 'OtherHeader', having({ cty: 'json' })],
  ['another curve', 'OtherHeader', having({ epk: { ...epk, crv: 'P-384' } })],
  ['a Montgomery curve', 'OtherHeader', having({ epk: { kty: 'OKP', crv: 'X25519', x: String(x) } })],
  ['a private ephemeral key', 'OtherHeader', having({ epk: { ...epk, d: String(x) } })],
  ['a kid that is too short', 'BadForm', having({ kid: String(recipient.shut.kid).slice(1) })],
  ['a kid that is a number', 'BadForm', having({ kid: 1 })],
  ['a context that is nothing', 'BadContext', ctxOf(null)],
  ['an unknown member of the context', 'BadContext', ctx({ note: 'x' })],
  ['an unknown kind', 'BadContext', ctx({ kind: 'person', schema: 'sluis-person/1' })],
  ['another version of the schema', 'BadContext', ctx({ schema: 'sluis-activity/2' })],
  ['a delivery in upper case', 'BadContext', ctx({ delivery: DELIVERY.toUpperCase() })],
  ['a chunk over 999,999', 'BadContext', ctx({ chunk: 1_000_000 })],
  ['a chunk that is text', 'BadContext', ctx({ chunk: '3' })],
  ['a chunk that is no whole number', 'BadContext', ctx({ chunk: 1.5 })],
  ['an institution with capitals', 'BadContext', ctx({ institution: 'Museum' })],
  ['a tenant of one letter', 'BadContext', ctx({ tenant: 'x' })],
  ['a domain with a space', 'BadContext', ctx({ domain: 'a b' })],
  ['a change of an institution', 'BadContext', ctxOf(ofChange('change', { institution: 'museum-a' }))],
  ['a change with a chunk number', 'BadContext', ctxOf(ofChange('change', { chunk: 1 }))],
  ['an activity of no institution', 'BadContext', ctxOf(ofChange('activity'))],
  ['a rewrap of an institution', 'BadContext', ctxOf(ofChange('rewrap', { institution: 'museum-a' }))],
  ['a long tag', 'OtherHeader', whole(header, `.${NONCE}.AAAA.${'A'.repeat(24)}`)],
  ['a line feed behind the tenant', 'BadContext', ctx({ tenant: 'audience\n' })],
  ['a line feed behind the institution', 'BadContext', ctx({ institution: 'museum-a\n' })],
  ['a line feed behind the delivery', 'BadContext', ctx({ delivery: `${DELIVERY}\n` })],
  ['a line feed behind the kid', 'BadForm', having({ kid: `${String(recipient.shut.kid)}\n` })],
]

export const HEADER_CASES: readonly Case[] = [
  ...good.map(([comment, input], place) => ({ tcId: 101 + place, comment, flags: [], input })),
  ...bad.map(
    ([comment, flag, input], place): Case => ({
      tcId: 131 + place,
      comment,
      flags: [flag],
      input,
      error: 'PART_MALFORMED',
    }),
  ),
  {
    tcId: 299,
    comment: 'over 4 MiB',
    flags: ['TooLarge'],
    input: { part: 'A', repeat: 4_194_305 },
    error: 'PART_TOO_LARGE',
  },
]
