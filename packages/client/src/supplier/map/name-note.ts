/** What stands in brackets behind a name and begins small, or holds a digit: a call name in brackets begins with a capital. */
const NOTE = /(?<=\p{L}\.?)\s*[([{]\s*(?:(?!(?:geb|née|roep)\b)\p{Ll}|\P{Lu}*\d)[^)\]}]*[)\]}]?\s*$/u
const LONGEST = 200

/**
 * A name without the note that somebody put behind it ("Groot (rolstoel)", "Bakker (2 pers.)"): it belongs to nobody's name, and what it says
 * ("rolstoel", "dieet") is not to be sent.
 */
export function withoutNote(text: string): string {
  if (text.length > LONGEST || !/[([{]/.test(text)) return text
  return text.replace(NOTE, '')
}
