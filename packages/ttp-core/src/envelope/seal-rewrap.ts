import { parseRewrapContent, type RewrapContent } from './content/rewrap.ts'
import { PART_SCHEMA, type PartContext } from './context.ts'
import { type SealOptions, sealPart } from './seal.ts'

/** Which list of a rewrap, and of whose table. */
export interface RewrapPlace {
  /** UUID of the rewrap, and the number of the list in it, from 0. */
  readonly rewrap: string
  readonly chunk: number
  readonly tenant: string
  readonly domain: string
}

/** Where a list of a rewrap belongs. */
export function rewrapContext({ rewrap, chunk, tenant, domain }: RewrapPlace): PartContext {
  return { kind: 'rewrap', delivery: rewrap, chunk, institution: '', tenant, domain, schema: PART_SCHEMA.rewrap }
}

/**
 * Seals a list of a tenant's pseudonyms to the key engine: all that a tenant seals. Throws PART_CONTENT_INVALID, and as `sealPart`.
 */
export function sealRewrap(place: RewrapPlace, content: RewrapContent, options: SealOptions): Promise<string> {
  return sealPart(rewrapContext(place), parseRewrapContent(content), options)
}
