import { enc, LABEL } from '../../packages/ttp-core/src/encoding/index.ts'
import type { Case, Fields } from './frame.ts'
import { FIVE_AGAIN, Y_OF_5 } from './jwk-faults.ts'
import { CONTENTS } from './part-contents.ts'
import { bodyOf, type Crafted, craft, plaintextOf, secretOf, signatureOf } from './part-craft.ts'
import {
  ACTIVITIES,
  contextOf,
  OTHER_DELIVERY,
  ofChange,
  otherRecipient,
  otherSigner,
  random,
  recipient,
  signer,
} from './part-input.ts'

const context = contextOf('activity')
const base: Crafted = { context, content: ACTIVITIES, recipient: recipient.shut, signer: signer.sign, ...random(40) }
const keys: Fields = { recipients: [recipient.open], signers: [signer.verify] }
const open = (crafted: Partial<Crafted> = {}, change: Fields = {}): Fields => {
  const whole = { ...base, ...crafted }
  return { part: craft(whole), expected: whole.context, ...keys, ...change }
}
const changed = (change: (part: string) => string): Fields => {
  const input = open()
  return { ...input, part: change(String(input.part)) }
}
const segment = (place: number, change: (text: string) => string) =>
  changed((part) =>
    part
      .split('.')
      .map((text, index) => (index === place ? change(text) : text))
      .join('.'),
  )
const flipLast = (text: string): string => `${text.slice(0, -2)}${text.at(-2) === 'A' ? 'B' : 'A'}${text.at(-1)}`
const bytes = (text: string): Uint8Array => Buffer.from(text)
const fromHex = (text: string): Buffer => Buffer.from(text, 'hex')
const block = (text: string): Uint8Array => bytes(text.padEnd(4096, ' '))
const { x, crv, kty, y } = random(41).ephemeral as { [name: string]: string }
const kid = String(signer.verify.kid)
const signature = signatureOf(base)
const body = bodyOf(ACTIVITIES)

const good: readonly (readonly [string, Fields])[] = [
  ...(['identity', 'activity', 'subject', 'pseudonym', 'attribute'] as const).map(
    (kind, place) =>
      [
        `a part of kind ${kind}`,
        open({ context: contextOf(kind), content: CONTENTS[kind], ...random(42 + place) }),
      ] as const,
  ),
  ['a part of kind change', open({ context: ofChange('change'), content: CONTENTS.change, ...random(47) })],
  ['subjects of a change', open({ context: ofChange('subject'), content: CONTENTS.subjectChange, ...random(48) })],
  [
    'several keys held, several signers allowed',
    open({}, { recipients: [otherRecipient.open, recipient.open], signers: [otherSigner.verify, signer.verify] }),
  ],
  ['a content that follows no schema: that is for its parser to refuse', open({ body: block('{"note":"x"}') })],
  ['white space before the content', open({ body: block('\n {"note":"x"}') })],
  ['a body of two blocks', open({ body: bytes('[]'.padEnd(8192, ' ')) })],
]

const elsewhere: readonly (readonly [string, Fields])[] = [
  ['kind', { kind: 'attribute', schema: 'sluis-attribute/1' }],
  ['delivery', { delivery: OTHER_DELIVERY }],
  ['chunk', { chunk: 4 }],
  ['institution', { institution: 'museum-b' }],
  ['tenant', { tenant: 'other-tenant' }],
  ['domain', { domain: 'other' }],
]
const rewritten = (change: Fields): Fields =>
  ({
    ...segment(0, (text) => {
      const members = JSON.parse(Buffer.from(text, 'base64url').toString()) as Fields
      return Buffer.from(JSON.stringify({ ...members, ctx: contextOf('activity', change) })).toString('base64url')
    }),
    expected: contextOf('activity', change),
  }) as Fields

const fromB64u = (text: unknown): Buffer => Buffer.from(String(text), 'base64url')
const { x: ownX, y: ownY } = base.ephemeral
const epk = { x: String(ownX), crv: 'P-256', kty: 'EC', y: String(ownY) }
/** A part that opens for who takes a coordinate modulo the prime: x is 5, written as 5 and the prime. */
const FIVE: Partial<Crafted> = {
  secret: secretOf(recipient.open.d, Buffer.concat([Buffer.from('05'.padStart(64, '0'), 'hex'), fromHex(Y_OF_5)])),
  header: { epk: { ...epk, x: fromHex(FIVE_AGAIN).toString('base64url'), y: fromHex(Y_OF_5).toString('base64url') } },
}

