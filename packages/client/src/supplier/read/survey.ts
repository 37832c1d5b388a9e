import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { FileError } from '../findings.ts'
import type { Hasher, Origin } from './origin.ts'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

/** What one pass over all bytes of a file tells. */
export interface Survey {
  /** Size in bytes. */
  readonly bytes: number
  /** SHA-256 over the bytes, hexadecimal. */
  readonly digest: string
  readonly encoding: Encoding
  /** Bytes of the byte-order mark at the start. */
  readonly markBytes: number
}

const MARKS: readonly { readonly bytes: readonly number[]; readonly encoding: Encoding }[] = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { bytes: [0xff, 0xfe], encoding: 'utf-16le' },
  { bytes: [0xfe, 0xff], encoding: 'utf-16be' },
]
const SPREADSHEETS = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
]

const startsWith = (chunk: Uint8Array, bytes: readonly number[]): boolean =>
  bytes.every((byte, index) => chunk[index] === byte)

/** SHA-256 where the platform has none that takes pieces. */
function nobleHasher(): Hasher {
  const hash = sha256.create()
  return { update: (bytes) => void hash.update(bytes), hex: () => bytesToHex(hash.digest()) }
}

/**
 * Finds the encoding by a rule that cannot guess wrong without saying so: byte-order mark, else strictly valid UTF-8 over the
 * whole file, else Windows-1252. Statistical detectors take a sparse Windows-1252 file for something else.
 */
export async function surveyFile(origin: Origin, signal?: AbortSignal): Promise<Survey> {
  const hash = origin.sha256?.() ?? nobleHasher()
  const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  let bytes = 0
  let mark: (typeof MARKS)[number] | undefined
  let strict = true
  let blank = true
  try {
    for await (const part of origin.chunks(signal ? { signal } : {})) {
      if (bytes === 0) {
        if (SPREADSHEETS.some((signature) => startsWith(part, signature))) throw new FileError('FILE_SPREADSHEET')
        mark = MARKS.find((candidate) => startsWith(part, candidate.bytes))
      }
      bytes += part.length
      hash.update(part)
      const wide = mark !== undefined && mark.encoding !== 'utf-8'
      if (!wide && part.includes(0)) throw new FileError('FILE_NOT_TEXT')
      if (blank) blank = isBlank(part)
      if (strict && !wide) strict = decodes(utf8, part)
    }
  } catch (error) {
    if (error instanceof FileError || signal?.aborted) throw error
    throw new FileError('FILE_UNREADABLE', {}, { cause: error })
  }
  if (strict) strict = decodes(utf8)
  if (bytes === 0 || blank) throw new FileError('FILE_EMPTY')
  return {
    bytes,
    digest: hash.hex(),
    encoding: mark && (mark.encoding !== 'utf-8' || strict) ? mark.encoding : strict ? 'utf-8' : 'windows-1252',
    markBytes: mark?.bytes.length ?? 0,
  }
}

/** White space, byte-order marks and zero bytes of wide characters. */
const BLANK: ReadonlySet<number> = new Set([0, 9, 10, 11, 12, 13, 32, 0xbb, 0xbf, 0xef, 0xfe, 0xff])

function isBlank(part: Uint8Array): boolean {
  return part.every((byte) => BLANK.has(byte))
}

/** True if the bytes go on being UTF-8; without bytes: true if they ended on a whole character. */
function decodes(decoder: InstanceType<typeof TextDecoder>, part?: Uint8Array): boolean {
  try {
    if (part) decoder.decode(part, { stream: true })
    else decoder.decode()
    return true
  } catch {
    return false
  }
}
