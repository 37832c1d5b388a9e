import type { Needle } from './needles.ts'

/** Something that was left behind, and where. */
export interface Trace {
  readonly where: string
  readonly bytes: Buffer
}

const KEY_BYTES = 4
const FILTER_BITS = 22

/** Looks for very many needles in one pass: their first four bytes go through a bit table, then a map. */
export class Searcher {
  readonly #byKey = new Map<number, Needle[]>()
  readonly #filter = new Uint8Array(1 << FILTER_BITS)

  constructor(needles: Iterable<Needle>) {
    for (const needle of needles) {
      if (needle.bytes.length < KEY_BYTES) throw new RangeError(`too short to look for: ${needle.says}`)
      const key = needle.bytes.readUInt32BE(0)
      const group = this.#byKey.get(key) ?? []
      if (group.some(({ bytes }) => bytes.equals(needle.bytes))) continue
      group.push(needle)
      this.#byKey.set(key, group)
      this.#filter[slot(key)] = 1
    }
  }

  /** What was found and where; each needle once a trace. */
  find({ where, bytes }: Trace): string[] {
    const found = new Set<string>()
    let key = 0
    for (let index = 0; index < bytes.length; index += 1) {
      key = ((key << 8) | (bytes[index] ?? 0)) >>> 0
      if (index < KEY_BYTES - 1 || this.#filter[slot(key)] === 0) continue
      const start = index - KEY_BYTES + 1
      for (const { bytes: pattern, says, alone } of this.#byKey.get(key) ?? []) {
        const end = start + pattern.length
        if (end > bytes.length || pattern.compare(bytes, start, end) !== 0) continue
        if (!alone || (!isWord(bytes[start - 1]) && !isWord(bytes[end]))) found.add(`${where}: ${says}`)
      }
    }
    return [...found]
  }
}

function slot(key: number): number {
  return Math.imul(key, 0x9e3779b1) >>> (32 - FILTER_BITS)
}

/** A letter of base64 or base64url. */
function isWord(byte: number | undefined): boolean {
  return byte !== undefined && /[A-Za-z0-9+/_-]/.test(String.fromCharCode(byte))
}
