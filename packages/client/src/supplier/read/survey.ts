import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { FileError } from '../findings.ts'
import { type Encoding, proposeEncoding } from './encoding.ts'
import type { Hasher, Origin } from './origin.ts'
import { Utf8Check } from './utf8-check.ts'

/** What one pass over all bytes of a file tells. */
export interface Survey {
  /** Size in bytes. */
  readonly bytes: number
  /** SHA-256 over the bytes, hexadecimal. */
  readonly digest: string
  readonly encoding: Encoding
  /**
   * How the encoding is known: by a mark, by being strictly UTF-8 or by the zero bytes of UTF-16 (`rule`), by the user (`given`),
   * or not: proposed, where letters of words hang on it (`letters`) or only signs like a euro (`signs`).
   */
  readonly encodingBy: 'rule' | 'given' | 'letters' | 'signs'
  /** Bytes of the byte-order mark at the start. */
  readonly markBytes: number
  /** What the first bytes say the file is, besides text. */
  readonly container?: 'zip' | 'ole'
}

const MARKS: readonly { readonly bytes: readonly number[]; readonly encoding: Encoding }[] = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { bytes: [0xff, 0xfe], encoding: 'utf-16le' },
  { bytes: [0xfe, 0xff], encoding: 'utf-16be' },
]
const ZIP = [0x50, 0x4b, 0x03, 0x04]
const PDF = [0x25, 0x50, 0x44, 0x46]
const OLE = [0xd0, 0xcf, 0x11, 0xe0]
/** White space, byte-order marks, separators of columns and zero bytes of wide characters: a file of these alone is empty. */
const BLANK: ReadonlySet<number> = new Set([0, 9, 10, 11, 12, 13, 26, 32, 0xbb, 0xbf, 0xef, 0xfe, 0xff])

const startsWith = (chunk: Uint8Array, bytes: readonly number[]): boolean =>
  bytes.every((byte, index) => chunk[index] === byte)

/** SHA-256 where the platform has none that takes pieces. */
function nobleHasher(): Hasher {
  const hash = sha256.create()
  return { update: (bytes) => void hash.update(bytes), hex: () => bytesToHex(hash.digest()) }
}

/**
 * Finds the encoding by a rule that cannot guess wrong without saying so: byte-order mark, else strictly valid UTF-8 over the
 * whole file, else a single-byte encoding that the user is asked about. Statistical detectors take a sparse Windows-1252 file for
 * something else.
 * @throws FileError `FILE_EMPTY`, `FILE_NOT_TEXT`, `FILE_UNREADABLE`.
 */
export async function surveyFile(
  origin: Origin,
  { given, signal }: { readonly given?: Encoding | undefined; readonly signal?: AbortSignal | undefined } = {},
): Promise<Survey> {
  const hash = origin.sha256?.() ?? nobleHasher()
  const utf8 = new Utf8Check(origin.isUtf8)
  const letters = new LetterCount()
  let bytes = 0
  let wide: Encoding | undefined
  let mark: (typeof MARKS)[number] | undefined
  let container: Survey['container']
  let strict = true
  let blank = true
  let zeros = false
  try {
    for await (const part of origin.chunks({ fleeting: true, ...(signal && { signal }) })) {
      if (bytes === 0) {
        container = startsWith(part, ZIP) ? 'zip' : startsWith(part, OLE) ? 'ole' : undefined
        if (startsWith(part, PDF)) throw new FileError('FILE_NOT_TEXT')
        mark = MARKS.find((candidate) => startsWith(part, candidate.bytes))
        wide = mark === undefined ? bareUtf16(part) : mark.encoding === 'utf-8' ? undefined : mark.encoding
      }
      bytes += part.length
      hash.update(part)
      if (container !== undefined || wide !== undefined) {
        if (blank) blank = part.every((byte) => BLANK.has(byte))
        continue
      }
      zeros ||= part.includes(0)
      if (zeros) throw new FileError('FILE_NOT_TEXT')
      if (blank) blank = part.every((byte) => BLANK.has(byte))
      if (strict) strict = utf8.add(part)
      if (!strict) letters.add(part)
    }
  } catch (error) {
    if (error instanceof FileError || signal?.aborted) throw error
    throw new FileError('FILE_UNREADABLE', {}, { cause: error })
  }
  if (strict && !wide && !container && !utf8.end()) strict = false
  if (bytes === 0 || blank) throw new FileError('FILE_EMPTY')
  const known = { bytes, digest: hash.hex(), markBytes: mark?.bytes.length ?? 0 }
  if (container) return { ...known, container, encoding: 'utf-8', encodingBy: 'rule' }
  // What the bytes show beats what was said of an earlier file: a saved answer must not spoil a system that went over to UTF-8.
  if (wide) return { ...known, encoding: wide, encodingBy: 'rule' }
  if (strict) return { ...known, encoding: 'utf-8', encodingBy: 'rule' }
  if (given && !given.startsWith('utf')) return { ...known, encoding: given, encodingBy: 'given' }
  return {
    ...known,
    encoding: proposeEncoding(letters.beside),
    encodingBy: letters.beside.some((count) => count > 0) ? 'letters' : 'signs',
  }
}

/** UTF-16 without a mark, as SQL Server writes it: nearly every second byte of Latin text is zero, and no other. */
function bareUtf16(part: Uint8Array): Encoding | undefined {
  const zeros = [0, 0]
  const length = Math.min(part.length, 4096) & ~1
  for (let at = 0; at < length; at++) if (part[at] === 0) zeros[at & 1] = (zeros[at & 1] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  if (length < 8) return undefined
  // A first line in plain letters with wide ones behind it is no UTF-16: two files were joined.
  const start = part.subarray(0, 16).filter((byte) => byte === 0).length
  if (start * 4 < Math.min(length, 16)) return undefined
  if (odd > length * 0.35 && even < length * 0.02) return 'utf-16le'
  return even > length * 0.35 && odd < length * 0.02 ? 'utf-16be' : undefined
}

/** Counts the bytes from 0x80 on that stand beside an ASCII letter. */
class LetterCount {
  readonly beside = new Uint32Array(128)
  add(part: Uint8Array): void {
    for (let at = 0; at < part.length; at++) {
      const byte = part[at] ?? 0
      if (byte >= 0x80 && (isLetter(part[at - 1]) || isLetter(part[at + 1])))
        this.beside[byte - 0x80] = (this.beside[byte - 0x80] ?? 0) + 1
    }
  }
}

const isLetter = (byte = 0): boolean => (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122)
