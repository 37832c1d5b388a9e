import { CoreError, type CoreErrorCode } from '../errors.ts'

/** Members of an object that was found to have the right names. */
export type Members = Readonly<Record<string, unknown>>

/** Checks of the form of a document; each throws the document's own error code with the place, never the value. */
export interface DocumentForm {
  /** A plain object with all of `required`, perhaps some of `optional`, and nothing else. */
  object(value: unknown, where: string, required: readonly string[], optional?: readonly string[]): Members
  /** A text that the pattern matches as a whole. */
  text(value: unknown, where: string, pattern: RegExp): string
  /** A whole number within bounds, both included. */
  integer(value: unknown, where: string, from: number, to: number): number
  /** One of a closed list. */
  oneOf<T extends string>(value: unknown, where: string, list: readonly T[]): T
  /** A list of `from` to `to` items, each read by `read`. */
  list<T>(value: unknown, where: string, from: number, to: number, read: (item: unknown, where: string) => T): T[]
  boolean(value: unknown, where: string): boolean
}

/** The checks that throw `code`. */
export function documentForm(code: CoreErrorCode): DocumentForm {
  const refuse = (where: string): never => {
    throw new CoreError(code, where)
  }
  return {
    object(value, where, required, optional = []) {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return refuse(where)
      const members = value as Members
      for (const name of required) if (!Object.hasOwn(members, name)) refuse(`${where}.${name}`)
      for (const name of Object.keys(members)) if (!required.includes(name) && !optional.includes(name)) refuse(where)
      return members
    },
    text: (value, where, pattern) => (typeof value === 'string' && pattern.test(value) ? value : refuse(where)),
    integer: (value, where, from, to) =>
      typeof value === 'number' && Number.isSafeInteger(value) && value >= from && value <= to ? value : refuse(where),
    oneOf: (value, where, list) => list.find((item) => item === value) ?? refuse(where),
    list(value, where, from, to, read) {
      if (!Array.isArray(value) || value.length < from || value.length > to) return refuse(where)
      return value.map((item: unknown, index) => read(item, `${where}[${index}]`))
    },
    boolean: (value, where) => (typeof value === 'boolean' ? value : refuse(where)),
  }
}

/** UUID in lower case (RFC 9562). */
export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
/** Identifier of an organisation, domain or agreement. */
export const NAME_ID = /^[a-z0-9-]{2,40}$/
/** Identifier of an OAuth client: no at sign, so never an e-mail address. */
export const CLIENT_ID = /^[A-Za-z0-9._:-]{2,100}$/
/** SHA-256 as base64url; the last character holds two bits that must be zero. */
export const DIGEST_BASE64URL = /^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/
/** SHA-256 as lower-case hexadecimal. */
export const DIGEST_HEX = /^[0-9a-f]{64}$/
/** Moment in UTC with milliseconds (RFC 3339). */
export const TIMESTAMP =
  /^[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\.[0-9]{3}Z$/
/** Text for people: no control characters, nothing invisible that changes how it reads. */
export const READABLE = /^[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]{1,200}$/u
