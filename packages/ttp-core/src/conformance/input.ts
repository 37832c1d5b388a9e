import { fromHex } from '../encoding/index.ts'
import { SecretKey } from '../keys/index.ts'
import type { Fields, Json } from './fields.ts'

/** A text of the input. */
export function text(input: Fields, name: string): string {
  const value = input[name]
  if (typeof value !== 'string') throw new Error(`${name} is not text`)
  return value
}

/** A number of the input. */
export function number(input: Fields, name: string): number {
  const value = input[name]
  if (typeof value !== 'number') throw new Error(`${name} is not a number`)
  return value
}

/** Bytes of the input, written in hex. */
export function bytes(input: Fields, name: string): Uint8Array {
  return fromHex(text(input, name))
}

/** A secret key of the input, written in hex. */
export function secret(input: Fields, name: string): SecretKey {
  return SecretKey.from(bytes(input, name))
}

/** A list of the input. */
export function list(input: Fields, name: string): readonly Json[] {
  const value = input[name]
  if (!Array.isArray(value)) throw new Error(`${name} is not a list`)
  return value
}

/** A list of byte strings, written in hex. */
export function byteList(input: Fields, name: string): Uint8Array[] {
  return list(input, name).map((item) => fromHex(String(item)))
}

/** An object of the input. */
export function object(input: Fields, name: string): Fields {
  const value = input[name]
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error(`${name} is not an object`)
  return value as Fields
}
