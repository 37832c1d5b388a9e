const FORM = /^\d{8,9}$/
/** Of chance numbers one in eleven passes; of these at least so many must. */
const SHARE = 0.8
const LEAST = 5
/** Nine digits from one to nine are no number of anybody. */
const SAME = /^(\d)\1*$/

/** Whether a text has the form of a Dutch citizen service number and passes its test of eleven. */
export function isCitizenNumber(text: string): boolean {
  const bare = text.replace(/[\s.-]/g, '')
  if (!FORM.test(bare) || SAME.test(bare)) return false
  const digits = bare.padStart(9, '0')
  let sum = 0
  for (let at = 0; at < 9; at++) sum += Number(digits[at]) * (at === 8 ? -1 : 9 - at)
  return sum % 11 === 0
}

/**
 * Whether the filled values of a column are citizen service numbers: too many of them pass the test for chance. Each value counts once: the
 * visits of one day have one date, and every eleventh date passes.
 */
export function areCitizenNumbers(values: readonly string[]): boolean {
  const distinct = [...new Set(values)]
  const passing = distinct.filter(isCitizenNumber).length
  return passing >= LEAST && passing >= distinct.length * SHARE
}
