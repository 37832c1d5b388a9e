import { createHash } from 'node:crypto'
import { object } from '../../packages/ttp-core/src/conformance/input.ts'
import { sealKeyFromSeed, signKeyFromSeed, thumbprint } from '../../packages/ttp-core/src/jwk/index.ts'
import { LARGE_AGAIN, mixedKey, ORDER_8 } from './ed25519-points.ts'
import type { Case, Explain, Fields, Json, Mutation, Operation } from './frame.ts'
import { changed, FIVE_AGAIN, pointKey, signPoint, without, Y_OF_5 } from './jwk-faults.ts'

const seedOf = (byte: number): Uint8Array => new Uint8Array(32).fill(byte)
const seal = sealKeyFromSeed(seedOf(1))
const otherSeal = sealKeyFromSeed(seedOf(3))
const sign = signKeyFromSeed(seedOf(2))
const otherSign = signKeyFromSeed(seedOf(4))
const publicSeal: Fields = { ...seal.publicJwk }
const publicSign: Fields = { ...sign.publicJwk }
const privateSeal: Fields = { ...seal.privateJwk }
const privateSign: Fields = { ...sign.privateJwk }

/** The text that is digested, and its digest by Node. */
const explainName: Explain = (input) => {
  const { crv, kty, x, y } = object(input, 'key')
  const canonical = JSON.stringify(y === undefined ? { crv, kty, x } : { crv, kty, x, y })
  return { canonical, digest: createHash('sha256').update(canonical).digest('hex') }
}

