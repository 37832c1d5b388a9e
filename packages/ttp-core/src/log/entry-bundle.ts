import { CoreError } from '../errors.ts'
import { TILE_WIDTH } from './tile.ts'

const MAX_ENTRY_LENGTH = 0xffff

/** 1 to 256 entries as one bundle: each preceded by its length in 2 bytes, big-endian (C2SP tlog-tiles). */
export function encodeEntryBundle(entries: readonly Uint8Array[]): Uint8Array {
  if (entries.length < 1 || entries.length > TILE_WIDTH) throw new CoreError('LOG_TILE_INVALID')
  if (entries.some((entry) => entry.length > MAX_ENTRY_LENGTH)) throw new CoreError('LOG_ENTRY_TOO_LARGE')
  const bytes = new Uint8Array(entries.reduce((sum, entry) => sum + 2 + entry.length, 0))
  const view = new DataView(bytes.buffer)
  let offset = 0
  for (const entry of entries) {
    view.setUint16(offset, entry.length)
    bytes.set(entry, offset + 2)
    offset += 2 + entry.length
  }
  return bytes
}

/** The entries of a bundle, as views. Throws LOG_TILE_INVALID when it is cut, empty or holds more than 256 entries. */
export function decodeEntryBundle(bytes: Uint8Array): Uint8Array[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries: Uint8Array[] = []
  let offset = 0
  while (offset < bytes.length) {
    if (offset + 2 > bytes.length) throw new CoreError('LOG_TILE_INVALID')
    const end = offset + 2 + view.getUint16(offset)
    if (end > bytes.length || entries.length === TILE_WIDTH) throw new CoreError('LOG_TILE_INVALID')
    entries.push(bytes.subarray(offset + 2, end))
    offset = end
  }
  if (entries.length === 0) throw new CoreError('LOG_TILE_INVALID')
  return entries
}
