import { type AuditAction, commit, formatEntry } from '../../packages/ttp-core/src/audit/index.ts'
import { toBase64url, toHex, utf8 } from '../../packages/ttp-core/src/encoding/index.ts'
import {
  appendLeaves,
  EMPTY_EDGE,
  formatTlogProof,
  inclusionProof,
  leafHash,
  makeVerifierKey,
  nodesFromTiles,
  rootOfEdge,
  signCheckpoint,
} from '../../packages/ttp-core/src/log/index.ts'
import type { Fields } from './frame.ts'

export const SIGNER = { name: 'log.example/sluis', privateKey: new Uint8Array(32).fill(0x42) }
export const LOG: Fields = { origin: SIGNER.name, verifierKey: makeVerifierKey(SIGNER) }
export const SALT = Uint8Array.from({ length: 32 }, (_, index) => index)
export const ENTRY_ID = '6f1d2c3b-4a59-4687-9a7b-1c2d3e4f5a6b'

/** What may differ from the usual evidence. */
interface EvidenceOptions {
  readonly index?: number
  readonly size?: number
  readonly signer?: typeof SIGNER
  readonly extra?: Uint8Array
}

/** An act that is logged: at which index, by default 4, under which identifier, and when (RFC 3339, UTC). */
export interface LoggedAct {
  readonly details: object
  readonly action: AuditAction
  readonly index?: number
  readonly id?: string
  readonly at?: string
}

/** Logs an act among others and gives the evidence of it. */
export function evidenceOf(details: object, action: AuditAction, options: EvidenceOptions = {}): Fields {
  const { index = 4 } = options
  return evidenceOfAll([{ details, action, index }], options)[0] ?? {}
}

/** Logs acts among others, all in one tree, and gives the evidence of each. */
export function evidenceOfAll(acts: readonly LoggedAct[], options: EvidenceOptions = {}): Fields[] {
  const { size = 11, signer = SIGNER, extra } = options
  const entries = new Map(
    acts.map(({ details, action, index = 4, id = ENTRY_ID, at = '2026-03-01T12:00:00.000Z' }) => [
      index,
      formatEntry({
        schema: 'sluis-audit/1',
        id,
        at,
        action,
        actor: 'gateway:release',
        commitment: commit(SALT, details),
      }),
    ]),
  )
  const leaves = Array.from({ length: size }, (_, at) => leafHash(utf8(entries.get(at) ?? `entry ${at}`)))
  const { edge, written } = appendLeaves(EMPTY_EDGE, leaves)
  const tiles = new Map(written.map((tile) => [`${tile.level}/${tile.index}`, tile.hashes]))
  const readNode = nodesFromTiles(size, (tile) => tiles.get(`${tile.level}/${tile.index}`))
  const checkpoint = signCheckpoint({ origin: signer.name, size, root: rootOfEdge(edge) }, signer)
  return acts.map(({ details, index = 4 }) => {
    const proof = formatTlogProof({
      index,
      hashes: inclusionProof(size, index, readNode),
      checkpoint,
      ...(extra === undefined ? {} : { extra }),
    })
    return { details: details as Fields, salt: toBase64url(SALT), entry: entries.get(index) ?? '', proof }
  })
}

/** The values on the way to a verdict on evidence. */
export function explainEvidence(input: Fields): Fields {
  const { details, entry } = input.evidence as Fields
  return { commitment: commit(SALT, details as Fields), leafHash: toHex(leafHash(utf8(String(entry)))) }
}
