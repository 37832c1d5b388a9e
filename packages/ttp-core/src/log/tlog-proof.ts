import { CoreError } from '../errors.ts'
import { fromBase64, toBase64 } from './base64.ts'
import { demandHash, HASH_LENGTH } from './hash.ts'

/** An offline proof that an entry is in the log: its index, its inclusion proof and the signed checkpoint, verbatim. */
export interface TlogProof {
  readonly index: number
  readonly hashes: readonly Uint8Array[]
  readonly checkpoint: string
  /** Opaque, not empty, and not authenticated by anything; Sluis writes none. */
  readonly extra?: Uint8Array
}

const HEADER = 'c2sp.org/tlog-proof@v1'
const INDEX = /^index (0|[1-9][0-9]{0,15})$/
const EXTRA = /^extra (\S+)$/
const MAX_HASHES = 64

/** The text form (C2SP tlog-proof). Throws LOG_INDEX_INVALID, LOG_HASH_INVALID, LOG_PROOF_MALFORMED (empty extra). */
export function formatTlogProof({ index, hashes, checkpoint, extra }: TlogProof): string {
  if (!Number.isSafeInteger(index) || index < 0) throw new CoreError('LOG_INDEX_INVALID')
  if (extra?.length === 0) throw new CoreError('LOG_PROOF_MALFORMED')
  const head = extra === undefined ? [HEADER] : [HEADER, `extra ${toBase64(extra)}`]
  const lines = [...head, `index ${index}`, ...hashes.map((hash) => toBase64(demandHash(hash)))]
  return `${lines.join('\n')}\n\n${checkpoint}`
}

/** Reads the text form; nothing is verified but the form. Throws LOG_PROOF_MALFORMED. */
export function parseTlogProof(text: string): TlogProof {
  const split = text.indexOf('\n\n')
  if (split < 0) throw new CoreError('LOG_PROOF_MALFORMED')
  const [header, ...lines] = text.slice(0, split).split('\n')
  const extra = EXTRA.exec(lines[0] ?? '')?.[1]
  if (extra !== undefined) lines.shift()
  const digits = INDEX.exec(lines.shift() ?? '')?.[1]
  if (header !== HEADER || digits === undefined || lines.length > MAX_HASHES) throw new CoreError('LOG_PROOF_MALFORMED')
  const index = Number(digits)
  const hashes = lines.map((line) => fromBase64(line, 'LOG_PROOF_MALFORMED'))
  if (!Number.isSafeInteger(index) || hashes.some((hash) => hash.length !== HASH_LENGTH)) {
    throw new CoreError('LOG_PROOF_MALFORMED')
  }
  const proof = { index, hashes, checkpoint: text.slice(split + 2) }
  return extra === undefined ? proof : { ...proof, extra: fromBase64(extra, 'LOG_PROOF_MALFORMED') }
}
