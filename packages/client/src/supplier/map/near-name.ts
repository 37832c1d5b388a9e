import type { MappedField } from './fields.ts'
import { foldName } from './fold.ts'
import type { NameReading } from './names.ts'

/** Names that people type by hand, and that mean one thing alone. */
const TYPED: Partial<Record<MappedField, string>> = {
  relationNumber: 'klantnummer relatienummer lidnummer lidmaatschapsnummer debiteurnummer customernumber',
  givenName: 'voornaam firstname roepnaam',
  initials: 'voorletters initials',
  familyNamePrefix: 'tussenvoegsel tussenvoegsels voorvoegsel',
  familyName: 'achternaam familienaam lastname surname',
  birthDate: 'geboortedatum dateofbirth birthdate',
  email: 'email emailadres mailadres emailaddress',
  phone: 'telefoon telefoonnummer mobiel mobielnummer phonenumber',
  postcode: 'postcode postalcode zipcode',
  houseNumber: 'huisnummer huisnr housenumber',
  houseNumberAddition: 'toevoeging huisletter huisnummertoevoeging',
  street: 'straat straatnaam street',
  city: 'woonplaats plaatsnaam',
  visitDate: 'bezoekdatum datumbezoek visitdate voorstellingsdatum',
}
const WORDS = Object.entries(TYPED).flatMap(([field, words]) =>
  words.split(' ').map((word) => [word, field as MappedField] as const),
)
/** In shorter words one other letter makes another word. */
const SHORTEST = 7

/**
 * The field whose name a column bears but for one slip of the hand ("Achtrenaam", "Postocde"): a letter too many, one missing, another one, or two
 * exchanged. It is asked about; undefined where no such name is near.
 */
export function nearName(column: string): NameReading | undefined {
  const folded = foldName(column)
  if (folded.length < 5 || folded.length > 24) return undefined
  const found = WORDS.find(([word]) =>
    Math.max(word.length, folded.length) < SHORTEST ? isExchanged(word, folded) : isOneSlip(word, folded),
  )
  return found && { meanings: [found[1]], clarity: 0.9, role: 'plain' }
}

function isOneSlip(word: string, typed: string): boolean {
  const longer = word.length - typed.length
  if (longer === 0) return isExchanged(word, typed) || differences(word, typed).length === 1
  if (Math.abs(longer) > 1) return false
  const [long, short] = longer > 0 ? [word, typed] : [typed, word]
  let at = 0
  while (at < short.length && short[at] === long[at]) at++
  return long.slice(at + 1) === short.slice(at)
}

function isExchanged(word: string, typed: string): boolean {
  if (word.length !== typed.length) return false
  const [first = -1, second = -1, ...more] = differences(word, typed)
  return more.length === 0 && second === first + 1 && word[first] === typed[second] && word[second] === typed[first]
}

function differences(word: string, typed: string): number[] {
  return [...word].flatMap((letter, at) => (letter === typed[at] ? [] : [at]))
}
