import { type Case, type Fields, type Operation, outputOf } from './frame.ts'

const invalid = 'LOG_TILE_INVALID'
const outside = 'LOG_INDEX_INVALID'

const pathCases: Case[] = [
  { tcId: 1, comment: 'the first tile', flags: [], input: { level: 0, index: 0, width: 256 } },
  { tcId: 2, comment: 'three digits', flags: [], input: { level: 0, index: 999, width: 256 } },
  { tcId: 3, comment: 'four digits, partial', flags: [], input: { level: 0, index: 1067, width: 17 } },
  { tcId: 4, comment: 'seven digits', flags: ['KnownAnswer'], input: { level: 0, index: 1_234_067, width: 256 } },
  { tcId: 5, comment: 'six digits, no group too many', flags: [], input: { level: 1, index: 123_456, width: 1 } },
  { tcId: 6, comment: 'the highest level', flags: [], input: { level: 63, index: 0, width: 255 } },
  { tcId: 7, comment: 'the largest index', flags: [], input: { level: 0, index: 9_007_199_254_740_991, width: 256 } },
  { tcId: 8, comment: 'entries', flags: [], input: { level: 'entries', index: 0, width: 256 } },
  { tcId: 9, comment: 'entries, partial', flags: [], input: { level: 'entries', index: 1067, width: 5 } },
  { tcId: 10, comment: 'level 64', flags: ['BadInput'], input: { level: 64, index: 0, width: 256 }, error: invalid },
  { tcId: 11, comment: 'level -1', flags: ['BadInput'], input: { level: -1, index: 0, width: 256 }, error: invalid },
  { tcId: 12, comment: 'width 0', flags: ['BadInput'], input: { level: 0, index: 0, width: 0 }, error: invalid },
  { tcId: 13, comment: 'width 257', flags: ['BadInput'], input: { level: 0, index: 0, width: 257 }, error: invalid },
  {
    tcId: 14,
    comment: 'a negative index',
    flags: ['BadInput'],
    input: { level: 0, index: -1, width: 1 },
    error: invalid,
  },
  {
    tcId: 15,
    comment: 'an index beyond 2^53 - 1',
    flags: ['BadInput'],
    input: { level: 0, index: 9_007_199_254_740_992, width: 1 },
    error: invalid,
  },
]

const readable = ['tile/0/000', 'tile/0/x001/067.p/17', 'tile/0/x001/x234/067', 'tile/63/999.p/255', 'tile/1/x123/456']
const bundles = ['tile/entries/000', 'tile/entries/000.p/1', 'tile/entries/x001/067.p/5']
const unreadable: readonly (readonly [string, string, string])[] = [
  ['', 'nothing', 'BadInput'],
  ['tile/0/00', 'two digits', 'NotCanonical'],
  ['tile/0/0000', 'four digits in one group', 'NotCanonical'],
  ['tile/0/x000/001', 'a leading group of zeros', 'NotCanonical'],
  ['tile/0/001/067', 'no x before the first group', 'NotCanonical'],
  ['tile/0/x001/x067', 'an x before the last group', 'NotCanonical'],
  ['tile/0/000.p/256', 'a full tile written as partial', 'NotCanonical'],
  ['tile/0/000.p/0', 'width 0', 'BadInput'],
  ['tile/0/000.p/017', 'a leading zero in the width', 'NotCanonical'],
  ['tile/0/000.p/257', 'width 257', 'BadInput'],
  ['tile/0/000.p/', 'no width', 'Truncated'],
  ['tile/00/000', 'a leading zero in the level', 'NotCanonical'],
  ['tile/64/000', 'level 64', 'BadInput'],
  ['tile/-1/000', 'level -1', 'BadInput'],
  ['tile/entry/000', 'a word that is no level', 'BadInput'],
  ['/tile/0/000', 'a slash in front', 'NotCanonical'],
  ['tile/0/000/', 'a slash behind', 'NotCanonical'],
  ['tile/0/000\n', 'a newline behind', 'NotCanonical'],
  ['tile/0/X001/067', 'a capital X', 'NotCanonical'],
  ['tile/0/\u0660\u0660\u0660', 'Arabic digits', 'NotCanonical'],
  ['tile/0/x009/x007/x199/x254/x740/992', 'an index of 2^53', 'BadInput'],
]
const readCases: Case[] = [
  ...[...readable, ...bundles].map((path, at) => ({ tcId: 101 + at, comment: path, flags: [], input: { path } })),
  ...unreadable.map(
    ([path, comment, flag], at) =>
      ({
        tcId: 121 + at,
        comment,
        flags: [flag],
        input: { path },
        error: invalid,
      }) as const,
  ),
]

