import type { ChangeCode } from '../changes.ts'
import type { CanonicalValue } from '../fields.ts'
import { DUTCH_POSTCODE, isFillerPostcode } from './postcode.ts'

const UNCHANGED: readonly ChangeCode[] = Object.freeze([])
const JOINED: readonly ChangeCode[] = Object.freeze(['SPACES_REMOVED'] as const)

/** A Dutch postcode in capitals, with or without its space, as the rules read it where those of the Netherlands hold; else undefined. */
export function quickPostcode(raw: string): CanonicalValue | undefined {
  const spaced = raw.length === 7 && raw[4] === ' '
  if (!spaced && raw.length !== 6) return undefined
  const value = spaced ? raw.slice(0, 4) + raw.slice(5) : raw
  if (!DUTCH_POSTCODE.test(value) || isFillerPostcode(value)) return undefined
  return { value, changes: spaced ? JOINED : UNCHANGED }
}
