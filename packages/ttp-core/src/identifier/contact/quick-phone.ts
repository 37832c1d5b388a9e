import type { ChangeCode } from '../changes.ts'
import type { CanonicalValue } from '../fields.ts'
import { dutchNumber } from './dutch-number.ts'
import { isFillerNumber } from './phone-filler.ts'

/** A national number as people write it: 0612345678, 06-12345678, 020 123 45 67. */
const NATIONAL = /^0[1-7](?:[ -]?\d){8}$/
const PREFIXED: readonly ChangeCode[] = Object.freeze(['COUNTRY_CODE_ADDED'] as const)
const JOINED: readonly ChangeCode[] = Object.freeze(['SEPARATORS_REMOVED', 'COUNTRY_CODE_ADDED'] as const)

/** A Dutch mobile or fixed-line number written nationally, as the rules read it where those of the Netherlands hold; else undefined. */
export function quickPhone(raw: string): CanonicalValue | undefined {
  if (!NATIONAL.test(raw)) return undefined
  const digits = raw.length === 10 ? raw : raw.replace(/[ -]/g, '')
  const reading = dutchNumber(digits.slice(1))
  if (reading === undefined || isFillerNumber(digits)) return undefined
  return { value: reading.value, changes: digits === raw ? PREFIXED : JOINED }
}
