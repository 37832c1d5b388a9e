import { nodes } from '../../packages/ttp-core/src/conformance/merkle.ts'
import { fromHex, toHex } from '../../packages/ttp-core/src/encoding/index.ts'
import { consistencyProof, inclusionProof, leafHash, rootOf } from '../../packages/ttp-core/src/log/index.ts'
import type { Case, Fields, Operation } from './frame.ts'
import { CONSISTENCY_CLAIMS, INCLUSION_CLAIMS } from './merkle-claims.ts'

/** The test tree of certificate-transparency. */
const CT = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f']
const rootCases: Case[] = [
  { tcId: 1, comment: 'the empty tree', flags: [], input: { entries: [] } },
  ...CT.map((_, index) => ({
    tcId: 2 + index,
    comment: `${index + 1} entries of the certificate-transparency test tree`,
    flags: ['KnownAnswer'],
    input: { entries: CT.slice(0, index + 1) },
  })),
  { tcId: 10, comment: '256 entries: one full tile', flags: [], input: { entryCount: 256 } },
  { tcId: 11, comment: '257 entries', flags: [], input: { entryCount: 257 } },
  { tcId: 12, comment: '70,000 entries', flags: [], input: { entryCount: 70_000 } },
]

const inclusionCases: Case[] = [
  { tcId: 101, comment: 'first of 8', flags: ['KnownAnswer'], input: { entries: CT, index: 0 } },
  { tcId: 102, comment: 'sixth of 8', flags: ['KnownAnswer'], input: { entries: CT, index: 5 } },
  { tcId: 103, comment: 'third of 3', flags: ['KnownAnswer'], input: { entries: CT.slice(0, 3), index: 2 } },
  { tcId: 104, comment: 'second of 5', flags: ['KnownAnswer'], input: { entries: CT.slice(0, 5), index: 1 } },
  { tcId: 105, comment: 'the only one', flags: [], input: { entries: CT.slice(0, 1), index: 0 } },
  { tcId: 106, comment: 'across tiles', flags: [], input: { entryCount: 1000, index: 613 } },
  {
    tcId: 107,
    comment: 'beyond the end',
    flags: ['BadIndex'],
    input: { entries: CT, index: 8 },
    error: 'LOG_INDEX_INVALID',
  },
  {
    tcId: 108,
    comment: 'in the empty tree',
    flags: ['BadIndex'],
    input: { entries: [], index: 0 },
    error: 'LOG_INDEX_INVALID',
  },
]
const consistencyCases: Case[] = [
  { tcId: 201, comment: '1 to 8', flags: ['KnownAnswer'], input: { entries: CT, oldSize: 1 } },
  { tcId: 202, comment: '6 to 8', flags: ['KnownAnswer'], input: { entries: CT, oldSize: 6 } },
  { tcId: 203, comment: '2 to 5', flags: ['KnownAnswer'], input: { entries: CT.slice(0, 5), oldSize: 2 } },
  { tcId: 204, comment: 'equal sizes', flags: [], input: { entries: CT, oldSize: 8 } },
  { tcId: 205, comment: 'across tiles', flags: [], input: { entryCount: 1000, oldSize: 300 } },
  {
    tcId: 206,
    comment: 'from size 0',
    flags: ['SizeZero'],
    input: { entries: CT, oldSize: 0 },
    error: 'LOG_INDEX_INVALID',
  },
  {
    tcId: 207,
    comment: 'from a larger size',
    flags: ['LogSizeRollback'],
    input: { entries: CT, oldSize: 9 },
    error: 'LOG_INDEX_INVALID',
  },
]

