import { specialWords } from '../quality/special-words.ts'

/** What stands in brackets behind a name. */
const NOTE = /(?<=\p{L}\.?)\s*[([{]([^)\]}]*)[)\]}]?\s*$/u
/** A note that begins small, or holds a digit: a call name in brackets begins with a capital. */
const NO_NAME = /^(?:(?!(?:geb|née|roep)\b)\p{Ll}|\P{Lu}*\d)/u
const LONGEST = 200
/** How things stand with whoever is named, and what he is: "VERVALLEN - Jan Bos", "Pastoor Smit". */
const IN_FRONT =
  /^(?:(?:vervallen|geannuleerd|overleden|opgezegd|verhuisd|gestopt|dubbel)\s*[-–:/]\s*|(?:pastoor|pastor|dominee|ds\.|kapelaan|pater|rabbijn|imam|burgemeester|wethouder)\s+(?=\p{Lu}))/iu

/**
 * A name without the note that somebody put behind it ("Groot (rolstoel)", "Bakker (2 pers.)", "Smit (Glutenallergie)"): it belongs to nobody's
 * name, and what it says is not to be sent.
 */
export function withoutNote(text: string): string {
  if (text.length > LONGEST || !/[([{]/.test(text)) return text
  return text.replace(NOTE, (whole, note: string) =>
    NO_NAME.test(note) || specialWords(note, 'any').length > 0 ? '' : whole,
  )
}

/** A whole name without what stands in front of it and is no part of it, and without a note behind it. */
export function nameAlone(text: string): string {
  return withoutNote(text.length > LONGEST ? text : text.replace(IN_FRONT, ''))
}
