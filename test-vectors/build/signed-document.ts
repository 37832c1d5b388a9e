import { createPrivateKey, sign } from 'node:crypto'
import { object, text } from '../../packages/ttp-core/src/conformance/input.ts'
import { canonicalJson } from '../../packages/ttp-core/src/encoding/index.ts'
import { signKeyFromSeed } from '../../packages/ttp-core/src/jwk/index.ts'
import { bentSignatures } from './ed25519-points.ts'
import type { Case, Explain, Fields, Operation } from './frame.ts'

const keys = [2, 4, 6].map((byte) => signKeyFromSeed(new Uint8Array(32).fill(byte)))
const [signer, other, third] = keys.map(({ privateJwk }): Fields => ({ ...privateJwk }))
const [signerPublic, otherPublic, thirdPublic] = keys.map(({ publicJwk }): Fields => ({ ...publicJwk }))
if (!signer || !other || !third || !signerPublic || !otherPublic || !thirdPublic) throw new Error('keys are missing')

const base64url = (bytes: string | Uint8Array): string => Buffer.from(bytes).toString('base64url')
const headerOf = (type: string, key: Fields): string => JSON.stringify({ alg: 'EdDSA', kid: key.kid ?? '', typ: type })

/** A JWS by the Ed25519 of Node, over exactly these texts. */
function jwsOf(header: string, payload: string | Uint8Array, key: Fields): string {
  return signed(`${base64url(header)}.${base64url(payload)}`, key)
}

function signed(message: string, key: Fields): string {
  const privateKey = createPrivateKey({ key: { ...key }, format: 'jwk' })
  return `${message}.${sign(null, Buffer.from(message), privateKey).toString('base64url')}`
}

const explainSign: Explain = (input) => {
  const header = headerOf(text(input, 'type'), object(input, 'key'))
  const payload = canonicalJson(object(input, 'document'))
  return { header, payload, signature: jwsOf(header, payload, object(input, 'key')).split('.').at(-1) ?? '' }
}

const documents: readonly (readonly [string, Fields])[] = [
  ['no member', {}],
  ['members in another order, text beyond ASCII', { z: 1, a: ['\u00e9', '\u{1f600}', null, true], '\ufb33': -1 }],
  ['a document in a document', { schema: 'example/1', inner: { b: [{}], a: '' } }],
]
const signCases: Case[] = [
  ...documents.map(
    ([comment, document], index): Case => ({
      tcId: 1 + index,
      comment,
      flags: [],
      input: { type: index === 1 ? 'sluis-manifest' : 'sluis-directory', document, key: index === 2 ? other : signer },
    }),
  ),
  {
    tcId: 4,
    comment: 'a fraction',
    flags: ['NotCanonical'],
    input: { type: 'sluis-directory', document: { share: 0.5 }, key: signer },
    error: 'JSON_NOT_CANONICAL',
  },
  {
    tcId: 5,
    comment: 'a lone surrogate',
    flags: ['NotCanonical'],
    input: { type: 'sluis-manifest', document: { name: '\ud800' }, key: signer },
    error: 'JSON_NOT_CANONICAL',
  },
]

const D = 'sluis-directory'
const BODY = '{"a":1,"b":"x"}'
const good = jwsOf(headerOf(D, signer), BODY, signer)
const [goodHeader = '', goodPayload = '', goodSignature = ''] = good.split('.')
const accepted = (tcId: number, comment: string, input: Fields): Case => ({ tcId, comment, flags: [], input })
/** The same bytes with an unused bit set in the last character. */
const withTrailingBit = (segment: string): string => {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  return segment.slice(0, -1) + alphabet[alphabet.indexOf(segment.slice(-1)) + 1]
}
const twoOver = `${base64url(headerOf(D, signer))}.${base64url('{"a":12}')}`
const own = [signerPublic]

