import { createHash } from 'node:crypto'
import { toHex } from '../../packages/ttp-core/src/encoding/index.ts'
import { formatTlogProof, leafHash } from '../../packages/ttp-core/src/log/index.ts'
import {
  head,
  malformed,
  note,
  origin,
  privateKey,
  rootHex,
  signer,
  unsigned,
  verifierKey,
} from './checkpoint-input.ts'
import { CHECKPOINT_NOTES } from './checkpoint-notes.ts'
import { VERIFY_CASES } from './checkpoint-verify-cases.ts'
import { LARGE_AGAIN, mixedKey, NEUTRAL, ORDER_8 } from './ed25519-points.ts'
import { explainSigning } from './explain-signing.ts'
import { EXTENSION_CASES } from './extension-cases.ts'
import type { Case, Fields, Operation } from './frame.ts'
import { CONTRADICTION_CASES, COSIGN_CASES, COSIGNED_CASES } from './witness-cases.ts'

const sha256Hex = (text: string): string => createHash('sha256').update(text).digest('hex')
const signCases: Case[] = [
  { tcId: 1, comment: '8 entries', flags: [], input: head },
  {
    tcId: 2,
    comment: 'size 0 with the root of one empty leaf: roots are not compared with sizes',
    flags: ['SizeZero'],
    input: { ...head, size: 0, root: toHex(leafHash(new Uint8Array(0))) },
  },
  { tcId: 3, comment: 'largest size', flags: [], input: { ...head, size: Number.MAX_SAFE_INTEGER } },
  {
    tcId: 4,
    comment: 'origin of another log',
    flags: ['WrongOrigin'],
    input: { ...head, origin: 'log.example/other' },
    error: 'LOG_ORIGIN_MISMATCH',
  },
  { tcId: 5, comment: 'negative size', flags: ['BadInput'], input: { ...head, size: -1 }, error: 'LOG_INDEX_INVALID' },
  {
    tcId: 6,
    comment: 'root of 31 bytes',
    flags: ['BadInput'],
    input: { ...head, root: rootHex.slice(2) },
    error: 'LOG_HASH_INVALID',
  },
  {
    tcId: 7,
    comment: 'a newline in the origin',
    flags: ['BadInput'],
    input: { ...head, name: 'a\n8', origin: 'a\n8' },
    error: 'LOG_ORIGIN_MISMATCH',
  },
  {
    tcId: 8,
    comment: 'a private key of 31 bytes',
    flags: ['Truncated'],
    input: { ...head, privateKey: privateKey.slice(2) },
    error: 'LOG_KEY_INVALID',
  },
  { tcId: 9, comment: 'the empty tree', flags: [], input: { ...head, size: 0, root: sha256Hex('') } },
]

/** A verifier key of these 32 bytes in hex, under its own key id. */
function verifierKeyOfPoint(hex: string, name = origin, type = '01'): string {
  const typed = Buffer.from(`${type}${hex}`, 'hex')
  const id = createHash('sha256').update(`${name}\n`).update(typed).digest('hex').slice(0, 8)
  return `${name}+${id}+${typed.toString('base64')}`
}
const pointOfLog = Buffer.from(verifierKey.split('+').slice(2).join('+'), 'base64').subarray(1).toString('hex')

const go = 'sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8'
const keyCases: Case[] = [
  { tcId: 201, comment: 'of the log', flags: [], input: { verifierKey } },
  { tcId: 202, comment: 'of the Go checksum database', flags: ['KnownAnswer'], input: { verifierKey: go } },
  {
    tcId: 203,
    comment: 'id of another key',
    flags: ['WrongKey'],
    input: { verifierKey: go.replace('ae+', 'af+') },
    error: 'LOG_KEY_INVALID',
  },
  {
    tcId: 204,
    comment: 'another name',
    flags: ['WrongKey'],
    input: { verifierKey: go.replace('.org', '.com') },
    error: 'LOG_KEY_INVALID',
  },
  {
    tcId: 205,
    comment: 'id in upper case',
    flags: ['NotCanonical'],
    input: { verifierKey: go.replace('de0ae', 'DE0AE') },
    error: 'LOG_KEY_INVALID',
  },
  {
    tcId: 206,
    comment: 'another type of signature',
    flags: ['BadInput'],
    input: { verifierKey: go.replace('+Ac4', '+BM4') },
    error: 'LOG_KEY_INVALID',
  },
  {
    tcId: 207,
    comment: 'cut',
    flags: ['Truncated'],
    input: { verifierKey: go.slice(0, -4) },
    error: 'LOG_KEY_INVALID',
  },
  ...(
    [
      ['the neutral point', NEUTRAL],
      ['a point of order 8', ORDER_8],
      ['the right point with one of order 8 added', mixedKey(signer.privateKey)],
      ['a point of large order, its y not below the prime', LARGE_AGAIN],
      ['no point of the curve', `02${'00'.repeat(31)}`],
    ] as const
  ).map(
    ([comment, point], index): Case => ({
      tcId: 208 + index,
      comment,
      flags: ['InvalidPoint'],
      input: { verifierKey: verifierKeyOfPoint(point) },
      error: 'LOG_KEY_INVALID',
    }),
  ),
  ...(
    [
      ['a key of cosignatures, under its own id', pointOfLog, origin, '04'],
      ['a no-break space in the name', pointOfLog, 'log.example\u00a0sluis', '01'],
      ['a line separator in the name', pointOfLog, 'log.example\u2028sluis', '01'],
      ['a byte order mark before the name', pointOfLog, `\ufeff${origin}`, '01'],
      ['a line feed behind the name', pointOfLog, `${origin}\n`, '01'],
      ['no name', pointOfLog, '', '01'],
    ] as const
  ).map(
    ([comment, point, name, type], index): Case => ({
      tcId: 213 + index,
      comment,
      flags: ['BadInput'],
      input: { verifierKey: verifierKeyOfPoint(point, name, type) },
      error: 'LOG_KEY_INVALID',
    }),
  ),
]