const hexes = (list: readonly Uint8Array[]): string[] => list.map(toHex)
const ct = (size: number): Uint8Array[] => CT.slice(0, size).map((entry) => leafHash(fromHex(entry)))
const rootHex = (size: number): string => toHex(rootOf(ct(size)))
const ctNodes = nodes({ entries: CT })
const included: Fields = {
  index: 5,
  size: 8,
  leaf: toHex(leafHash(fromHex(CT[5] ?? ''))),
  proof: hexes(inclusionProof(8, 5, ctNodes)),
  root: rootHex(8),
}
const extended: Fields = {
  oldSize: 6,
  newSize: 8,
  oldRoot: rootHex(6),
  newRoot: rootHex(8),
  proof: hexes(consistencyProof(6, 8, ctNodes)),
}
const [a = '', b = '', c = ''] = hexes(inclusionProof(8, 5, ctNodes))
const [x = '', y = '', z = ''] = hexes(consistencyProof(6, 8, ctNodes))
const flip = (hex: string): string => (Number.parseInt(hex.slice(0, 1), 16) ^ 8).toString(16) + hex.slice(1)
const noInclusion = 'LOG_INCLUSION_INVALID'
const noConsistency = 'LOG_CONSISTENCY_INVALID'

const verifyInclusionCases: Case[] = [
  { tcId: 301, comment: 'sixth of 8', flags: [], input: included },
  { tcId: 302, comment: 'another index', flags: ['WrongProof'], input: { ...included, index: 4 }, error: noInclusion },
  { tcId: 303, comment: 'another size', flags: ['WrongProof'], input: { ...included, size: 5 }, error: noInclusion },
  {
    tcId: 304,
    comment: 'index equal to the size',
    flags: ['BadIndex'],
    input: { ...included, index: 8 },
    error: noInclusion,
  },
  {
    tcId: 305,
    comment: 'size 0',
    flags: ['SizeZero'],
    input: { ...included, index: 0, size: 0, proof: [] },
    error: noInclusion,
  },
  {
    tcId: 306,
    comment: 'a hash missing',
    flags: ['WrongProof'],
    input: { ...included, proof: [a, b] },
    error: noInclusion,
  },
  {
    tcId: 307,
    comment: 'a hash too many',
    flags: ['WrongProof'],
    input: { ...included, proof: [a, b, c, c] },
    error: noInclusion,
  },
  {
    tcId: 308,
    comment: 'two hashes swapped',
    flags: ['WrongProof'],
    input: { ...included, proof: [b, a, c] },
    error: noInclusion,
  },
  {
    tcId: 309,
    comment: 'a bit flipped in the proof',
    flags: ['BitFlip'],
    input: { ...included, proof: [a, flip(b), c] },
    error: noInclusion,
  },
  {
    tcId: 310,
    comment: 'a bit flipped in the root',
    flags: ['BitFlip'],
    input: { ...included, root: flip(rootHex(8)) },
    error: noInclusion,
  },
  {
    tcId: 311,
    comment: 'an inner node passed off as a leaf',
    flags: ['SecondPreimage'],
    input: { ...included, index: 4, leaf: toHex(ctNodes({ level: 1, index: 2 })), proof: [b, c] },
    error: noInclusion,
  },
  {
    tcId: 312,
    comment: 'a hash of 31 bytes',
    flags: ['BadLength'],
    input: { ...included, proof: [a, b.slice(2), c] },
    error: noInclusion,
  },
]
const verifyConsistencyCases: Case[] = [
  { tcId: 401, comment: '6 to 8', flags: [], input: extended },
  { tcId: 402, comment: 'equal', flags: [], input: { ...extended, oldSize: 8, oldRoot: rootHex(8), proof: [] } },
  {
    tcId: 403,
    comment: 'equal sizes, other roots',
    flags: ['EquivocatingCheckpoint'],
    input: { ...extended, oldSize: 8, proof: [] },
    error: noConsistency,
  },
  {
    tcId: 404,
    comment: 'a smaller new size',
    flags: ['LogSizeRollback'],
    input: { ...extended, oldSize: 8, newSize: 6, oldRoot: rootHex(8), newRoot: rootHex(6) },
    error: noConsistency,
  },
  {
    tcId: 405,
    comment: 'from size 0',
    flags: ['SizeZero'],
    input: { ...extended, oldSize: 0, oldRoot: rootHex(0), proof: [] },
    error: noConsistency,
  },
  {
    tcId: 406,
    comment: 'another old root',
    flags: ['EquivocatingCheckpoint'],
    input: { ...extended, oldRoot: rootHex(5) },
    error: noConsistency,
  },
  {
    tcId: 407,
    comment: 'another new root',
    flags: ['EquivocatingCheckpoint'],
    input: { ...extended, newRoot: rootHex(7) },
    error: noConsistency,
  },
  {
    tcId: 408,
    comment: 'another old size',
    flags: ['WrongProof'],
    input: { ...extended, oldSize: 5 },
    error: noConsistency,
  },
  {
    tcId: 409,
    comment: 'a hash missing',
    flags: ['WrongProof'],
    input: { ...extended, proof: [x, y] },
    error: noConsistency,
  },
  {
    tcId: 410,
    comment: 'a hash too many',
    flags: ['WrongProof'],
    input: { ...extended, proof: [x, y, z, z] },
    error: noConsistency,
  },
  {
    tcId: 411,
    comment: 'a bit flipped',
    flags: ['BitFlip'],
    input: { ...extended, proof: [flip(x), y, z] },
    error: noConsistency,
  },
  { tcId: 412, comment: 'no proof', flags: ['WrongProof'], input: { ...extended, proof: [] }, error: noConsistency },
]

