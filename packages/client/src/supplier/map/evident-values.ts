import { canonicaliseField } from '@sluis/ttp-core/rows'
import type { Profile } from './profile.ts'

/** A country, as people write it. */
export const isCountry = (value: string): boolean =>
  'value' in canonicaliseField('country', value, { country: 'NL', today: '2000-01-01' })

/** "+44 20 7946 0958": no number of a relation begins with a country's calling code. */
export const isAbroad = (value: string): boolean => /^(?:\+|00)\d[\d ()./-]{7,}$/.test(value)

/** What answers whether, and never who. */
export const isYesOrNo = (value: string): boolean =>
  /^(?:true|false|waar|onwaar|ja|nee|yes|no|oui|non|nein)$/i.test(value)

/** An amount with its cents. */
export const isAmount = (value: string): boolean =>
  /^(?:€|eur)? ?\d{1,4}[.,](?:\d{2}|-{1,2})(?: ?(?:€|eur))?$/i.test(value)

/** Whole numbers alone, half of them above 500: tickets do not cost that many euros, programs do count cents. */
export function countsCents({ values }: Pick<Profile, 'values'>): boolean {
  if (values.length === 0 || !values.every((value) => /^\d{1,7}$/.test(value))) return false
  const paid = values.map(Number).filter((value) => value > 0)
  return paid.length > 0 && paid.filter((value) => value >= 500).length * 2 >= paid.length
}
