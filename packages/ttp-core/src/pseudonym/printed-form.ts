import { bech32m } from '@scure/base'
import { CoreError } from '../errors.ts'
import type { IrreversiblePseudonym, Pseudonym, PseudonymMode, ReversiblePseudonym, SubjectKind } from './types.ts'

/** Bytes of ciphertext in every pseudonym: 16 of tag, 20 of content. */
export const CIPHERTEXT_LENGTH = 36

interface ReadableParts {
  readonly kind: SubjectKind
  readonly prefix: string
  readonly epoch: number
  readonly ciphertext: Uint8Array
}

/** What is readable in a printed pseudonym without any key, and its lower-case form with its type. */
export type ParsedPseudonym =
  | (ReadableParts & { readonly mode: 'irreversible'; readonly pseudonym: IrreversiblePseudonym })
  | (ReadableParts & { readonly mode: 'reversible'; readonly pseudonym: ReversiblePseudonym })

const PREFIX = /^([a-z]{2,10})_([ph])$/
const MODE_BYTE = { irreversible: 0x01, reversible: 0x02 } as const
const PAYLOAD_LENGTH = 3 + CIPHERTEXT_LENGTH

/** bech32m (BIP 350) of: version and mode (1 byte), epoch (2 bytes, big-endian), ciphertext (36 bytes). */
export function printPseudonym(mode: PseudonymMode, parts: ReadableParts): Pseudonym {
  const payload = new Uint8Array(PAYLOAD_LENGTH)
  payload[0] = MODE_BYTE[mode]
  payload[1] = parts.epoch >> 8
  payload[2] = parts.epoch & 0xff
  payload.set(parts.ciphertext, 3)
  return bech32m.encodeFromBytes(`${parts.prefix}_${parts.kind === 'person' ? 'p' : 'h'}`, payload) as Pseudonym
}

/**
 * Reads a printed pseudonym: all lower or all upper case, checksum whole, form exact; no key is needed and nothing is proved
 * about who made it. Throws PSEUDONYM_MALFORMED.
 */
export function parsePseudonym(text: string): ParsedPseudonym {
  const { humanPart, payload } = decode(text)
  const match = PREFIX.exec(humanPart)
  const prefix = match?.[1]
  if (prefix === undefined || payload.length !== PAYLOAD_LENGTH) throw new CoreError('PSEUDONYM_MALFORMED')
  const parts: ReadableParts = {
    kind: match?.[2] === 'p' ? 'person' : 'household',
    prefix,
    epoch: new DataView(payload.buffer, payload.byteOffset).getUint16(1),
    ciphertext: payload.slice(3),
  }
  const lower = text.toLowerCase()
  if (payload[0] === MODE_BYTE.irreversible) {
    return { mode: 'irreversible', pseudonym: lower as IrreversiblePseudonym, ...parts }
  }
  if (payload[0] === MODE_BYTE.reversible) {
    return { mode: 'reversible', pseudonym: lower as ReversiblePseudonym, ...parts }
  }
  throw new CoreError('PSEUDONYM_MALFORMED')
}

function decode(text: string): { humanPart: string; payload: Uint8Array } {
  try {
    const { prefix, bytes } = bech32m.decodeToBytes(text)
    return { humanPart: prefix, payload: bytes }
  } catch {
    throw new CoreError('PSEUDONYM_MALFORMED')
  }
}
