import { CoreError } from '../errors.ts'

const HIDDEN = '[secret]'
const MIN_LENGTH = 16
const MAX_LENGTH = 64

/**
 * Secret bytes that never print: not as text, JSON, in a template, by `util.inspect`, in an error, nor by `structuredClone`.
 * They are lent to one function at a time and zeroed by `destroy`.
 */
export class SecretKey {
  readonly #bytes: Uint8Array
  #destroyed = false

  private constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  /** A key of 16 to 64 bytes; the bytes are copied, the caller may zero its own. Throws KEY_LENGTH_INVALID. */
  static from(bytes: Uint8Array): SecretKey {
    if (bytes.length < MIN_LENGTH || bytes.length > MAX_LENGTH) throw new CoreError('KEY_LENGTH_INVALID')
    return new SecretKey(Uint8Array.from(bytes))
  }

  /** Length in bytes. */
  get length(): number {
    return this.#bytes.length
  }

  /**
   * Calls `use` with the bytes themselves: it must neither keep nor change them, nor await while using them.
   * Throws KEY_DESTROYED.
   */
  lend<Result>(use: (bytes: Uint8Array) => Result): Result {
    if (this.#destroyed) throw new CoreError('KEY_DESTROYED')
    return use(this.#bytes)
  }

  /** Zeroes the bytes; may be called again. */
  destroy(): void {
    this.#destroyed = true
    this.#bytes.fill(0)
  }

  toString(): string {
    return HIDDEN
  }

  toJSON(): string {
    return HIDDEN
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return HIDDEN
  }
}
