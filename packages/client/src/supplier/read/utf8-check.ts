/** Whether bytes as a whole are UTF-8 (RFC 3629). */
export type Utf8Judge = (bytes: Uint8Array) => boolean

/** Whether bytes that come piece by piece are UTF-8: a character that a piece cuts is judged with the next. */
export class Utf8Check {
  readonly #isUtf8: Utf8Judge
  #cut: Uint8Array = new Uint8Array(0)

  /** @param isUtf8 The platform's own, where it has one that makes no text. */
  constructor(isUtf8: Utf8Judge = decodes) {
    this.#isUtf8 = isUtf8
  }

  /** False as soon as the bytes so far cannot be the beginning of UTF-8. */
  add(part: Uint8Array): boolean {
    let bytes = part
    if (this.#cut.length > 0) {
      bytes = new Uint8Array(this.#cut.length + part.length)
      bytes.set(this.#cut)
      bytes.set(part, this.#cut.length)
    }
    const whole = wholeCharacters(bytes)
    this.#cut = bytes.slice(whole)
    return this.#isUtf8(bytes.subarray(0, whole)) && this.#mayGoOn()
  }

  /** Whether the bytes ended on a whole character. */
  end(): boolean {
    return this.#cut.length === 0
  }

  /** Whether what is cut off begins a character: with the least or with the greatest bytes behind it that may follow it is one. */
  #mayGoOn(): boolean {
    const cut = this.#cut
    if (cut.length === 0) return true
    const length = lengthOf(cut[0] ?? 0)
    return [0x80, 0xbf].some((byte) => {
      const whole = new Uint8Array(length).fill(byte)
      whole.set(cut)
      return this.#isUtf8(whole)
    })
  }
}

/** Where the last character begins that is cut off, or the end. */
export function wholeCharacters(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) break
    if (byte < 0xc0) continue
    return lengthOf(byte) > back ? bytes.length - back : bytes.length
  }
  return bytes.length
}

/** Bytes of the character that a byte from 0xC0 on begins. */
function lengthOf(first: number): number {
  return first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function decodes(bytes: Uint8Array): boolean {
  try {
    decoder.decode(bytes)
    return true
  } catch {
    return false
  }
}
