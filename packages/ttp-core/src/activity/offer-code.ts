const FORM = /^[A-Z0-9-]{1,24}$/
const NINE_DIGITS = /[0-9]{9}/
// What a Dutch citizen or telephone number is once the hyphens are gone.
const NUMBER_OF_A_PERSON = /^(?:[0-9]{9}|0[0-9]{9}|31[0-9]{9}|0031[0-9]{9})$/

/** Whether the code could be the number of a person: nine digits in a row, or a telephone number with hyphens. */
export function looksLikePersonalNumber(code: string): boolean {
  return NINE_DIGITS.test(code) || NUMBER_OF_A_PERSON.test(code.replaceAll('-', ''))
}

/** Whether `value` is a code of an offer: 1 to 24 of A-Z, 0-9 and hyphen, and not the number of a person. */
export function isOfferCode(value: unknown): value is string {
  return typeof value === 'string' && FORM.test(value) && !looksLikePersonalNumber(value)
}

/** Whether `text` has the form of a code, whatever it means. */
export function hasOfferCodeForm(text: string): boolean {
  return FORM.test(text)
}
