import { canonicaliseField } from '@sluis/ttp-core/rows'
import type { Source } from '../read/source.ts'
import { foldName } from './fold.ts'

/** A Belgian mobile number without its calling code, ten digits; many are landlines in Limburg too: 0475 is Roermond. */
const MOBILE = /^04[5-9]\d{7}$/
const IN_PAIRS = /^\s*04\d\d[ /.]+\d\d[ .]\d\d[ .]\d\d\s*$/
const CALLING = /^\s*(?:\+|00)32/
const NAMED = /^(?:gemeente|commune|gsm(?:nummer|nr)?|postnummer|bus(?:nummer|nr)?|codepostal)$/
const FOUR = /^\s*[1-9]\d{3}\s*$/
const DUTCH = /[1-9]\d{3} ?[A-Za-z]{2}(?![A-Za-z\d])/
const NETHERLANDS = { country: 'NL', today: '2000-01-01' }

const isMobile = (text: string): boolean => MOBILE.test(text.replace(/[ ()./-]/g, ''))

/** Whether a file without countries shows Belgium beside telephone numbers that are a mobile there and, perhaps, a landline here. */
export function showsBelgium(
  { columns, sample }: Pick<Source, 'columns' | 'sample'>,
  phones: readonly number[],
): boolean {
  const numbers = sample.flatMap(({ values }) => phones.flatMap((at) => values[at]?.trim() || []))
  const mobiles = numbers.filter(isMobile)
  if (mobiles.length === 0) return false
  return (
    columns.some((column) => NAMED.test(foldName(column))) ||
    numbers.some((number) => CALLING.test(number)) ||
    mobiles.some((number) => IN_PAIRS.test(number) || 'error' in canonicaliseField('phone', number, NETHERLANDS))
  )
}

/** Whether the country of a number cannot be told: by the file or by a postcode of four digits it may be a Belgian mobile. */
export function isCountryUnsure(
  { phone, postcode = '', addressLine = '' }: Readonly<Partial<Record<'phone' | 'postcode' | 'addressLine', string>>>,
  belgium: boolean,
): boolean {
  if (phone === undefined || !isMobile(phone)) return false
  return (belgium || FOUR.test(postcode)) && !DUTCH.test(postcode) && !DUTCH.test(addressLine)
}
