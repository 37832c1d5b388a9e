import { createPrivateKey, sign } from 'node:crypto'
import { text } from '../../packages/ttp-core/src/conformance/input.ts'
import { canonicalJson } from '../../packages/ttp-core/src/encoding/index.ts'
import { DELIVERY_NOTES } from './delivery-notes.ts'
import { type Case, type Fields, type Json, type Operation, outputOf } from './frame.ts'
import { DELIVERY } from './part-input.ts'
import { signPair } from './part-keys.ts'

const [key, other] = [signPair(10), signPair(11)]
const digest = (letter: string): string => `${letter.repeat(42)}A`
const chunk = (number: Json, rowCount: Json, change: Fields = {}): Fields => ({
  number,
  rowCount,
  identityDigest: digest('a'),
  activityDigest: digest('b'),
  ...change,
})
const manifest: Fields = {
  schema: 'sluis-manifest/1',
  delivery: DELIVERY,
  institution: 'museum-a',
  tenant: 'audience',
  domain: 'reach',
  directoryVersion: 4,
  chunks: [chunk(0, 2500), chunk(1, 17)],
  rowCount: 2517,
}
const having = (change: Fields): Fields => ({ manifest: { ...manifest, ...change }, key: key.sign })
const chunks = (rowCount: number, ...list: readonly Json[]): Fields => having({ chunks: list, rowCount })
const without = (name: string): Fields => ({
  manifest: Object.fromEntries(Object.entries(manifest).filter(([other]) => other !== name)),
  key: key.sign,
})
const inOneChunk = (change: Fields): Fields => chunks(1, chunk(0, 1, change))

const bad: readonly (readonly [string, string, Fields])[] = [
  ...Object.keys(manifest).map((name) => [`no ${name}`, 'MissingMember', without(name)] as const),
  ['an unknown member', 'UnknownMember', having({ note: 'x' })],
  ['another schema', 'BadForm', having({ schema: 'sluis-manifest/2' })],
  ['a delivery that is no UUID', 'BadForm', having({ delivery: 'one' })],
  ['a delivery in upper case', 'BadForm', having({ delivery: DELIVERY.toUpperCase() })],
  ['an institution with capitals', 'BadForm', having({ institution: 'Museum' })],
  ['directory version 0', 'BadForm', having({ directoryVersion: 0 })],
  ['a directory version that is text', 'BadForm', having({ directoryVersion: '4' })],
  ['no chunk', 'MissingChunk', chunks(0)],
  ['a total that is too low', 'MissingChunk', having({ rowCount: 2516 })],
  ['a total that is too high', 'MissingChunk', having({ rowCount: 2518 })],
  ['the first chunk is missing', 'MissingChunk', chunks(17, chunk(1, 17))],
  ['a chunk in between is missing', 'MissingChunk', chunks(2, chunk(0, 1), chunk(2, 1))],
  ['a chunk twice', 'MissingChunk', chunks(2, chunk(0, 1), chunk(0, 1))],
  ['chunks out of order', 'MissingChunk', chunks(2, chunk(1, 1), chunk(0, 1))],
  ['a chunk without rows', 'BadForm', chunks(1, chunk(0, 1), chunk(1, 0))],
  ['a chunk over 5,000 rows', 'BadForm', chunks(5001, chunk(0, 5001))],
  ['a row count that is text', 'BadForm', having({ chunks: [chunk(0, '1')] })],
  ['a chunk number that is text', 'BadForm', chunks(1, chunk('0', 1))],
  ['an unknown member of a chunk', 'UnknownMember', inOneChunk({ note: 'x' })],
  ['a digest cut short', 'BadForm', inOneChunk({ identityDigest: 'a'.repeat(42) })],
  ['unused bits in a digest', 'BadForm', inOneChunk({ activityDigest: `${'a'.repeat(42)}B` })],
  ['a digest in hexadecimal', 'BadForm', inOneChunk({ identityDigest: 'a'.repeat(64) })],
  ['nothing', 'BadForm', { manifest: null, key: key.sign }],
  ['a line feed behind the delivery', 'BadForm', having({ delivery: `${DELIVERY}\n` })],
  ['a line feed behind the domain', 'BadForm', having({ domain: 'reach\n' })],
  ['a line feed behind a digest', 'BadForm', inOneChunk({ activityDigest: `${digest('b')}\n` })],
]