const encodeCases: Case[] = [
  { tcId: 201, comment: 'one entry', flags: [], input: { entries: ['40414243'] } },
  { tcId: 202, comment: 'three, one of them empty', flags: [], input: { entries: ['00', '', 'ffff'] } },
  { tcId: 203, comment: 'a length that needs both bytes', flags: [], input: { count: 2, length: 256 } },
  { tcId: 204, comment: '256 entries', flags: [], input: { count: 256, length: 0 } },
  { tcId: 205, comment: 'no entry', flags: ['BadInput'], input: { entries: [] }, error: invalid },
  {
    tcId: 206,
    comment: '257 entries',
    flags: ['BadInput'],
    input: { count: 257, length: 0 },
    error: invalid,
  },
  {
    tcId: 207,
    comment: 'an entry of 65,536 bytes',
    flags: ['BadInput'],
    input: { count: 1, length: 65_536 },
    error: 'LOG_ENTRY_TOO_LARGE',
  },
]
const decodeCases: Case[] = [
  { tcId: 301, comment: 'one entry', flags: [], input: { bundle: '000440414243' } },
  { tcId: 302, comment: 'three, one of them empty', flags: [], input: { bundle: '00010000000002ffff' } },
  { tcId: 303, comment: '256 empty entries', flags: [], input: { bundle: '0000'.repeat(256) } },
  { tcId: 304, comment: 'nothing', flags: ['Truncated'], input: { bundle: '' }, error: invalid },
  { tcId: 305, comment: 'half a length', flags: ['Truncated'], input: { bundle: '00' }, error: invalid },
  { tcId: 306, comment: 'an entry cut', flags: ['Truncated'], input: { bundle: '0004404142' }, error: invalid },
  { tcId: 307, comment: 'a byte behind', flags: ['BadInput'], input: { bundle: '00044041424300' }, error: invalid },
  { tcId: 308, comment: '257 entries', flags: ['BadInput'], input: { bundle: '0000'.repeat(257) }, error: invalid },
  {
    tcId: 309,
    comment: 'a length written with its least significant byte first',
    flags: ['ByteOrder'],
    input: { bundle: '040040414243' },
    error: invalid,
  },
]

const hash = 'ab'.repeat(32)
const tileCases: Case[] = [
  { tcId: 401, comment: 'one hash', flags: [], input: { tile: hash } },
  { tcId: 402, comment: 'two hashes', flags: [], input: { tile: `${hash}${'cd'.repeat(32)}` } },
  { tcId: 403, comment: 'nothing', flags: ['Truncated'], input: { tile: '' }, error: invalid },
  { tcId: 404, comment: 'half a hash', flags: ['Truncated'], input: { tile: hash.slice(32) }, error: invalid },
  { tcId: 405, comment: '257 hashes', flags: ['BadInput'], input: { tile: hash.repeat(257) }, error: invalid },
  { tcId: 406, comment: 'a hash and a byte', flags: ['BadInput'], input: { tile: `${hash}ab` }, error: invalid },
]
const makeCases: Case[] = [1, 255, 256, 257, 65_536 + 300].map((entryCount, at) => ({
  tcId: 501 + at,
  comment: `${entryCount} entries`,
  flags: [],
  input: { entryCount },
}))

