import { isIsoDate } from '../document/calendar.ts'
import { type DocumentForm, TIMESTAMP } from '../document/form.ts'
import { CoreError, type CoreErrorCode } from '../errors.ts'

/** A moment of a day that exists, 1900 to 2199: the pattern alone would take the 31st of February. Throws `code` with the place. */
export function readMoment(form: DocumentForm, code: CoreErrorCode, value: unknown, where: string): string {
  const text = form.text(value, where, TIMESTAMP)
  if (!isIsoDate(text.slice(0, 10))) throw new CoreError(code, where)
  return text
}
