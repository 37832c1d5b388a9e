import { Inflate } from 'fflate'
import { FileError } from '../../findings.ts'
import type { Origin } from '../origin.ts'

/** One file in a zip archive. */
export interface ZipEntry {
  readonly name: string
  readonly method: number
  readonly packedBytes: number
  readonly offset: number
}

const END = 0x06054b50
const ENTRY = 0x02014b50
const LOCAL = 0x04034b50
const END_BYTES = 22
const COMMENT_MAX = 0xffff
const ENTRIES_MAX = 10_000
/** Small steps: what one of them can unpack to is bounded by some thousand times its size. */
const STEP = 1 << 14

const broken = (cause?: unknown): FileError => new FileError('FILE_SPREADSHEET_BROKEN', {}, cause ? { cause } : {})

/** The table of contents of a zip archive, from its end: sizes and places that hold also where the archive was written as a stream. */
export async function zipEntries(origin: Origin): Promise<ReadonlyMap<string, ZipEntry>> {
  const tailStart = Math.max(0, origin.bytes - END_BYTES - COMMENT_MAX)
  const tail = await bytesOf(origin, tailStart, origin.bytes)
  let at = tail.byteLength - END_BYTES
  while (at >= 0 && tail.getUint32(at, true) !== END) at--
  if (at < 0) throw broken()
  const count = tail.getUint16(at + 10, true)
  const size = tail.getUint32(at + 12, true)
  const start = tail.getUint32(at + 16, true)
  if (count > ENTRIES_MAX || start + size > origin.bytes) throw broken()
  const table = await bytesOf(origin, start, start + size)
  const entries = new Map<string, ZipEntry>()
  let next = 0
  for (let number = 0; number < count; number++) {
    if (next + 46 > table.byteLength || table.getUint32(next, true) !== ENTRY) throw broken()
    const nameBytes = table.getUint16(next + 28, true)
    if (next + 46 + nameBytes > table.byteLength) throw broken()
    const name = new TextDecoder().decode(new Uint8Array(table.buffer, table.byteOffset + next + 46, nameBytes))
    if ((table.getUint16(next + 8, true) & 1) === 1) throw new FileError('FILE_SPREADSHEET_LOCKED')
    entries.set(name.replace(/^\//, ''), {
      name,
      method: table.getUint16(next + 10, true),
      packedBytes: table.getUint32(next + 20, true),
      offset: table.getUint32(next + 42, true),
    })
    next += 46 + nameBytes + table.getUint16(next + 30, true) + table.getUint16(next + 32, true)
  }
  return entries
}

/** The text of one file of the archive, piece by piece; more than `maxBytes` unpacked is refused, whatever the archive claims. */
export async function* zipText(
  origin: Origin,
  entry: ZipEntry,
  maxBytes: number,
  { onBytes, signal }: { onBytes?: ((count: number) => void) | undefined; signal?: AbortSignal | undefined } = {},
): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let unpacked = 0
  let pieces: Uint8Array[] = []
  const take = (piece: Uint8Array): void => {
    unpacked += piece.length
    if (unpacked > maxBytes) throw new FileError('FILE_SPREADSHEET_TOO_LARGE')
    pieces.push(piece)
  }
  const inflate = entry.method === 8 ? new Inflate(take) : undefined
  if (!inflate && entry.method !== 0) throw broken()
  const header = await bytesOf(origin, entry.offset, entry.offset + 30)
  if (header.byteLength < 30 || header.getUint32(0, true) !== LOCAL) throw broken()
  const start = entry.offset + 30 + header.getUint16(26, true) + header.getUint16(28, true)
  const end = start + entry.packedBytes
  if (end > origin.bytes) throw broken()
  for await (const chunk of origin.chunks({ start, end, ...(signal && { signal }) })) {
    onBytes?.(chunk.length)
    for (let at = 0; at < chunk.length; at += STEP) {
      const step = chunk.subarray(at, at + STEP)
      if (!inflate) take(step)
      else unpack(inflate, step)
      const text = pieces.map((piece) => decoder.decode(piece, { stream: true })).join('')
      pieces = []
      if (text !== '') yield text
    }
  }
  const rest = decoder.decode()
  if (rest !== '') yield rest
}

function unpack(inflate: Inflate, step: Uint8Array): void {
  try {
    inflate.push(step)
  } catch (error) {
    throw error instanceof FileError ? error : broken(error)
  }
}

async function bytesOf(origin: Origin, start: number, end: number): Promise<DataView> {
  const bytes = new Uint8Array(Math.max(0, Math.min(end, origin.bytes) - start))
  let at = 0
  for await (const chunk of origin.chunks({ start, end })) {
    bytes.set(chunk.subarray(0, bytes.length - at), at)
    at += chunk.length
  }
  return new DataView(bytes.buffer, 0, Math.min(at, bytes.length))
}