const three = '0123456789abcdef'.repeat(12)
const tiles: Fields = { 'tile/0/000.p/3': three }
const proveCases: Case[] = [
  { tcId: 601, comment: 'first of 3', flags: [], input: { size: 3, index: 0, tiles } },
  { tcId: 602, comment: 'last of 3', flags: [], input: { size: 3, index: 2, tiles } },
  { tcId: 603, comment: 'from 1 to 3', flags: [], input: { size: 3, oldSize: 1, tiles } },
  { tcId: 604, comment: 'equal sizes need no tile', flags: [], input: { size: 3, oldSize: 3, tiles: {} } },
  {
    tcId: 605,
    comment: 'no tile',
    flags: ['MissingTile'],
    input: { size: 3, index: 0, tiles: {} },
    error: 'LOG_NODE_MISSING',
  },
  {
    tcId: 606,
    comment: 'a tile of another width',
    flags: ['MissingTile'],
    input: { size: 3, index: 0, tiles: { 'tile/0/000.p/2': three.slice(0, 128) } },
    error: 'LOG_NODE_MISSING',
  },
  {
    tcId: 607,
    comment: 'a tile that is too short',
    flags: ['Truncated'],
    input: { size: 3, index: 0, tiles: { 'tile/0/000.p/3': three.slice(0, 128) } },
    error: 'LOG_NODE_MISSING',
  },
  { tcId: 608, comment: 'beyond the end', flags: ['BadInput'], input: { size: 3, index: 3, tiles }, error: outside },
  { tcId: 609, comment: 'from size 0', flags: ['SizeZero'], input: { size: 3, oldSize: 0, tiles }, error: outside },
  {
    tcId: 610,
    comment: 'from a larger size',
    flags: ['LogSizeRollback'],
    input: { size: 3, oldSize: 4, tiles },
    error: outside,
  },
]

/** The path that a case writes is the one that is read back. */
async function reread(input: Fields): Promise<Fields> {
  const { path = '' } = await outputOf('TilePath', input)
  return { readBack: await outputOf('ParseTilePath', { path }) }
}

export const tile: Operation = {
  name: 'tile',
  algorithm: 'C2SP tlog-tiles',
  header: [
    'MakeTiles: entry i is the ASCII text "entry i"; of each tile, at the width it ends with, SHA-256(0x00 || tile).',
    'ProveFromTiles: an inclusion proof of "index", or a consistency proof from "oldSize", and the paths of the tiles it reads.',
    'EncodeEntryBundle: entries in hex, or "count" entries of "length" zero bytes each.',
  ],
  notes: {
    KnownAnswer: { bugType: 'COVERAGE', description: 'The example of the C2SP document.' },
    NotCanonical: { bugType: 'AMBIGUITY', description: 'A second spelling of a path; there is one only.' },
    Truncated: { bugType: 'MALFORMED', description: 'Something is missing.' },
    BadInput: { bugType: 'MALFORMED', description: 'The input is refused, not repaired.' },
    ByteOrder: { bugType: 'MALFORMED', description: 'Lengths are big-endian.' },
    MissingTile: { bugType: 'MALFORMED', description: 'A proof is not made of what is not at hand.' },
    SizeZero: { bugType: 'AMBIGUITY', description: 'Nothing is proved from the empty tree.' },
    LogSizeRollback: { bugType: 'ROLLBACK', description: 'The log must not shrink.' },
  },
  explain: { TilePath: reread },
  groups: [
    { type: 'TilePath', specRef: 'AUDI-4', cases: pathCases },
    {
      type: 'ParseTilePath',
      specRef: 'AUDI-4',
      mutations: [{ member: 'path', replace: 'tile/0/1' }],
      cases: readCases,
    },
    { type: 'EncodeEntryBundle', specRef: 'AUDI-6', cases: encodeCases },
    { type: 'DecodeEntryBundle', specRef: 'AUDI-6', cases: decodeCases },
    { type: 'ReadTile', specRef: 'AUDI-5', cases: tileCases },
    { type: 'MakeTiles', specRef: 'AUDI-5', cases: makeCases },
    { type: 'ProveFromTiles', specRef: 'AUDI-2, AUDI-7', cases: proveCases },
  ],
}
