import type { MappedField } from './fields.ts'
import { saysPermission } from './permission.ts'
import { type Profile, shareOf } from './profile.ts'
import { isCountKind, isPostcodeCity, isPostcodeNumber } from './readers.ts'
import type { ColumnReading } from './reading.ts'

/** How the values of a column are written, where the values themselves leave no doubt; dates are looked at elsewhere. */
export function inferReading(field: MappedField, profile: Profile, column = ''): ColumnReading | undefined {
  if (field === 'objected') return saysPermission(column) ? 'permission' : undefined
  if (profile.values.length === 0) return undefined
  switch (field) {
    case 'price':
      return decimalMark(profile)
    case 'postcode':
      if (shareOf(profile, isPostcodeNumber) >= 0.8) return 'postcode-number'
      return shareOf(profile, isPostcodeCity) >= 0.8 ? 'postcode-city' : undefined
    case 'quantity':
      return shareOf(profile, isCountKind) >= 0.5 ? 'count-kind' : undefined
    default:
      return undefined
  }
}

/**
 * Which mark stands before the cents, if some amounts need to be told it: "1.234" is more than a thousand where others have "12,50".
 * Where no amount shows its cents it stays unknown, and such amounts unreadable.
 */
function decimalMark(profile: Profile): ColumnReading | undefined {
  const amounts = profile.values.map((value) => value.replace(/[^\d.,'\s]/g, '').trim())
  const hard = amounts.some((amount) => /[.,' ]\d{3}(?!\d)|[.,]\d{3,}$/.test(amount))
  if (!hard) return undefined
  const comma = amounts.filter((amount) => /,(?:\d{1,2}|\d{4})$/.test(amount)).length
  const dot = amounts.filter((amount) => /\.(?:\d{1,2}|\d{4})$/.test(amount)).length
  if (comma > 0 && dot === 0) return 'decimal-comma'
  return dot > 0 && comma === 0 ? 'decimal-dot' : undefined
}