type Bad = readonly [comment: string, flag: string, input: Fields, error: NonNullable<Case['error']>]
const bad: readonly Bad[] = [
  ...elsewhere.map(
    ([name, change]): Bad => [
      `another ${name} is expected`,
      'WrongContext',
      open({}, { expected: contextOf('activity', change) }),
      'PART_CONTEXT_MISMATCH',
    ],
  ),
  [
    'elsewhere, and no key is held: the context comes first',
    'WrongContext',
    open({}, { expected: contextOf('activity', { chunk: 4 }), recipients: [] }),
    'PART_CONTEXT_MISMATCH',
  ],
  ['sealed to a key that is not held', 'WrongKey', open({ recipient: otherRecipient.shut }), 'PART_WRONG_KEY'],
  ['no key is held', 'WrongKey', open({}, { recipients: [] }), 'PART_WRONG_KEY'],
  [
    'the key is held under another name: no key is tried',
    'KeyUnderForeignName',
    open({}, { recipients: [{ ...recipient.open, kid: otherRecipient.open.kid ?? '' }] }),
    'PART_WRONG_KEY',
  ],
  [
    'another key under the right name',
    'KeyUnderForeignName',
    open({}, { recipients: [{ ...otherRecipient.open, kid: recipient.open.kid ?? '' }] }),
    'PART_UNOPENABLE',
  ],
  ['the chunk rewritten to fit', 'ModifiedPart', rewritten({ chunk: 4 }), 'PART_UNOPENABLE'],
  ['the tenant rewritten to fit', 'ModifiedPart', rewritten({ tenant: 'other-tenant' }), 'PART_UNOPENABLE'],
  [
    'the header in another order',
    'ModifiedPart',
    segment(0, (text) =>
      Buffer.from(
        JSON.stringify(
          Object.fromEntries(Object.entries(JSON.parse(Buffer.from(text, 'base64url').toString()) as Fields).reverse()),
        ),
      ).toString('base64url'),
    ),
    'PART_UNOPENABLE',
  ],
  ['a flipped bit of the nonce', 'ModifiedPart', segment(2, flipLast), 'PART_UNOPENABLE'],
  ['a flipped bit of the ciphertext', 'ModifiedPart', segment(3, flipLast), 'PART_UNOPENABLE'],
  ['a flipped bit of the tag', 'ModifiedPart', segment(4, flipLast), 'PART_UNOPENABLE'],
  ['a ciphertext that was cut', 'ModifiedPart', segment(3, (text) => text.slice(0, -4)), 'PART_UNOPENABLE'],
  ['a ciphertext of three bytes', 'ModifiedPart', segment(3, () => 'AAAA'), 'PART_UNOPENABLE'],
  [
    'another ephemeral key in the header',
    'ModifiedPart',
    open({ header: { epk: { x: String(x), crv: String(crv), kty: String(kty), y: String(y) } } }),
    'PART_UNOPENABLE',
  ],
  [
    'an ephemeral key that is no point',
    'InvalidCurve',
    open({ header: { epk: { x: String(x), crv: 'P-256', kty: 'EC', y: String(x) } } }),
    'PART_UNOPENABLE',
  ],
  [
    'an ephemeral key of zeros',
    'InvalidCurve',
    open({ header: { epk: { x: 'A'.repeat(43), crv: 'P-256', kty: 'EC', y: 'A'.repeat(43) } } }),
    'PART_UNOPENABLE',
  ],
  [
    'coordinates that are too short',
    'InvalidCurve',
    open({ header: { epk: { x: 'AAAA', crv: 'P-256', kty: 'EC', y: 'AAAA' } } }),
    'PART_UNOPENABLE',
  ],
  [
    'a coordinate that is a number',
    'InvalidCurve',
    open({ header: { epk: { x: 1, crv: 'P-256', kty: 'EC', y: String(y) } } }),
    'PART_UNOPENABLE',
  ],
  [
    'the name of the other algorithm in the derivation',
    'OtherDerivation',
    open({ algorithmId: 'ECDH-ES' }),
    'PART_UNOPENABLE',
  ],
  ['the shared secret as the key', 'OtherDerivation', open({ keyIsSecret: true }), 'PART_UNOPENABLE'],
  ['the header is not authenticated', 'OtherDerivation', open({ withoutAad: true }), 'PART_UNOPENABLE'],
  ['a plaintext that is bare JSON', 'BadFrame', open({ plaintext: block('{}') }), 'PART_MALFORMED'],
  ['a frame of two fields', 'BadFrame', open({ plaintext: enc(LABEL.part, kid, signature) }), 'PART_MALFORMED'],
  [
    'a frame of four fields',
    'BadFrame',
    open({ plaintext: enc(LABEL.part, kid, signature, body, '') }),
    'PART_MALFORMED',
  ],
  [
    'a frame under another label',
    'BadFrame',
    open({ plaintext: enc(LABEL.partSignature, kid, signature, body) }),
    'PART_MALFORMED',
  ],
  [
    'a byte behind the frame',
    'BadFrame',
    open({ plaintext: Buffer.concat([plaintextOf(base), bytes('\0')]) }),
    'PART_MALFORMED',
  ],
  ['a frame that was cut', 'BadFrame', open({ plaintext: plaintextOf(base).subarray(0, -1) }), 'PART_MALFORMED'],
  ['a name of the signer that is not UTF-8', 'BadFrame', open({ signerKid: Uint8Array.of(0xff) }), 'PART_MALFORMED'],
  ['a signer that is not allowed', 'WrongSigner', open({ signer: otherSigner.sign }), 'PART_SIGNATURE_INVALID'],
  ['no signer is allowed', 'WrongSigner', open({}, { signers: [] }), 'PART_SIGNATURE_INVALID'],
  [
    'another signer under the name of one that is allowed',
    'KeyUnderForeignName',
    open({ signer: otherSigner.sign, signerKid: kid }),
    'PART_SIGNATURE_INVALID',
  ],
  [
    'signed for another chunk',
    'BadSignature',
    open({ signedContext: contextOf('activity', { chunk: 4 }) }),
    'PART_SIGNATURE_INVALID',
  ],
  [
    'signed for another tenant',
    'BadSignature',
    open({ signedContext: contextOf('activity', { tenant: 'other-tenant' }) }),
    'PART_SIGNATURE_INVALID',
  ],
  [
    'signed over the content before it was padded',
    'BadSignature',
    open({ signature: signatureOf({ ...base, body: bytes(JSON.stringify(ACTIVITIES)) }) }),
    'PART_SIGNATURE_INVALID',
  ],
  [
    'a flipped bit of the signature',
    'BadSignature',
    open({ signature: Uint8Array.from(signature, (byte, place) => (place === 5 ? byte ^ 1 : byte)) }),
    'PART_SIGNATURE_INVALID',
  ],
  ['a signature of 63 bytes', 'BadSignature', open({ signature: signature.subarray(0, 63) }), 'PART_SIGNATURE_INVALID'],
  ['no signature', 'BadSignature', open({ signature: new Uint8Array(0) }), 'PART_SIGNATURE_INVALID'],
  [
    'a bad signature and a bad body: the signature comes first',
    'BadSignature',
    open({ signature, body: bytes('{') }),
    'PART_SIGNATURE_INVALID',
  ],
  ['a body that is not padded', 'BadBody', open({ body: bytes('{}') }), 'PART_MALFORMED'],
  ['an empty body', 'BadBody', open({ body: new Uint8Array(0) }), 'PART_MALFORMED'],
  ['spaces alone', 'BadBody', open({ body: block('') }), 'PART_MALFORMED'],
  ['a body that is no JSON', 'BadBody', open({ body: block('{') }), 'PART_MALFORMED'],
  ['two JSON texts', 'BadBody', open({ body: block('{}{}') }), 'PART_MALFORMED'],
  ['numbers that JSON does not have', 'BadBody', open({ body: block('{"row":NaN}') }), 'PART_MALFORMED'],
  ['a body that is not UTF-8', 'BadBody', open({ body: new Uint8Array(4096).fill(0xff) }), 'PART_MALFORMED'],
  [
    'a byte order mark before the body',
    'BadBody',
    open({ body: Buffer.concat([Uint8Array.of(0xef, 0xbb, 0xbf), block('{}').subarray(0, 4093)]) }),
    'PART_MALFORMED',
  ],
  ['padded with zeros', 'BadBody', open({ body: bytes('{}'.padEnd(4096, '\0')) }), 'PART_MALFORMED'],
  [
    'signed by one that is allowed under the name of another that is',
    'KeyUnderForeignName',
    open({ signer: otherSigner.sign, signerKid: kid }, { signers: [signer.verify, otherSigner.verify] }),
    'PART_SIGNATURE_INVALID',
  ],
  [
    'signed by one that is allowed under the name of nobody',
    'KeyUnderForeignName',
    open({ signerKid: 'A'.repeat(43) }),
    'PART_SIGNATURE_INVALID',
  ],
  [
    'a coordinate of 33 bytes, the first of them zero',
    'InvalidCurve',
    open({ header: { epk: { ...epk, x: Buffer.concat([Buffer.of(0), fromB64u(epk.x)]).toString('base64url') } } }),
    'PART_UNOPENABLE',
  ],
  ['a coordinate not less than the prime', 'InvalidCurve', open(FIVE), 'PART_UNOPENABLE'],
]

export const OPEN_CASES: readonly Case[] = [
  ...good.map(([comment, input], place) => ({ tcId: 301 + place, comment, flags: [], input })),
  ...bad.map(([comment, flag, input, error], place) => ({ tcId: 331 + place, comment, flags: [flag], input, error })),
]

/** Opened as they are, and refused after every mutation. */
export const MUTATED_CASES: readonly Case[] = [
  { tcId: 451, comment: 'an activity part', flags: [], input: open() },
  {
    tcId: 452,
    comment: 'an identity part',
    flags: [],
    input: open({ context: contextOf('identity'), content: CONTENTS.identity, ...random(50) }),
  },
]