// Entry 5 of the certificate-transparency test tree of 8 entries.
const entry = '40414243'
const hashes = [
  'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
  'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
].map((hex) => Uint8Array.from(Buffer.from(hex, 'hex')))
const proof = formatTlogProof({ index: 5, hashes, checkpoint: note })
const check = (change: Fields = {}): Fields => ({ proof, entry, verifierKey, ...change })
const proofCases: Case[] = [
  { tcId: 301, comment: 'sixth of 8', flags: ['KnownAnswer'], input: check() },
  {
    tcId: 302,
    comment: 'another entry',
    flags: ['WrongProof'],
    input: check({ entry: `${entry}00` }),
    error: 'LOG_INCLUSION_INVALID',
  },
  {
    tcId: 303,
    comment: 'another index',
    flags: ['WrongProof'],
    input: check({ proof: proof.replace('index 5', 'index 4') }),
    error: 'LOG_INCLUSION_INVALID',
  },
  {
    tcId: 304,
    comment: 'leading zero in the index',
    flags: ['NotCanonical'],
    input: check({ proof: proof.replace('index 5', 'index 05') }),
    error: 'LOG_PROOF_MALFORMED',
  },
  {
    tcId: 305,
    comment: 'another version',
    flags: ['BadInput'],
    input: check({ proof: proof.replace('@v1', '@v2') }),
    error: 'LOG_PROOF_MALFORMED',
  },
  {
    tcId: 306,
    comment: 'a checkpoint of another log',
    flags: ['WrongKey'],
    input: check({ verifierKey: go }),
    error: unsigned,
  },
  {
    tcId: 307,
    comment: 'no checkpoint',
    flags: ['Truncated'],
    input: check({ proof: proof.slice(0, proof.indexOf('\n\n') + 2) }),
    error: malformed,
  },
]

export const checkpoint: Operation = {
  name: 'checkpoint',
  algorithm: 'Ed25519 signed note',
  header: [
    'text = origin || newline || size in decimal || newline || base64(root) || newline',
    'note = text || newline || signature lines',
    'VerifyTlogProof: ParseTlogProof, VerifyCheckpoint of its checkpoint, VerifyInclusion of the leaf hash of the entry.',
    'VerifyExtension: VerifyCheckpoint of what was seen and of what is shown, VerifyConsistency from the one to the other.',
  ],
  notes: CHECKPOINT_NOTES,
  explain: { SignCheckpoint: explainSigning },
  groups: [
    { type: 'SignCheckpoint', specRef: 'AUDI-9', cases: signCases },
    {
      type: 'VerifyCheckpoint',
      specRef: 'AUDI-10, AUDI-11, ENCO-20',
      mutations: [{ member: 'verifierKey', as: 'text', kinds: ['truncate', 'flip', 'reorder'] }],
      cases: VERIFY_CASES,
    },
    {
      type: 'ParseVerifierKey',
      specRef: 'AUDI-8',
      mutations: [{ member: 'verifierKey', as: 'text', kinds: ['truncate', 'flip', 'reorder'] }],
      cases: keyCases,
    },
    {
      type: 'VerifyTlogProof',
      specRef: 'AUDI-3, AUDI-10, AUDI-17',
      mutations: [
        { member: 'entry', as: 'hex', kinds: ['truncate', 'flip', 'reorder'] },
        { member: 'proof', as: 'text', kinds: ['truncate', 'flip', 'reorder'] },
      ],
      cases: proofCases,
    },
    {
      type: 'VerifyExtension',
      specRef: 'AUDI-27',
      mutations: [{ member: 'proof', as: 'list', kinds: ['truncate', 'reorder'] }],
      cases: EXTENSION_CASES,
    },
    { type: 'Cosign', specRef: 'AUDI-34', cases: COSIGN_CASES },
    {
      type: 'CosignedAt',
      specRef: 'AUDI-34',
      cases: COSIGNED_CASES,
    },
    { type: 'Contradiction', specRef: 'AUDI-32', cases: CONTRADICTION_CASES },
  ],
}
