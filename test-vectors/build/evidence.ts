import { toHex } from '../../packages/ttp-core/src/encoding/index.ts'
import { formatTlogProof } from '../../packages/ttp-core/src/log/index.ts'
import { evidenceOf, explainEvidence, LOG, SIGNER } from './evidence-input.ts'
import { EVIDENCE_NOTES } from './evidence-notes.ts'
import type { Case, Fields, Operation } from './frame.ts'

const malformed = 'LOG_PROOF_MALFORMED'
const none = 'RECEIPT_INVALID'
const hashes = ['11', '22', '33'].map((byte) => byte.repeat(32))
const checkpoint =
  'log.example/sluis\n8\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=\n\n— log.example/sluis AAAAAAA=\n'
const plain: Fields = { index: 5, hashes, checkpoint }

const formatCases: Case[] = [
  { tcId: 1, comment: 'three hashes', flags: [], input: plain },
  { tcId: 2, comment: 'a tree of one: no hash', flags: [], input: { ...plain, index: 0, hashes: [] } },
  { tcId: 3, comment: 'extra data', flags: [], input: { ...plain, extra: 'ff00' } },
  { tcId: 4, comment: 'the largest index', flags: [], input: { ...plain, index: Number.MAX_SAFE_INTEGER } },
  {
    tcId: 5,
    comment: 'a negative index',
    flags: ['BadInput'],
    input: { ...plain, index: -1 },
    error: 'LOG_INDEX_INVALID',
  },
  { tcId: 6, comment: 'extra data of no bytes', flags: ['BadInput'], input: { ...plain, extra: '' }, error: malformed },
  {
    tcId: 7,
    comment: 'a hash of 31 bytes',
    flags: ['BadInput'],
    input: { ...plain, hashes: [hashes[0]?.slice(2) ?? ''] },
    error: 'LOG_HASH_INVALID',
  },
]

const bytesOf = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'))
const proof = formatTlogProof({ index: 5, hashes: hashes.map(bytesOf), checkpoint })
const first = Buffer.from(hashes[0] ?? '', 'hex').toString('base64')
const many = `${first}\n`.repeat(64)
const one = formatTlogProof({ index: 0, hashes: [], checkpoint })
const texts: readonly (readonly [string, string, string])[] = [
  ['', 'nothing', 'Truncated'],
  [proof.replace('\n\n', '\n'), 'no empty line before the checkpoint', 'Truncated'],
  [proof.replace('@v1', '@v2'), 'another version', 'BadInput'],
  [proof.replace('c2sp', 'C2SP'), 'another case', 'NotCanonical'],
  [` ${proof}`, 'a space in front', 'NotCanonical'],
  [proof.replace('index 5\n', ''), 'no index', 'Truncated'],
  [proof.replace('index 5', 'index 05'), 'a leading zero', 'NotCanonical'],
  [proof.replace('index 5', 'index -5'), 'a negative index', 'BadInput'],
  [proof.replace('index 5', 'index 9007199254740992'), 'an index of 2^53', 'BadInput'],
  [proof.replace('index 5', 'index 5 '), 'a space behind the index', 'NotCanonical'],
  [proof.replace('index 5\n', 'index 5\nextra AA==\n'), 'extra data behind the index', 'NotCanonical'],
  [proof.replace('index 5\n', 'extra AA\nindex 5\n'), 'extra data without padding', 'NotCanonical'],
  [proof.replace('index 5\n', 'extra \nindex 5\n'), 'extra data of no bytes', 'BadInput'],
  [proof.replace('index 5\n', 'extra AA==\nextra AA==\nindex 5\n'), 'extra data twice', 'NotCanonical'],
  [proof.replace(first, first.replace('=', '')), 'a hash without padding', 'NotCanonical'],
  [proof.replace(first, first.replace('E=', 'F=')), 'unused bits that are not zero', 'NotCanonical'],
  [proof.replace(first, first.slice(4)), 'a hash of 29 bytes', 'Truncated'],
  [proof.replaceAll('\n', '\r\n'), 'carriage returns', 'NotCanonical'],
  [one.replace('\n\n', `\n${many}${first}\n\n`), '65 hashes', 'BadInput'],
]
const parseCases: Case[] = [
  { tcId: 101, comment: 'three hashes', flags: [], input: { proof } },
  { tcId: 102, comment: 'no hash', flags: [], input: { proof: one } },
  { tcId: 103, comment: 'extra data', flags: [], input: { proof: proof.replace('index', 'extra /wA=\nindex') } },
  { tcId: 104, comment: '64 hashes', flags: [], input: { proof: one.replace('\n\n', `\n${many}\n`) } },
  {
    tcId: 105,
    comment: 'what follows the first empty line is not looked at',
    flags: [],
    input: { proof: `${one.slice(0, one.indexOf('\n\n') + 2)}any\n\ntext` },
  },
  {
    tcId: 106,
    comment: 'two empty lines in what follows',
    flags: [],
    input: { proof: `${one.slice(0, one.indexOf('\n\n') + 2)}any\n\ntext\n\n\u2014 w AAAAAAA=\n` },
  },
  ...texts.map(
    ([text, comment, flag], at) =>
      ({
        tcId: 111 + at,
        comment,
        flags: [flag],
        input: { proof: text },
        error: malformed,
      }) as const,
  ),
]

