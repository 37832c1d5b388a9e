import { fromHex, toHex } from '../../packages/ttp-core/src/encoding/index.ts'
import { consistencyProof, leafHash, nodeHash, rootOf } from '../../packages/ttp-core/src/log/index.ts'
import type { Case, Fields } from './frame.ts'

const leaves = Array.from({ length: 12 }, (_, index) => leafHash(Buffer.from(`entry ${index}`)))
const root = (size: number): Uint8Array => rootOf(leaves.slice(0, size))
const rootHex = (size: number): string => toHex(root(size))
const [one = new Uint8Array(32), two = new Uint8Array(32)] = leaves
const node = ({ level, index }: { readonly level: number; readonly index: number }): Uint8Array =>
  rootOf(leaves.slice(index << level, (index + 1) << level))
const proof = (older: number, newer: number): string[] => consistencyProof(older, newer, node).map(toHex)
const TWO_TO_32 = 2 ** 32
const [FIRST, OTHER] = [toHex(one), toHex(two)]

/** The hash of a leaf under as many copies of another, each to the right of it. */
const risen = (times: number): string =>
  Array.from({ length: times }).reduce<string>((hash) => toHex(nodeHash(fromHex(hash), two)), FIRST)

/** Proofs of a tree of another size than they are said to be of, whose hashes agree all the same. */
export const INCLUSION_CLAIMS: readonly Case[] = [
  {
    tcId: 313,
    comment: 'the last of 2^32 + 1',
    flags: ['LargeTree'],
    input: {
      index: TWO_TO_32,
      size: TWO_TO_32 + 1,
      leaf: FIRST,
      proof: [OTHER],
      root: toHex(nodeHash(two, one)),
    },
  },
  {
    tcId: 314,
    comment: 'a tree of two said to be a tree of one: a hash is left over',
    flags: ['OtherSize'],
    input: { index: 0, size: 1, leaf: FIRST, proof: [OTHER], root: toHex(nodeHash(two, one)) },
    error: 'LOG_INCLUSION_INVALID',
  },
  {
    tcId: 315,
    comment: 'a tree of one said to be a tree of eight: hashes are lacking',
    flags: ['OtherSize'],
    input: { index: 0, size: 8, leaf: FIRST, proof: [], root: FIRST },
    error: 'LOG_INCLUSION_INVALID',
  },
  {
    tcId: 316,
    comment: 'a size of 2^53',
    flags: ['LargeTree'],
    input: { index: 0, size: 2 ** 53, leaf: FIRST, proof: Array.from({ length: 53 }, () => OTHER), root: risen(53) },
    error: 'LOG_INCLUSION_INVALID',
  },
]

const claim = (
  oldSize: number,
  newSize: number,
  oldRoot: string,
  newRoot: string,
  hashes: readonly string[],
): Fields => ({
  oldSize,
  newSize,
  oldRoot,
  newRoot,
  proof: hashes,
})
export const CONSISTENCY_CLAIMS: readonly Case[] = [
  {
    tcId: 413,
    comment: 'equal sizes and roots, and a hash',
    flags: ['OtherSize'],
    input: claim(8, 8, rootHex(8), rootHex(8), [FIRST]),
    error: 'LOG_CONSISTENCY_INVALID',
  },
  {
    tcId: 414,
    comment: 'a proof from 6 to 8 said to be from 6 to 16: hashes are lacking',
    flags: ['OtherSize'],
    input: claim(6, 16, rootHex(6), rootHex(8), proof(6, 8)),
    error: 'LOG_CONSISTENCY_INVALID',
  },
  {
    tcId: 415,
    comment: 'a proof from 11 to 12 said to be from 3 to 4: a hash is left over',
    flags: ['OtherSize'],
    input: claim(3, 4, rootHex(11), rootHex(12), proof(11, 12)),
    error: 'LOG_CONSISTENCY_INVALID',
  },
  { tcId: 416, comment: 'from 11 to 12', flags: [], input: claim(11, 12, rootHex(11), rootHex(12), proof(11, 12)) },
]
