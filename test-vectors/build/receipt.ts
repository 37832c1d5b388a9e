import { makeVerifierKey } from '../../packages/ttp-core/src/log/index.ts'
import { DELIVERY_NOTES } from './delivery-notes.ts'
import { evidenceOf, LOG, SIGNER } from './evidence-input.ts'
import type { Case, Fields, Json, Operation } from './frame.ts'
import { DELIVERY, OTHER_DELIVERY } from './part-input.ts'

const details: Fields = {
  deliveryId: DELIVERY,
  institution: 'museum-a',
  tenant: 'audience',
  domain: 'reach',
  chunkCount: 2,
  rowCount: 2517,
  manifestDigest: `${'a'.repeat(42)}A`,
  closedAt: '2026-03-01T12:00:00.000Z',
}
const receiptOf = (of: Fields = details, options: Parameters<typeof evidenceOf>[2] = {}): Fields => ({
  schema: 'sluis-receipt/1',
  ...evidenceOf(of, 'delivery.closed', options),
})
const receipt = receiptOf()
const other = receiptOf({ ...details, rowCount: 1 })
const having = (change: { readonly [name: string]: Json }): Fields => ({ receipt: { ...receipt, ...change }, log: LOG })
const saying = (change: { readonly [name: string]: Json }): Fields => having({ details: { ...details, ...change } })
/** Details that were logged as they are, and still are none of a receipt. */
const logged = (change: { readonly [name: string]: Json }): Fields => ({
  receipt: receiptOf({ ...details, ...change }),
  log: LOG,
})
const forger = { ...SIGNER, privateKey: new Uint8Array(32).fill(8) }

const bad: readonly (readonly [string, string, Fields])[] = [
  ['another delivery', 'ModifiedReceipt', saying({ deliveryId: OTHER_DELIVERY })],
  ['another institution', 'ModifiedReceipt', saying({ institution: 'museum-b' })],
  ['another tenant', 'ModifiedReceipt', saying({ tenant: 'other' })],
  ['another domain', 'ModifiedReceipt', saying({ domain: 'panel' })],
  ['another number of chunks', 'ModifiedReceipt', saying({ chunkCount: 3 })],
  ['another number of rows', 'ModifiedReceipt', saying({ rowCount: 2516 })],
  ['another manifest', 'ModifiedReceipt', saying({ manifestDigest: `${'b'.repeat(42)}A` })],
  ['another moment', 'ModifiedReceipt', saying({ closedAt: '2026-03-01T12:00:00.001Z' })],
  ['an unknown detail', 'UnknownMember', logged({ note: 'x' })],
  ['logged without rows', 'BadForm', logged({ rowCount: 0 })],
  ['logged without chunks', 'BadForm', logged({ chunkCount: 0 })],
  ['logged with a delivery in upper case', 'BadForm', logged({ deliveryId: DELIVERY.toUpperCase() })],
  ['logged with a moment without milliseconds', 'BadForm', logged({ closedAt: '2026-03-01T12:00:00Z' })],
  ['logged with a digest in hexadecimal', 'BadForm', logged({ manifestDigest: 'a'.repeat(64) })],
  ['logged with a name in capitals', 'BadForm', logged({ tenant: 'Audience' })],
  ['another schema', 'BadForm', having({ schema: 'sluis-receipt/2' })],
  ['an unknown member', 'UnknownMember', having({ note: 'x' })],
  ['another salt', 'ModifiedReceipt', having({ salt: 'A'.repeat(43) })],
  ['the entry of another receipt', 'ModifiedReceipt', having({ entry: other.entry ?? '' })],
  ['the proof of another receipt', 'ModifiedReceipt', having({ proof: other.proof ?? '' })],
  [
    'entry and proof of another receipt',
    'ModifiedReceipt',
    having({ entry: other.entry ?? '', proof: other.proof ?? '' }),
  ],
  [
    'the entry of an abandoned delivery',
    'OtherAction',
    { receipt: { schema: 'sluis-receipt/1', ...evidenceOf(details, 'delivery.abandoned') }, log: LOG },
  ],
  ['evidence without a schema', 'MissingMember', { receipt: evidenceOf(details, 'delivery.closed'), log: LOG }],
  [
    'data that nothing authenticates',
    'ModifiedReceipt',
    { receipt: receiptOf(details, { extra: Uint8Array.of(1) }), log: LOG },
  ],
  ['a checkpoint by another key', 'WrongLog', { receipt: receiptOf(details, { signer: forger }), log: LOG }],
  ['held against another key', 'WrongLog', { receipt, log: { ...LOG, verifierKey: makeVerifierKey(forger) } }],
  ['held against another log', 'WrongLog', { receipt, log: { ...LOG, origin: 'other.example/log' } }],
  ['nothing', 'BadForm', { receipt: null, log: LOG }],
]

const text = (member: string, kinds: readonly ('truncate' | 'flip' | 'reorder')[]) =>
  ({ member: `receipt/${member}`, as: 'text', kinds }) as const

export const receiptFile: Operation = {
  name: 'receipt',
  algorithm: 'SHA-256, RFC 6962, Ed25519, chapter 12',
  header: [
    'VerifyReceipt: receipt (a JSON value), log (origin, verifierKey) -> details, entryId (id of the entry), index, and size and root of the checkpoint.',
  ],
  notes: DELIVERY_NOTES,
  groups: [
    {
      type: 'VerifyReceipt',
      specRef: 'DELI-26',
      mutations: [
        text('salt', ['truncate', 'flip', 'reorder']),
        text('entry', ['truncate', 'flip', 'reorder']),
        text('proof', ['truncate', 'flip', 'reorder']),
        { member: 'receipt/details/tenant', replace: 'other' },
        { member: 'receipt/details/rowCount', replace: 1 },
      ],
      cases: [{ tcId: 1, comment: 'in the middle of the log', flags: [], input: { receipt, log: LOG } }],
    },
    {
      type: 'VerifyReceipt',
      specRef: 'DELI-26',
      cases: [
        {
          tcId: 2,
          comment: 'alone in the log',
          flags: [],
          input: { receipt: receiptOf(details, { index: 0, size: 1 }), log: LOG },
        },
        {
          tcId: 3,
          comment: 'the last of 257 entries',
          flags: [],
          input: { receipt: receiptOf(details, { index: 256, size: 257 }), log: LOG },
        },
        ...bad.map(
          ([comment, flag, input], place): Case => ({
            tcId: 21 + place,
            comment,
            flags: [flag],
            input,
            error: 'RECEIPT_INVALID',
          }),
        ),
      ],
    },
  ],
}