const details: Fields = { version: 7, digest: 'ab'.repeat(32) }
const action = 'directory.published'
const evidence = evidenceOf(details, action)
const check = (change: Fields = {}, rest: Fields = {}): Fields => ({
  evidence: { ...evidence, ...change },
  log: LOG,
  action,
  ...rest,
})
const refused = (tcId: number, comment: string, flag: string, input: Fields): Case => ({
  tcId,
  comment,
  flags: [flag],
  input,
  error: none,
})
const other = { ...SIGNER, privateKey: new Uint8Array(32).fill(0x43) }
const elsewhere = { ...SIGNER, name: 'log.example/other' }
const salt = String(evidence.salt)
const verifyCases: Case[] = [
  { tcId: 201, comment: 'a version of the directory', flags: [], input: check() },
  {
    tcId: 202,
    comment: 'in a log of one',
    flags: [],
    input: { ...check(), evidence: evidenceOf(details, action, { index: 0, size: 1 }) },
  },
  {
    tcId: 203,
    comment: 'in a log of 300, over two tiles',
    flags: [],
    input: { ...check(), evidence: evidenceOf(details, action, { index: 256, size: 300 }) },
  },
  refused(211, 'other details', 'Commitment', check({ details: { ...details, version: 8 } })),
  refused(212, 'a member of the details missing', 'Commitment', check({ details: { version: 7 } })),
  refused(213, 'details that are no object', 'WrongType', check({ details: [7] })),
  refused(214, 'another salt', 'Commitment', check({ salt: `${salt.slice(0, -2)}AA` })),
  refused(215, 'a salt with padding', 'NotCanonical', check({ salt: `${salt}=` })),
  refused(216, 'a salt whose unused bits are not zero', 'NotCanonical', check({ salt: `${salt.slice(0, -1)}9` })),
  refused(217, 'a salt of 31 bytes', 'Truncated', check({ salt: salt.slice(0, 42) })),
  refused(218, 'another action, rightly logged', 'WrongAction', check({}, { action: 'delivery.closed' })),
  refused(219, 'an entry that is not canonical', 'NotCanonical', check({ entry: ` ${String(evidence.entry)}` })),
  refused(220, 'no entry', 'Truncated', check({ entry: '' })),
  refused(221, 'a further member', 'UnknownMember', check({ note: '' })),
  refused(
    222,
    'a proof of another index',
    'WrongProof',
    check({ proof: String(evidence.proof).replace('index 4', 'index 5') }),
  ),
  refused(223, 'extra data, which nothing authenticates', 'UnknownMember', {
    ...check(),
    evidence: evidenceOf(details, action, { extra: Uint8Array.of(1) }),
  }),
  refused(224, 'a log with another key', 'WrongKey', {
    ...check(),
    evidence: evidenceOf(details, action, { signer: other }),
  }),
  refused(225, 'a log of another name', 'WrongKey', {
    ...check(),
    evidence: evidenceOf(details, action, { signer: elsewhere }),
  }),
  refused(
    226,
    'the directory names another origin than its key',
    'WrongKey',
    check({}, { log: { ...LOG, origin: 'log.example/other' } }),
  ),
  refused(227, 'no proof', 'Truncated', check({ proof: '' })),
  refused(
    228,
    'a proof of more than 65,536 characters',
    'BadInput',
    check({ proof: `${String(evidence.proof)}${'a'.repeat(65_536)}` }),
  ),
]
const { proof: _, ...unproven } = evidence
// Lines of others make the checkpoint 65,500 characters long, which a checkpoint may be; with the head before it the proof is too long.
const shown = String(evidence.proof)
const noteOf = (text: string): string => text.slice(text.indexOf('\n\n') + 2)
const line = (bytes: number): string => `\u2014 w ${Buffer.alloc(bytes).toString('base64')}\n`
const lines = Array.from({ length: 60 }, () => line(750)).join('')
const rest = 65_500 - noteOf(shown).length - lines.length - line(0).length
verifyCases.push(
  refused(
    230,
    'a proof of more than 65,536 characters, and nothing else amiss',
    'BadInput',
    check({ proof: `${shown}${lines}${line(Math.floor(rest / 4) * 3)}` }),
  ),
)
verifyCases.push(refused(229, 'no member proof', 'Truncated', { ...check(), evidence: unproven }))

export const evidenceFile: Operation = {
  name: 'evidence',
  algorithm: 'C2SP tlog-proof, Ed25519 signed note, SHA-256',
  header: [
    'proof = c2sp.org/tlog-proof@v1, perhaps extra data, index, hashes, an empty line, the signed checkpoint',
    'VerifyEvidence: the details are any object; their own form is for the operation that reads them.',
    'VerifyEvidence gives the details, the id of the entry, its index, and size and root of the checkpoint.',
  ],
  notes: EVIDENCE_NOTES,
  explain: {
    VerifyEvidence: explainEvidence,
    FormatTlogProof: ({ checkpoint: note }) => ({ checkpoint: toHex(Buffer.from(String(note))) }),
  },
  groups: [
    { type: 'FormatTlogProof', specRef: 'AUDI-17', cases: formatCases },
    { type: 'ParseTlogProof', specRef: 'AUDI-17', cases: parseCases },
    {
      type: 'VerifyEvidence',
      specRef: 'AUDI-18, AUDI-19',
      mutations: [
        { member: 'evidence/salt', as: 'text', kinds: ['truncate', 'flip', 'reorder'] },
        { member: 'evidence/entry', as: 'text', kinds: ['truncate', 'flip', 'reorder'] },
        { member: 'evidence/proof', as: 'text', kinds: ['truncate', 'flip', 'reorder'] },
        { member: 'action', replace: 'release.assembled' },
      ],
      cases: verifyCases,
    },
  ],
}