const faults: readonly (readonly [
  comment: string,
  flag: string,
  jws: string,
  keys?: readonly Fields[],
  type?: string,
])[] = [
  ['no key is allowed', 'WrongKey', good, []],
  ['another key is allowed', 'WrongKey', good, [otherPublic]],
  ['signed by another key under the name of the right one', 'ForeignKid', jwsOf(headerOf(D, signer), BODY, other)],
  [
    'verified by another key under the name of the right one',
    'ForeignKid',
    good,
    [{ ...otherPublic, kid: signerPublic.kid ?? '' }],
  ],
  ['the other type is due', 'WrongType', good, own, 'sluis-manifest'],
  ['a type that differs in case', 'WrongType', jwsOf(headerOf('Sluis-Directory', signer), BODY, signer)],
  [
    'alg none',
    'Algorithm',
    `${base64url(JSON.stringify({ alg: 'none', kid: signer.kid ?? '', typ: D }))}.${goodPayload}.${goodSignature}`,
  ],
  ['alg Ed25519', 'Algorithm', jwsOf(JSON.stringify({ alg: 'Ed25519', kid: signer.kid ?? '', typ: D }), BODY, signer)],
  [
    'a header member more',
    'NotCanonical',
    jwsOf(JSON.stringify({ alg: 'EdDSA', crit: [], kid: signer.kid ?? '', typ: D }), BODY, signer),
  ],
  [
    'header members in another order',
    'NotCanonical',
    jwsOf(JSON.stringify({ typ: D, kid: signer.kid ?? '', alg: 'EdDSA' }), BODY, signer),
  ],
  ['white space in the header', 'NotCanonical', jwsOf(` ${headerOf(D, signer)}`, BODY, signer)],
  ['members in another order', 'NotCanonical', jwsOf(headerOf(D, signer), '{"b":"x","a":1}', signer)],
  ['white space in the payload', 'NotCanonical', jwsOf(headerOf(D, signer), '{"a": 1}', signer)],
  ['a member twice', 'NotCanonical', jwsOf(headerOf(D, signer), '{"a":1,"a":1}', signer)],
  ['a number with a point', 'NotCanonical', jwsOf(headerOf(D, signer), '{"a":1.0}', signer)],
  ['an escape that is not needed', 'NotCanonical', jwsOf(headerOf(D, signer), '{"a":"\\u0041"}', signer)],
  ['a byte order mark', 'NotCanonical', jwsOf(headerOf(D, signer), `\ufeff${BODY}`, signer)],
  ['no JSON', 'NotCanonical', jwsOf(headerOf(D, signer), 'a', signer)],
  ['no UTF-8', 'NotUtf8', jwsOf(headerOf(D, signer), Uint8Array.of(0x22, 0xff, 0x22), signer)],
  ['unused bits of the payload set, and signed so', 'TrailingBits', signed(withTrailingBit(twoOver), signer)],
  ['unused bits of the signature set', 'TrailingBits', withTrailingBit(good)],
  ['padded payload', 'Padding', signed(`${twoOver}=`, signer)],
  ['no payload', 'Truncated', `${goodHeader}..${goodSignature}`],
  ['two segments', 'Truncated', `${goodHeader}.${goodPayload}`],
  ['four segments', 'TrailingBytes', `${good}.`],
  ['a line feed at the end', 'TrailingBytes', `${good}\n`],
  ['the payload of another document', 'Forged', `${goodHeader}.${base64url('{"a":2,"b":"x"}')}.${goodSignature}`],
  ['a signature of zeros', 'Forged', `${goodHeader}.${goodPayload}.${'A'.repeat(86)}`],
  ...bentSignatures(new Uint8Array(32).fill(2), Buffer.from(`${goodHeader}.${goodPayload}`)).map(
    ([comment, signature]) =>
      [comment, 'BentSignature', `${goodHeader}.${goodPayload}.${base64url(signature)}`] as const,
  ),
]

const verifyCases: Case[] = [
  accepted(101, 'the only key', { type: D, jws: good, keys: own }),
  accepted(102, 'the last of several keys', { type: D, jws: good, keys: [otherPublic, thirdPublic, signerPublic] }),
  accepted(103, 'a manifest', {
    type: 'sluis-manifest',
    jws: jwsOf(headerOf('sluis-manifest', third), '{}', third),
    keys: [thirdPublic],
  }),
  ...faults.map(
    ([comment, flag, jws, allowed = own, type = D], index): Case => ({
      tcId: 104 + index,
      comment,
      flags: [flag],
      input: { type, jws, keys: [...allowed] },
      error: 'JWS_INVALID',
    }),
  ),
]

export const signedDocument: Operation = {
  name: 'signed-document',
  algorithm: 'Signed documents: compact JWS with Ed25519 over canonical JSON',
  header: [
    'Ed25519 signatures are deterministic: the same document and key give the same text.',
    'Private keys are the seeds of bytes 02, 04 and 06.',
  ],
  notes: {
    NotCanonical: {
      bugType: 'AMBIGUITY',
      description: 'Another spelling of a document; two readers could see two documents.',
    },
    WrongKey: { bugType: 'WRONG_KEY', description: 'The key that signed is not allowed.' },
    ForeignKid: { bugType: 'KEY_CONFUSION', description: 'A key under the name of another.' },
    WrongType: { bugType: 'TYPE_CONFUSION', description: 'A document of one type is never taken for another.' },
    Algorithm: { bugType: 'ALGORITHM_CONFUSION', description: 'The header does not choose the algorithm.' },
    NotUtf8: { bugType: 'MALFORMED', description: 'The payload is not UTF-8.' },
    TrailingBits: {
      bugType: 'AMBIGUITY',
      description: 'Unused bits that are not zero: one document with two digests.',
    },
    Padding: { bugType: 'AMBIGUITY', description: 'Padding would be a second spelling.' },
    Truncated: { bugType: 'MALFORMED', description: 'Something is missing.' },
    TrailingBytes: { bugType: 'MALFORMED', description: 'Something is left over.' },
    BentSignature: {
      bugType: 'AMBIGUITY',
      description: 'By the right key, but not as RFC 8032 makes it; verifiers disagree, so all refuse.',
    },
    Forged: { bugType: 'FORGERY', description: 'The signature is not of this document.' },
  },
  explain: { SignDocument: explainSign },
  groups: [
    { type: 'SignDocument', specRef: 'ENCO-16', cases: signCases },
    {
      type: 'VerifyDocument',
      specRef: 'ENCO-11, ENCO-17, ENCO-18, ENCO-19, ENCO-20',
      mutations: [
        { member: 'jws', as: 'text', kinds: ['truncate', 'flip', 'reorder'] },
        { member: 'type', replace: 'sluis-part' },
        { member: 'keys', replace: [] },
      ],
      cases: verifyCases,
    },
  ],
}
