interface NodeBuffer {
  from(value: string, encoding: 'base64' | 'base64url'): Uint8Array
  from(buffer: ArrayBufferLike, offset: number, length: number): { toString(encoding: 'base64' | 'base64url'): string }
}
interface Options {
  readonly alphabet?: 'base64' | 'base64url'
  readonly omitPadding?: boolean
}

const ALPHABET = { base64: /^[A-Za-z0-9+/]*={0,2}$/, base64url: /^[A-Za-z0-9_-]*={0,2}$/ } as const

/**
 * Gives a Node that does not have them yet the methods `toBase64` and `fromBase64` of `Uint8Array` (ECMAScript 2026), by its own
 * `Buffer`. The library that seals parts uses them where they are, and is ten times slower at it where they are not. Programs call
 * this once, at their start; where the platform has the methods, or has no `Buffer`, nothing is done.
 */
export function providePlatformBase64(): void {
  const buffer = (globalThis as { Buffer?: NodeBuffer }).Buffer
  if (buffer === undefined || 'toBase64' in Uint8Array.prototype) return
  const define = (target: object, name: string, value: unknown): void => {
    Object.defineProperty(target, name, { value, writable: true, configurable: true, enumerable: false })
  }
  define(Uint8Array.prototype, 'toBase64', function (this: Uint8Array, options: Options = {}): string {
    const { alphabet = 'base64', omitPadding = false } = options
    const text = buffer.from(this.buffer, this.byteOffset, this.byteLength).toString(alphabet)
    if (alphabet === 'base64') return omitPadding ? text.replace(/=+$/, '') : text
    return omitPadding ? text : text.padEnd(Math.ceil(text.length / 4) * 4, '=')
  })
  define(Uint8Array, 'fromBase64', (text: string, { alphabet = 'base64' }: Options = {}): Uint8Array => {
    // Buffer leaves out what it does not know; the standard refuses it.
    if (!ALPHABET[alphabet].test(text) || text.replace(/=+$/, '').length % 4 === 1) {
      throw new SyntaxError('not base64')
    }
    return Uint8Array.from(buffer.from(text, alphabet))
  })
}
