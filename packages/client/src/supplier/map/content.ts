import type { MappedField } from './fields.ts'

const EMAIL = /^\S+@\S+\.\S+$/
const DUTCH_POSTCODE = /^\d{4} ?[A-Za-z]{2}$/
const DUTCH_MOBILE = /^(?:\+31|0031|0)[ (0)-]*6[ -]?(?:\d[ -]?){8}$/
const DATE =
  /^(?:\d{1,4}[-/. ]\d{1,2}[-/. ]\d{1,4}|\d{6,8})(?:$|[T ])|\d.*(?:jan|feb|mrt|maa|mar|apr|mei|may|jun|jul|aug|sep|okt|oct|nov|dec)/i

/** What the values of a field look like, loosely: a column that bears the name but not this is not the field. */
const SHAPE: Partial<Record<MappedField, RegExp>> = {
  email: /@/,
  phone: /(?:\d[^\d]*){6}/,
  postcode: /\d{3}|^[A-Z]{1,2}\d/i,
  houseNumber: /^\D{0,2}\d/,
  birthDate: DATE,
  visitDate: DATE,
  orderDate: DATE,
  visitTime: /\d{1,2}[:.uh]\d{2}/,
  quantity: /^\d{1,3}$/,
  price: /^\D{0,4}\d+(?:[.,][\d-]{0,3})*\D{0,4}$/,
  priceCents: /^\d+$/,
  initials: /^(?:\p{L}{1,2}[. ]*){1,10}$/u,
  fullName: /^\P{N}+$/u,
  familyNamePrefix: /^[\p{L}'’. /]{1,20}$/u,
  offerCode: /^[A-Za-z0-9-]{1,24}$/,
}
/** Fields that only a shape and nothing in the name can tell apart from all others. */
const SELF_EVIDENT: readonly (readonly [MappedField, RegExp])[] = [
  ['email', EMAIL],
  ['postcode', DUTCH_POSTCODE],
  ['phone', DUTCH_MOBILE],
]

/** Share of the filled values that have the shape of the field; 1 where the field has none or the column is empty. */
export function shapeShare(field: MappedField, values: readonly string[]): number {
  const shape = SHAPE[field]
  if (!shape || values.length === 0) return 1
  return values.filter((value) => shape.test(value)).length / values.length
}

/** Share of different values: the names of visitors differ, the names of shows repeat. */
export function distinctShare(values: readonly string[]): number {
  return values.length === 0 ? 1 : new Set(values).size / values.length
}

/** The field that the values themselves give away. */
export function fieldByContent(
  values: readonly string[],
): { readonly field: MappedField; readonly confidence: number } | undefined {
  if (values.length < 3) return undefined
  for (const [field, pattern] of SELF_EVIDENT) {
    const share = values.filter((value) => pattern.test(value)).length / values.length
    if (share >= 0.8) return { field, confidence: 0.8 * share }
  }
  return undefined
}
