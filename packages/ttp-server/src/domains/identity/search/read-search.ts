import type { IdentifierErrorCode, Identity, IdentityField, RawIdentity } from '@sluis/ttp-core/identity'
import { canonicaliseIdentity, IDENTITY_FIELDS } from '@sluis/ttp-core/identity'
import { ServerError } from '../../../kernel/errors.ts'
import { ACTOR_NAME } from '../erasure/erase-record.ts'

/** A field of the request that a delivery would not use either: by its code, never its value. */
export interface UnusedField {
  readonly field: IdentityField
  readonly code: IdentifierErrorCode
}

/** What a data subject gave of herself, canonical as a delivery's. */
export interface SearchedIdentity {
  readonly identity: Identity
  readonly unused: readonly UnusedField[]
}

/** Canonicalisation as the delivering client does it. */
export interface SearchSetting {
  /** ISO 3166 alpha-2: holds where the request names no country. */
  readonly country: string
  readonly now: Date
  /** Whose relation number the request names; undefined when it names none. */
  readonly institution: string | undefined
}

/** Sixteen fields of a few hundred characters. */
export const SEARCH_BYTES_MAX = 16_384

const FIELDS: ReadonlySet<string> = new Set(IDENTITY_FIELDS)

/**
 * Reads the identifiers of one request: one JSON object (UTF-8) of the identity fields of the standard, each a text.
 * @throws ServerError `SEARCH_INVALID` for anything else, and for a relation number without its institution.
 */
export function readSearch(bytes: Uint8Array, { country, now, institution }: SearchSetting): SearchedIdentity {
  const raw = parseFields(bytes)
  if (institution !== undefined && !ACTOR_NAME.test(institution)) throw new ServerError('SEARCH_INVALID')
  if (raw.relationNumber !== undefined && institution === undefined) throw new ServerError('SEARCH_INVALID')
  const { identity, fields } = canonicaliseIdentity(raw, { country, today: now.toISOString().slice(0, 10) })
  const unused = IDENTITY_FIELDS.flatMap((field): UnusedField[] => {
    const result = fields[field]
    return result !== undefined && 'error' in result ? [{ field, code: result.error }] : []
  })
  return { identity, unused }
}

function parseFields(bytes: Uint8Array): RawIdentity {
  const value = parseJson(bytes)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new ServerError('SEARCH_INVALID')
  for (const [field, text] of Object.entries(value)) {
    if (!FIELDS.has(field) || typeof text !== 'string') throw new ServerError('SEARCH_INVALID')
  }
  return value
}

function parseJson(bytes: Uint8Array): unknown {
  if (bytes.length > SEARCH_BYTES_MAX) throw new ServerError('SEARCH_INVALID')
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    // Without its cause, which quotes the text.
    throw new ServerError('SEARCH_INVALID')
  }
}
