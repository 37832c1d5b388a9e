import { toHex, utf8 } from '../../packages/ttp-core/src/encoding/index.ts'
import {
  appendLeaves,
  consistencyProof,
  EMPTY_EDGE,
  leafHash,
  makeVerifierKey,
  nodesFromTiles,
  rootOfEdge,
  signCheckpoint,
} from '../../packages/ttp-core/src/log/index.ts'
import type { Case, Fields } from './frame.ts'

const signer = { name: 'log.example/sluis', privateKey: new Uint8Array(32).fill(0x42) }
const verifierKey = makeVerifierKey(signer)

/** The log of so many entries, in one of its two faces: these differ in entry 3. */
function log(size: number, face = 'first') {
  const entry = (at: number): Uint8Array => utf8(at === 3 ? `entry 3, ${face}` : `entry ${at}`)
  const { edge, written } = appendLeaves(
    EMPTY_EDGE,
    Array.from({ length: size }, (_, at) => leafHash(entry(at))),
  )
  const tiles = new Map(written.map((tile) => [`${tile.level}/${tile.index}`, tile.hashes]))
  const readNode = nodesFromTiles(size, (tile) => tiles.get(`${tile.level}/${tile.index}`))
  const note = signCheckpoint({ origin: signer.name, size, root: rootOfEdge(edge) }, signer)
  const proofFrom = (old: number): string[] => consistencyProof(old, size, readNode).map(toHex)
  return { note, proofFrom }
}

const [seen, shown, other] = [log(300), log(1000), log(1000, 'second')]
const base: Fields = { verifierKey, seen: seen.note, shown: shown.note, proof: shown.proofFrom(300) }
const forked = 'LOG_CONSISTENCY_INVALID'

/** Two signed checkpoints of one log, and the proof that the later extends the earlier. */
export const EXTENSION_CASES: readonly Case[] = [
  { tcId: 401, comment: 'from 300 to 1000', flags: [], input: base },
  { tcId: 402, comment: 'from 1 to 1000', flags: [], input: { ...base, seen: log(1).note, proof: shown.proofFrom(1) } },
  { tcId: 403, comment: 'the same again', flags: [], input: { ...base, shown: seen.note, proof: [] } },
  {
    tcId: 404,
    comment: 'the same size, another root',
    flags: ['EquivocatingCheckpoint'],
    input: { ...base, seen: shown.note, shown: other.note, proof: [] },
    error: forked,
  },
  {
    tcId: 405,
    comment: 'larger, of the other face, with the proof of this one',
    flags: ['EquivocatingCheckpoint'],
    input: { ...base, shown: other.note },
    error: forked,
  },
  {
    tcId: 406,
    comment: 'larger, of the other face, with its own proof',
    flags: ['EquivocatingCheckpoint'],
    input: { ...base, shown: other.note, proof: other.proofFrom(300) },
    error: forked,
  },
  {
    tcId: 407,
    comment: 'smaller than what was seen',
    flags: ['LogSizeRollback'],
    input: { ...base, seen: shown.note, shown: seen.note },
    error: forked,
  },
  {
    tcId: 408,
    comment: 'smaller than what was seen, without a proof',
    flags: ['LogSizeRollback'],
    input: { ...base, seen: shown.note, shown: seen.note, proof: [] },
    error: forked,
  },
  {
    tcId: 409,
    comment: 'from size 0',
    flags: ['SizeZero'],
    input: { ...base, seen: log(0).note, proof: [] },
    error: forked,
  },
  {
    tcId: 410,
    comment: 'a later checkpoint that the log did not sign',
    flags: ['WrongKey'],
    input: { ...base, shown: String(base.shown).replace('\n1000\n', '\n1001\n') },
    error: 'LOG_SIGNATURE_INVALID',
  },
]
