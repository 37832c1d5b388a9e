import { createHash } from 'node:crypto'
import { object, text } from '../../packages/ttp-core/src/conformance/input.ts'
import type { Case, Explain, Fields } from './frame.ts'
import { outputOf } from './frame.ts'
import { CONTENTS } from './part-contents.ts'
import { agree, craft, headerOf, plaintextOf, signatureOf, signedBytesOf } from './part-craft.ts'
import { contextOf, DELIVERY, ofChange, otherRecipient, random, recipient, signer } from './part-input.ts'
import { signPair } from './part-keys.ts'

const parties: Fields = { recipient: recipient.shut, signer: signer.sign }
const seal = (byte: number, context: Fields, content: Fields, change: Fields = {}): Fields => ({
  context,
  content,
  ...parties,
  ...random(byte),
  ...change,
})
const many = Array.from({ length: 130 }, (_, row) => ({ row, visitDate: '2026-03-01' }))
const exact: Fields = { schema: 'sluis-activity/1', rows: [{ row: 0, visitDate: '2026-03-01', offerCode: 'A' }] }

/** A content of so many bytes as JSON; sealing asks for the schema alone. */
const filling = (length: number): Fields => {
  const empty = { schema: 'sluis-activity/1', note: '' }
  return { ...empty, note: 'a'.repeat(length - JSON.stringify(empty).length) }
}

const good: readonly (readonly [string, Fields])[] = [
  ...(['identity', 'activity', 'subject', 'pseudonym', 'attribute'] as const).map(
    (kind, place) => [`a part of kind ${kind}`, seal(20 + place, contextOf(kind), CONTENTS[kind])] as const,
  ),
  ['a part of kind change', seal(25, ofChange('change'), CONTENTS.change)],
  ['subjects of a change', seal(26, ofChange('subject'), CONTENTS.subjectChange)],
  ['an identity part without rows', seal(27, contextOf('identity'), { schema: 'sluis-identity/1', rows: [] })],
  ['a body of two blocks', seal(28, contextOf('activity'), { schema: 'sluis-activity/1', rows: many })],
  ['another recipient', seal(29, contextOf('activity'), exact, { recipient: otherRecipient.shut })],
  ['a content that fills its block: nothing is added', seal(31, contextOf('activity'), filling(4096))],
  ['a content of a byte more than a block', seal(32, contextOf('activity'), filling(4097))],
]

const activity = (change: Fields, rest: Fields = {}): Fields => seal(30, contextOf('activity', change), exact, rest)
const bad: readonly (readonly [string, string, Fields, Case['error']])[] = [
  ['a delivery that is no UUID', 'BadContext', activity({ delivery: 'one' }), 'PART_MALFORMED'],
  ['a delivery in upper case', 'BadContext', activity({ delivery: DELIVERY.toUpperCase() }), 'PART_MALFORMED'],
  ['a chunk below 0', 'BadContext', activity({ chunk: -1 }), 'PART_MALFORMED'],
  ['no institution for an activity', 'BadContext', activity({ institution: '', chunk: 0 }), 'PART_MALFORMED'],
  ['the schema of another kind', 'BadContext', activity({ schema: 'sluis-identity/1' }), 'PART_MALFORMED'],
  ['content of another schema', 'WrongSchema', activity({}, { content: CONTENTS.pseudonym }), 'PART_CONTENT_INVALID'],
  [
    'a recipient that is no point of the curve',
    'InvalidCurve',
    activity({}, { recipient: { ...recipient.shut, y: recipient.shut.x ?? '' } }),
    'KEY_FORM_INVALID',
  ],
  [
    'a recipient with its private half',
    'InvalidCurve',
    activity({}, { recipient: recipient.open }),
    'KEY_FORM_INVALID',
  ],
  [
    'a recipient under the name of another',
    'InvalidCurve',
    activity({}, { recipient: { ...recipient.shut, kid: otherRecipient.shut.kid ?? '' } }),
    'KEY_FORM_INVALID',
  ],
  ['a recipient that signs', 'InvalidCurve', activity({}, { recipient: signPair(3).verify }), 'KEY_FORM_INVALID'],
]

export const SEAL_CASES: readonly Case[] = [
  ...good.map(([comment, input], place) => ({ tcId: 1 + place, comment, flags: [], input })),
  ...(bad
    .map(([comment, flag, input, error]) => ({ comment, flags: [flag], input, error }))
    .map((one, place) => ({
      tcId: 51 + place,
      ...one,
    })) as Case[]),
]

/** The values on the way, and the part made anew by Node's own cryptography. */
export const explainSeal: Explain = async (input) => {
  const crafted = {
    context: object(input, 'context'),
    content: object(input, 'content'),
    recipient: object(input, 'recipient'),
    signer: object(input, 'signer'),
    ephemeral: object(input, 'ephemeral'),
    nonce: text(input, 'nonce'),
  }
  const { part } = await outputOf('SealPart', input)
  if (craft(crafted) !== part) throw new Error('the part made anew is another one')
  const { secret, key } = agree(crafted)
  const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
  return {
    signedBytesSha256: sha256(signedBytesOf(crafted)),
    signature: signatureOf(crafted).toString('hex'),
    plaintextSha256: sha256(plaintextOf(crafted)),
    header: headerOf(crafted),
    sharedSecret: secret.toString('hex'),
    contentKey: key.toString('hex'),
  }
}
