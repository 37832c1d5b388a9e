import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** A field: its bytes as lower-case hex, or one byte many times. */
export type Field = string | { readonly byte: string; readonly times: number }

/** What `enc` must give: all bytes, their beginning and number, or nothing because the input does not fit. */
export type Encoded = { readonly bytes: string } | { readonly head: string; readonly length: number } | null

export interface EncodeCase {
  readonly label: string
  readonly fields: readonly Field[]
  /** How often the list of fields is repeated. */
  readonly repeat: number
  readonly encoded: Encoded
}

export interface DecodeCase {
  readonly label: string
  readonly bytes: string
  /** Null when the bytes are not an encoding under this label. */
  readonly fields: readonly string[] | null
}

/** What both the model and the code must give. */
export interface Cases {
  readonly encode: readonly EncodeCase[]
  readonly decode: readonly DecodeCase[]
}

export const CASES_FILE = fileURLToPath(new URL('cases.json', import.meta.url))

/** Reads the cases. */
export function readCases(): Cases {
  return JSON.parse(readFileSync(CASES_FILE, 'utf8')) as Cases
}
