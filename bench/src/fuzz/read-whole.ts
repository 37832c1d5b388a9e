import { createHash } from 'node:crypto'
import type { Mapping, Origin } from '@sluis/client/supplier'
import { prepareFile, rowReader } from '@sluis/client/supplier'

/** So small that every border of a piece falls somewhere inside a row. */
const PIECE = 61

/** A file in memory, in pieces. */
export function originOf(bytes: Uint8Array, name: string, piece = PIECE): Origin {
  return {
    name,
    bytes: bytes.length,
    stamp: () => Promise.resolve(''),
    chunks: async function* ({ start = 0, end = bytes.length } = {}) {
      for (let at = start; at < Math.min(end, bytes.length); at += piece)
        yield bytes.subarray(at, Math.min(at + piece, end, bytes.length))
    },
    sha256: () => {
      const hash = createHash('sha256')
      return { update: (part) => void hash.update(part), hex: () => hash.digest('hex') }
    },
  }
}

/** Reads a file as an institution's client does: what it is, its columns, every row. */
export async function readWhole(origin: Origin, mapping?: Mapping): Promise<void> {
  const prepared = await prepareFile(origin, mapping, { maxRowBytes: 4096, sampleRows: 50, maxSheetRows: 500 })
  const { plan, dateOrders } = prepared
  const read = rowReader(plan, { country: 'NL', today: '2026-01-01', dateOrders, periods: [] })
  for await (const rows of prepared.source.rows()) for (const row of rows) read(row)
}
