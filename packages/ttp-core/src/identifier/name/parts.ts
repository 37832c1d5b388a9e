import type { ChangeCode } from '../changes.ts'
import type { IdentifierErrorCode } from '../errors.ts'

/** What one name field yields: its own part, parts that belong to other fields, and what was done. */
export interface NameParts {
  givenName?: string
  initials?: string
  prefix?: string
  familyName?: string
  household?: true
  readonly changes: ChangeCode[]
}

/** Refused name; an organisation's name is refused with `NAME_ORGANISATION`. */
export interface NameRefused {
  readonly error: IdentifierErrorCode
}

/** Result of parsing a name field. */
export type ParsedName = NameParts | NameRefused
