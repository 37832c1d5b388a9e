import type { Identity } from '../identifier/fields.ts'
import { surnameKey } from '../identifier/keys/index.ts'
import { isKnownGivenName } from '../identifier/name/given-names.ts'
import { foldToLetters } from '../identifier/text/fold.ts'

const NAME_MIN = 3

/**
 * The given name that an e-mail address tells of somebody known by initials alone: "rogier" of "rogier.vanderberg@…" or
 * "rogiervanderberg12@…" for R. van der Berg. Only a common given name that begins with the first initial counts: it tells two
 * people of one initial at one address apart. '' when there is none.
 */
export function givenNameInEmail({ email, familyName, familyNamePrefix, initials }: Identity): string {
  if (email === undefined || familyName === undefined || initials === undefined) return ''
  const word = /^[a-z]*/.exec(email)?.[0] ?? ''
  const surname = surnameKey(familyName)
  const initial = foldToLetters(initials).charAt(0)
  if (word.charAt(0) !== initial) return ''
  const full = foldToLetters(familyNamePrefix ?? '') + surname
  const tail = [full, surname].find((ending) => ending !== '' && word.endsWith(ending))
  const name = tail === undefined ? word : word.slice(0, -tail.length)
  return name.length >= NAME_MIN && isKnownGivenName(name) ? name : ''
}