const good: readonly (readonly [string, Fields])[] = [
  ['two chunks', having({})],
  ['one chunk of one row', inOneChunk({})],
  ['a full chunk', chunks(5000, chunk(0, 5000))],
  ['signed by another key of the institution', { ...having({}), key: other.sign }],
]

const jws = text(await outputOf('SignManifest', having({})), 'jws')
const b64u = (value: string | Uint8Array): string => Buffer.from(value).toString('base64url')
function signed(payload: string, typ = 'sluis-manifest', kid = key.sign.kid ?? '', by: Fields = key.sign): string {
  const head = `${b64u(canonicalJson({ alg: 'EdDSA', kid, typ }))}.${b64u(payload)}`
  const privateKey = createPrivateKey({ key: { ...by, kid: undefined, use: undefined } as never, format: 'jwk' })
  return `${head}.${b64u(sign(null, Buffer.from(head), privateKey))}`
}
const verify = (document: string, ...keys: readonly Fields[]): Fields => ({ jws: document, keys })
const canonical = canonicalJson(manifest)
const [head = '', , signature = ''] = jws.split('.')
const forged: readonly (readonly [string, string, Fields])[] = [
  ['no key is allowed', 'WrongSigner', verify(jws)],
  ['another key is allowed', 'WrongSigner', verify(jws, other.verify)],
  [
    'another key under the kid of the right one',
    'WrongSigner',
    verify(jws, { ...other.verify, kid: key.verify.kid ?? '' }),
  ],
  [
    'signed by another key under the kid of the right one',
    'WrongSigner',
    verify(signed(canonical, 'sluis-manifest', key.sign.kid as string, other.sign), key.verify),
  ],
  [
    'another payload under the signature',
    'ModifiedDocument',
    verify(`${head}.${b64u(canonical.replace('2517', '2518'))}.${signature}`, key.verify),
  ],
  ['a directory', 'OtherDocument', verify(signed(canonical, 'sluis-directory'), key.verify)],
  ['members in another order', 'ModifiedDocument', verify(signed(JSON.stringify(manifest)), key.verify)],
  [
    'signed, and the total does not add up',
    'MissingChunk',
    verify(signed(canonical.replace('2517', '2518')), key.verify),
  ],
  ['signed, and no manifest', 'BadForm', verify(signed('{}'), key.verify)],
  ['no document', 'ModifiedDocument', verify('', key.verify)],
]

const refused = (start: number, list: readonly (readonly [string, string, Fields])[]): Case[] =>
  list.map(([comment, flag, input], place) => ({
    tcId: start + place,
    comment,
    flags: [flag],
    input,
    error: 'MANIFEST_INVALID',
  }))

export const deliveryManifest: Operation = {
  name: 'delivery-manifest',
  algorithm: 'JWS compact, Ed25519, SHA-256, chapter 12',
  header: [
    'SignManifest: manifest (a JSON value), key (private JWK) -> jws, digest (ManifestDigest).',
    'VerifyManifest: jws, keys (public JWKs) -> manifest.',
  ],
  notes: DELIVERY_NOTES,
  groups: [
    {
      type: 'SignManifest',
      specRef: 'DELI-9',
      cases: [
        ...good.map(([comment, input], place) => ({ tcId: 1 + place, comment, flags: [], input })),
        ...refused(21, bad),
      ],
    },
    {
      type: 'VerifyManifest',
      specRef: 'DELI-9',
      mutations: [
        { member: 'jws', as: 'text', kinds: ['truncate', 'flip', 'reorder'] },
        { member: 'keys', replace: [] },
      ],
      cases: [
        { tcId: 101, comment: 'by one of several keys', flags: [], input: verify(jws, other.verify, key.verify) },
        ...refused(111, forged),
      ],
    },
  ],
}