const rfc8037 = { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' } as const
const nameCases: Case[] = [
  { tcId: 1, comment: 'a sealing key', flags: [], input: { key: publicSeal } },
  { tcId: 2, comment: 'a signing key', flags: [], input: { key: publicSign } },
  { tcId: 3, comment: 'RFC 8037 appendix A.3', flags: [], input: { key: rfc8037 } },
  {
    tcId: 4,
    comment: 'the claimed kid does not count, nor any other member',
    flags: ['ForeignKid'],
    input: { key: { ...privateSeal, kid: otherSeal.publicJwk.kid } },
  },
]

const refused = (first: number, faults: readonly (readonly [comment: string, flag: string, key: Json])[]): Case[] =>
  faults.map(([comment, flag, key], index) => ({
    tcId: first + index,
    comment,
    flags: [flag],
    input: { key },
    error: 'KEY_FORM_INVALID',
  }))
const valid = (tcId: number, key: Fields): Case => ({ tcId, comment: 'well formed', flags: [], input: { key } })

/** The x of a point of P-256 whose y is 5. */
const X_OF_5 = 'd7325d7646cd60d80a92738ceb345f844cffaf35841022cab176f692de8de1d7'
const hexOf = (text: string): string => Buffer.from(text, 'base64url').toString('hex')
const coordinate = (hex: string): string => Buffer.from(hex, 'hex').toString('base64url')

const parseSealCases: Case[] = [
  valid(201, publicSeal),
  ...refused(202, [
    ['a private key', 'PrivateKey', privateSeal],
    ['a signing key', 'WrongUse', publicSign],
    ['use sig', 'WrongUse', changed(publicSeal, 'use', 'sig')],
    ['another curve', 'WrongUse', changed(publicSeal, 'crv', 'P-384')],
    ['a member more', 'ForeignMember', changed(publicSeal, 'alg', 'ECDH-ES')],
    ['no kid', 'MissingMember', without(publicSeal, 'kid')],
    ['no y', 'MissingMember', without(publicSeal, 'y')],
    ['the kid of another key', 'ForeignKid', changed(publicSeal, 'kid', otherSeal.publicJwk.kid)],
    ['x of another key under its own thumbprint', 'NotOnCurve', pointKey(otherSeal.publicJwk.x, seal.publicJwk.y)],
    ['both coordinates zero', 'NotOnCurve', pointKey('A'.repeat(43), 'A'.repeat(43))],
    ['x not below the prime', 'NotOnCurve', pointKey(`${'_'.repeat(42)}8`, seal.publicJwk.y)],
    ['x padded', 'Padding', pointKey(`${seal.publicJwk.x}=`, seal.publicJwk.y)],
    ['x of 31 bytes', 'WrongLength', pointKey('A'.repeat(42), seal.publicJwk.y)],
    ['unused bits of x set', 'TrailingBits', pointKey(`${'A'.repeat(42)}B`, seal.publicJwk.y)],
    ['a text', 'WrongType', 'key'],
    ['null', 'WrongType', null],
    ['a list', 'WrongType', [publicSeal]],
    ['x a number', 'WrongType', changed(publicSeal, 'x', 7)],
    ['x of a point, not below the prime', 'NotCanonicalPoint', pointKey(coordinate(FIVE_AGAIN), coordinate(Y_OF_5))],
    ['y of a point, not below the prime', 'NotCanonicalPoint', pointKey(coordinate(X_OF_5), coordinate(FIVE_AGAIN))],
    [
      'x of 33 bytes, the first of them zero',
      'WrongLength',
      pointKey(Buffer.from(`00${hexOf(seal.publicJwk.x)}`, 'hex').toString('base64url'), seal.publicJwk.y),
    ],
  ]),
]

const parseSignCases: Case[] = [
  valid(301, publicSign),
  ...refused(302, [
    ['a private key', 'PrivateKey', privateSign],
    ['a sealing key', 'WrongUse', publicSeal],
    ['use enc', 'WrongUse', changed(publicSign, 'use', 'enc')],
    ['another curve', 'WrongUse', changed(publicSign, 'crv', 'Ed448')],
    ['a member more', 'ForeignMember', changed(publicSign, 'alg', 'EdDSA')],
    ['no kid', 'MissingMember', without(publicSign, 'kid')],
    ['the kid of another key', 'ForeignKid', changed(publicSign, 'kid', otherSign.publicJwk.kid)],
    ['the neutral point', 'SmallOrder', signPoint(`01${'00'.repeat(31)}`)],
    ['the point of order 2', 'SmallOrder', signPoint(`ec${'ff'.repeat(30)}7f`)],
    ['a point of order 4', 'SmallOrder', signPoint('00'.repeat(32))],
    ['the other point of order 4', 'SmallOrder', signPoint(`${'00'.repeat(31)}80`)],
    ['a point of order 8', 'SmallOrder', signPoint(ORDER_8)],
    ['y not below the prime', 'NotCanonicalPoint', signPoint(`ee${'ff'.repeat(30)}7f`)],
    ['no point of the curve', 'NotOnCurve', signPoint(`02${'00'.repeat(31)}`)],
    ['unused bits of x set', 'TrailingBits', changed(publicSign, 'x', `${'A'.repeat(42)}B`)],
    ['an empty object', 'MissingMember', {}],
    ['the right point with one of order 8 added', 'MixedOrder', signPoint(mixedKey(seedOf(2)))],
    ['a point of large order, its y not below the prime', 'NotCanonicalPoint', signPoint(LARGE_AGAIN)],
  ]),
]

const BASE_X = '6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296'
const BASE_Y = '4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5'
const ORDER_AND_ONE = 'ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632552'
const order = '_____wAAAAD__________7zm-q2nF56E87nKwvxjJVE'
const parsePrivateCases: Case[] = [
  valid(401, privateSeal),
  ...refused(402, [
    ['a public key', 'MissingMember', publicSeal],
    ['the private half of another key', 'WrongPrivateHalf', changed(privateSeal, 'd', otherSeal.privateJwk.d)],
    ['zero', 'WrongPrivateHalf', changed(privateSeal, 'd', 'A'.repeat(43))],
    ['the order of the curve', 'WrongPrivateHalf', changed(privateSeal, 'd', order)],
    ['padded', 'Padding', changed(privateSeal, 'd', `${seal.privateJwk.d}=`)],
    ['a signing key', 'WrongUse', privateSign],
    ['the kid of another key', 'ForeignKid', changed(privateSeal, 'kid', otherSeal.publicJwk.kid)],
    ['a member more', 'ForeignMember', changed(privateSeal, 'alg', 'ECDH-ES')],
    ['no kid', 'MissingMember', without(privateSeal, 'kid')],
    ['no use', 'MissingMember', without(privateSeal, 'use')],
    [
      'one more than the order, beside the base point, which is that of one',
      'WrongPrivateHalf',
      { ...pointKey(coordinate(BASE_X), coordinate(BASE_Y)), d: coordinate(ORDER_AND_ONE) },
    ],
  ]),
]
const parseSigningCases: Case[] = [
  valid(501, privateSign),
  ...refused(502, [
    ['a public key', 'MissingMember', publicSign],
    ['the private half of another key', 'WrongPrivateHalf', changed(privateSign, 'd', otherSign.privateJwk.d)],
    ['padded', 'Padding', changed(privateSign, 'd', `${sign.privateJwk.d}=`)],
    ['a sealing key', 'WrongUse', privateSeal],
    ['the kid of another key', 'ForeignKid', changed(privateSign, 'kid', otherSign.publicJwk.kid)],
    ['a member more', 'ForeignMember', changed(privateSign, 'alg', 'EdDSA')],
    ['no kid', 'MissingMember', without(privateSign, 'kid')],
    ['no use', 'MissingMember', without(privateSign, 'use')],
  ]),
]

const MUTATED = ['truncate', 'flip', 'reorder'] as const
const mutations = (...members: string[]) => members.map((member) => ({ member, as: 'text', kinds: MUTATED }) as const)
/** What a key says it is: another type, curve or use. */
const FORM: readonly Mutation[] = [
  { member: 'key/kty', replace: 'RSA' },
  { member: 'key/crv', replace: 'P-384' },
  { member: 'key/use', replace: 'sign' },
]

export const jwk: Operation = {
  name: 'jwk',
  algorithm: 'JSON Web Keys: thumbprint and fingerprint, reading keys of others',
  header: [
    'A key names itself by its thumbprint (RFC 7638); whoever takes a key from others computes it anew.',
    `Seeds of the keys here: bytes 01 (sealing) and 02 (signing), 03 and 04 for those of others; thumbprint ${thumbprint(seal.publicJwk)}.`,
  ],
  notes: {
    ForeignKid: { bugType: 'MISSING_CHECK', description: 'The kid is a claim, to be compared with the thumbprint.' },
    ForeignMember: { bugType: 'MISSING_CHECK', description: 'A key has its members and no other.' },
    MissingMember: { bugType: 'MALFORMED', description: 'A member is missing.' },
    WrongType: { bugType: 'MALFORMED', description: 'The value or a member is of another JSON type.' },
    WrongLength: { bugType: 'MALFORMED', description: 'Another number of bytes.' },
    WrongUse: { bugType: 'KEY_CONFUSION', description: 'A key of another type, curve or use.' },
    PrivateKey: {
      bugType: 'KEY_CONFUSION',
      description: 'A private key where a public one is due: it has left its party.',
    },
    WrongPrivateHalf: { bugType: 'MISSING_CHECK', description: 'The private half does not belong to the public half.' },
    NotOnCurve: { bugType: 'INVALID_POINT', description: 'The coordinates are no point of the curve.' },
    NotCanonicalPoint: { bugType: 'AMBIGUITY', description: 'A second spelling of a point.' },
    SmallOrder: {
      bugType: 'INVALID_POINT',
      description: 'Under a point of small order a signature can hold for any message.',
    },
    MixedOrder: {
      bugType: 'INVALID_POINT',
      description: 'Under such a key verifiers with and without the cofactor take different signatures.',
    },
    TrailingBits: { bugType: 'AMBIGUITY', description: 'Unused bits that are not zero would be a second spelling.' },
    Padding: { bugType: 'AMBIGUITY', description: 'Padding would be a second spelling.' },
  },
  explain: { NameKey: explainName },
  groups: [
    { type: 'NameKey', specRef: 'ENCO-14, ENCO-15', cases: nameCases },
    {
      type: 'ParseSealKey',
      specRef: 'ENCO-12',
      mutations: [...mutations('key/x', 'key/y', 'key/kid'), ...FORM],
      cases: parseSealCases,
    },
    {
      type: 'ParseSignKey',
      specRef: 'ENCO-12',
      mutations: [...mutations('key/x', 'key/kid'), ...FORM],
      cases: parseSignCases,
    },
    {
      type: 'ParsePrivateSealKey',
      specRef: 'ENCO-12',
      mutations: [...mutations('key/x', 'key/d', 'key/kid'), ...FORM],
      cases: parsePrivateCases,
    },
    {
      type: 'ParseSigningKey',
      specRef: 'ENCO-12',
      mutations: [...mutations('key/x', 'key/d', 'key/kid'), ...FORM],
      cases: parseSigningCases,
    },
  ],
}
