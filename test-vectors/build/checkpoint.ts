import { toHex } from '../../packages/ttp-core/src/encoding/index.ts'
import {
  formatCheckpoint,
  formatTlogProof,
  leafHash,
  makeVerifierKey,
  signCheckpoint,
} from '../../packages/ttp-core/src/log/index.ts'
import { signNote } from '../../packages/ttp-core/src/log/signed-note.ts'
import { explainSigning } from './explain-signing.ts'
import { EXTENSION_CASES } from './extension-cases.ts'
import type { Case, Fields, Operation } from './frame.ts'

const origin = 'log.example/sluis'
const privateKey = '404142434445464748494a4b4c4d4e4f505152535455565758595a5b5c5d5e5f'
const signer = { name: origin, privateKey: Uint8Array.from(Buffer.from(privateKey, 'hex')) }
const verifierKey = makeVerifierKey(signer)
const rootHex = '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328'
const root = Uint8Array.from(Buffer.from(rootHex, 'hex'))
const head: Fields = { name: origin, privateKey, origin, size: 8, root: rootHex }

const signCases: Case[] = [
  { tcId: 1, comment: '8 entries', flags: [], input: head },
  {
    tcId: 2,
    comment: 'the empty tree',
    flags: [],
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
]

const note = signCheckpoint({ origin, size: 8, root }, signer)
const body = formatCheckpoint({ origin, size: 8, root })
const own = note.slice(body.length + 1)
const witness = signNote(body, { name: 'witness.example/w1', privateKey: new Uint8Array(32).fill(9) }).slice(
  body.length + 1,
)
const sameName = makeVerifierKey({ ...signer, privateKey: new Uint8Array(32).fill(9) })
const rootText = Buffer.from(root).toString('base64')
const verify = (changed: string, key = verifierKey): Fields => ({ note: changed, verifierKey: key })
const malformed = 'LOG_NOTE_MALFORMED'
const unsigned = 'LOG_SIGNATURE_INVALID'

const verifyCases: Case[] = [
  { tcId: 101, comment: 'by the log', flags: [], input: verify(note) },
  {
    tcId: 102,
    comment: 'by the log and a witness that is not known',
    flags: ['UnknownSigner'],
    input: verify(`${note}${witness}`),
  },
  {
    tcId: 103,
    comment: 'by a witness alone',
    flags: ['UnknownSigner'],
    input: verify(`${body}\n${witness}`),
    error: unsigned,
  },
  {
    tcId: 104,
    comment: 'another key of the same name',
    flags: ['WrongKey'],
    input: verify(note, sameName),
    error: unsigned,
  },
  {
    tcId: 105,
    comment: 'size changed',
    flags: ['BitFlip'],
    input: verify(note.replace('\n8\n', '\n9\n')),
    error: unsigned,
  },
  {
    tcId: 106,
    comment: 'a second signature of the log that does not hold',
    flags: ['BitFlip'],
    input: verify(`${note}${signCheckpoint({ origin, size: 9, root }, signer).split('\n\n')[1] ?? ''}`),
    error: unsigned,
  },
  {
    tcId: 107,
    comment: 'another origin, rightly signed',
    flags: ['WrongOrigin'],
    input: verify(signNote(`log.example/other\n8\n${rootText}\n`, signer)),
    error: 'LOG_ORIGIN_MISMATCH',
  },
  {
    tcId: 108,
    comment: 'an extension line, rightly signed',
    flags: ['NotCanonical'],
    input: verify(signNote(`${body}extension\n`, signer)),
    error: malformed,
  },
  {
    tcId: 109,
    comment: 'a leading zero, rightly signed',
    flags: ['NotCanonical'],
    input: verify(signNote(`${origin}\n08\n${rootText}\n`, signer)),
    error: malformed,
  },
  {
    tcId: 110,
    comment: 'a size beyond 2^53, rightly signed',
    flags: ['NotCanonical'],
    input: verify(signNote(`${origin}\n9007199254740993\n${rootText}\n`, signer)),
    error: malformed,
  },
  {
    tcId: 111,
    comment: 'a short root, rightly signed',
    flags: ['Truncated'],
    input: verify(signNote(`${origin}\n8\nAAAA\n`, signer)),
    error: malformed,
  },
  { tcId: 112, comment: 'no signature', flags: ['Truncated'], input: verify(body), error: malformed },
  {
    tcId: 113,
    comment: 'last newline missing',
    flags: ['Truncated'],
    input: verify(note.slice(0, -1)),
    error: malformed,
  },
  {
    tcId: 114,
    comment: 'carriage returns',
    flags: ['NotCanonical'],
    input: verify(note.replaceAll('\n', '\r\n')),
    error: malformed,
  },
  {
    tcId: 115,
    comment: 'a hyphen for the dash',
    flags: ['NotCanonical'],
    input: verify(`${body}\n${own.replace('\u2014', '-')}`),
    error: malformed,
  },
  { tcId: 116, comment: 'empty', flags: ['Truncated'], input: verify(''), error: malformed },
]

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
  notes: {
    KnownAnswer: { bugType: 'COVERAGE', description: 'The value comes from another project.' },
    UnknownSigner: {
      bugType: 'WRONG_KEY',
      description: 'Signatures by unknown keys are passed over and count for nothing.',
    },
    WrongKey: { bugType: 'WRONG_KEY', description: 'Another key.' },
    WrongOrigin: { bugType: 'MISSING_BINDING', description: 'A checkpoint of another log.' },
    WrongProof: { bugType: 'FORGERY', description: 'The proof is of something else.' },
    LogSizeRollback: { bugType: 'ROLLBACK', description: 'A log never shrinks.' },
    EquivocatingCheckpoint: {
      bugType: 'EQUIVOCATION',
      description: 'Two rightly signed checkpoints that do not belong to one history: the log shows two faces.',
    },
    SizeZero: { bugType: 'AMBIGUITY', description: 'Nothing is proved from the empty tree.' },
    BitFlip: { bugType: 'FORGERY', description: 'The text was changed after signing.' },
    NotCanonical: { bugType: 'AMBIGUITY', description: 'A second spelling of the same checkpoint.' },
    Truncated: { bugType: 'MALFORMED', description: 'Something is missing.' },
    BadInput: { bugType: 'MALFORMED', description: 'The input is refused, not repaired.' },
  },
  explain: { SignCheckpoint: explainSigning },
  groups: [
    { type: 'SignCheckpoint', specRef: 'AUDI-9', cases: signCases },
    {
      type: 'VerifyCheckpoint',
      specRef: 'AUDI-10, AUDI-11',
      mutations: [{ member: 'verifierKey', as: 'text', kinds: ['truncate', 'flip', 'reorder'] }],
      cases: verifyCases,
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
  ],
}