export const merkle: Operation = {
  name: 'merkle',
  algorithm: 'RFC 6962 Merkle tree, SHA-256',
  header: ['Entries in hex, or "entryCount": entry i is then the ASCII text "entry i" (i in decimal).'],
  notes: {
    KnownAnswer: { bugType: 'COVERAGE', description: 'The value is that of the tests of certificate-transparency.' },
    BadIndex: { bugType: 'MALFORMED', description: 'The index lies outside the tree.' },
    SizeZero: {
      bugType: 'AMBIGUITY',
      description: 'Implementations differ on size 0; here nothing is proved from or in the empty tree.',
    },
    LogSizeRollback: { bugType: 'ROLLBACK', description: 'The log must not shrink.' },
    EquivocatingCheckpoint: { bugType: 'EQUIVOCATION', description: 'Two heads that do not belong to one history.' },
    WrongProof: { bugType: 'FORGERY', description: 'The proof is of something else.' },
    BitFlip: { bugType: 'FORGERY', description: 'A bit was flipped.' },
    SecondPreimage: {
      bugType: 'FORGERY',
      description:
        'Leaves and inner nodes are hashed apart; a node with a proof that is too short for its height is refused.',
    },
    OtherSize: {
      bugType: 'FORGERY',
      description:
        'The hashes agree, and the tree has another size: a verifier that does not follow the sizes believes it.',
    },
    LargeTree: { bugType: 'EDGE_CASE', description: 'Sizes do not fit into 32 bits, and end at 2^53 - 1.' },
    BadLength: { bugType: 'MALFORMED', description: 'Hashes have 32 bytes.' },
  },
  groups: [
    { type: 'Root', specRef: 'AUDI-1', cases: rootCases },
    { type: 'InclusionProof', specRef: 'AUDI-2', cases: inclusionCases },
    { type: 'ConsistencyProof', specRef: 'AUDI-2', cases: consistencyCases },
    {
      type: 'VerifyInclusion',
      specRef: 'AUDI-3',
      mutations: [
        { member: 'leaf', as: 'hex', kinds: ['truncate', 'flip', 'reorder'] },
        { member: 'root', as: 'hex', kinds: ['truncate', 'flip', 'reorder'] },
        { member: 'proof', as: 'list', kinds: ['truncate', 'reorder'] },
      ],
      cases: [...verifyInclusionCases, ...INCLUSION_CLAIMS],
    },
    {
      type: 'VerifyConsistency',
      specRef: 'AUDI-3',
      mutations: [
        { member: 'oldRoot', as: 'hex', kinds: ['truncate', 'flip', 'reorder'] },
        { member: 'newRoot', as: 'hex', kinds: ['truncate', 'flip', 'reorder'] },
        { member: 'proof', as: 'list', kinds: ['truncate', 'reorder'] },
      ],
      cases: [...verifyConsistencyCases, ...CONSISTENCY_CLAIMS],
    },
  ],
}
