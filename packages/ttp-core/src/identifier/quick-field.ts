import { quickPostcode } from './address/quick-postcode.ts'
import type { ChangeCode } from './changes.ts'
import { EMAIL_PATTERN, isFillerEmail } from './contact/email.ts'
import { quickPhone } from './contact/quick-phone.ts'
import { isDay, judgeBirthDate } from './date/birth-date.ts'
import type { FieldResult, IdentityField, NormalisationOptions } from './fields.ts'

const UNCHANGED: readonly ChangeCode[] = Object.freeze([])
const REFORMATTED: readonly ChangeCode[] = Object.freeze(['DATE_REFORMATTED'] as const)

/** A number with at least one digit that is not zero, perhaps with letters in front. */
const RELATION_NUMBER = /^[A-Z]{0,8}\d{0,20}[1-9]\d{0,20}$/
/** Nothing that could be an escape of a wrong encoding, nothing that cleaning would touch. */
const EMAIL = /^[a-z0-9][a-z0-9.+_-]*@[a-z0-9.-]+$/
const DAY_MONTH_YEAR = /^(\d\d)[-/](\d\d)[-/]((?:19|20)\d\d)$/
const YEAR_MONTH_DAY = /^(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/

/**
 * The canonical form of values in the shapes that nearly all values have, without going through every rule: the same result as the
 * rules give, or undefined when they must be asked.
 */
export function quickField(field: IdentityField, raw: string, options: NormalisationOptions): FieldResult | undefined {
  switch (field) {
    case 'relationNumber':
      return RELATION_NUMBER.test(raw) ? { value: raw, changes: UNCHANGED } : undefined
    case 'email':
      return EMAIL.test(raw) && EMAIL_PATTERN.test(raw) && !isFillerEmail(raw)
        ? { value: raw, changes: UNCHANGED }
        : undefined
    case 'birthDate':
      return quickBirthDate(raw, options)
    case 'phone':
      return options.country === 'NL' ? quickPhone(raw) : undefined
    case 'postcode':
      return options.country === 'NL' ? quickPostcode(raw) : undefined
    default:
      return undefined
  }
}

function quickBirthDate(raw: string, { today, dateOrder = 'dmy' }: NormalisationOptions): FieldResult | undefined {
  if (raw.length !== 10) return undefined
  if (YEAR_MONTH_DAY.test(raw)) return judgeBirthDate(raw, today, UNCHANGED)
  if (dateOrder !== 'dmy') return undefined
  const found = DAY_MONTH_YEAR.exec(raw)
  if (found === null) return undefined
  const [, day = '', month = '', year = ''] = found
  if (!isDay(Number(year), Number(month), Number(day))) return undefined
  return judgeBirthDate(`${year}-${month}-${day}`, today, REFORMATTED)
}
