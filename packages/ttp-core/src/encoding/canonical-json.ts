import { CoreError } from '../errors.ts'

/** A value that has a canonical JSON form; numbers are safe integers. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [name: string]: JsonValue }

const MAX_DEPTH = 64
const LONE_SURROGATE = /\p{Surrogate}/u

/**
 * Canonical JSON after RFC 8785: no white space, members in the order of their UTF-16 code units.
 * Takes unknown on purpose: what is not text, a safe integer, boolean, null, list or plain object (undefined members, dates,
 * fractions, lone surrogates, cycles) throws JSON_NOT_CANONICAL instead of being left out or changed.
 */
export function canonicalJson(value: unknown): string {
  return write(value, 0)
}

function write(value: unknown, depth: number): string {
  if (depth > MAX_DEPTH) throw new CoreError('JSON_NOT_CANONICAL')
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return writeText(value)
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value)
  if (Array.isArray(value)) return `[${Array.from(value, (item: unknown) => write(item, depth + 1)).join(',')}]`
  if (isPlainObject(value)) {
    const members = Object.keys(value)
      .sort()
      .map((name) => `${writeText(name)}:${write(value[name], depth + 1)}`)
    return `{${members.join(',')}}`
  }
  throw new CoreError('JSON_NOT_CANONICAL')
}

function writeText(text: string): string {
  if (LONE_SURROGATE.test(text)) throw new CoreError('JSON_NOT_CANONICAL')
  // JSON.stringify escapes text exactly as RFC 8785 section 3.2.2.2 asks.
  return JSON.stringify(text)
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return (prototype === null || prototype === Object.prototype) && Object.getOwnPropertySymbols(value).length === 0
}
