import { CORE_ERRORS, CoreError } from '@sluis/ttp-core/common'
import { CLIENT_ERRORS, ClientError, isClientErrorCode } from '../http/errors.ts'
import { PartyError } from '../http/party-error.ts'
import { textOf } from '../supplier/check/texts.ts'
import { FileError, type Language } from '../supplier/findings.ts'

/** An error as it is shown: its code, its place, and what to do. Never a value of a file, never what a library said. */
export interface ShownError {
  readonly code: string
  readonly where?: Readonly<Record<string, string | number>>
  readonly text: string
}

const DUPLICATE = {
  en: 'The same content was delivered before. Add --again to deliver it once more on purpose.',
  nl: 'Dezelfde inhoud is al eerder geleverd. Voeg --again toe om bewust nog eens te leveren.',
}
const SERVER = {
  en: 'The service refused the request; the code says why.',
  nl: 'De dienst weigerde het verzoek; de code zegt waarom.',
}
const PASSING = {
  en: 'The service cannot answer now. Nothing is lost: run the same command again later, it goes on.',
  nl: 'De dienst kan nu niet antwoorden. Er is niets verloren: geef later dezelfde opdracht nog eens, die gaat verder.',
}
const UNKNOWN = {
  en: 'Something unforeseen happened; nothing was half delivered. Run the same command again.',
  nl: 'Er gebeurde iets onvoorziens; er is niets half geleverd. Geef dezelfde opdracht nog eens.',
}

/** What to show for what was thrown. */
export function describeError(error: unknown, language: Language): ShownError {
  if (error instanceof FileError) {
    return { code: error.code, where: { ...error.where }, text: textOf(error.code, language) }
  }
  if (error instanceof CoreError) {
    return {
      code: error.code,
      ...(error.where !== undefined && { where: { place: error.where } }),
      text: CORE_ERRORS[error.code],
    }
  }
  if (error instanceof PartyError) return { code: error.code, where: error.where, text: error.shown[language] }
  if (error instanceof ClientError) {
    const { code, status, place } = error
    const text = isClientErrorCode(code)
      ? CLIENT_ERRORS[code][language]
      : code === 'DELIVERY_DUPLICATE'
        ? DUPLICATE[language]
        : error.retryable
          ? PASSING[language]
          : SERVER[language]
    return { code, where: { ...place, ...(status !== undefined && { status }) }, text }
  }
  const name = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'UNEXPECTED'
  return { code: name, text: UNKNOWN[language] }
}

/** One line for a reader. */
export function formatError({ code, where = {}, text }: ShownError): string {
  const place = Object.entries(where).map(([name, value]) => `${name} ${value}`)
  return `${code}${place.length > 0 ? ` (${place.join(', ')})` : ''}: ${text}`
}
