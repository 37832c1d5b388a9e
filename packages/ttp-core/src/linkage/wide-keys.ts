import { TOKEN_FAMILY } from './families.ts'
import { localPart } from './model/compare-emails.ts'
import type { LinkageRecord } from './record.ts'
import type { TokenInput } from './token.ts'

/** Takes a key unless one of its parts is not known. */
export type AddKey = (family: TokenInput['family'], ...parts: string[]) => void

const LOCAL_MIN = 5
const STEM = 3
const YEAR = 4

/**
 * Keys that find a person in spite of an error in what the sure keys are made of: each leaves out what another needs. They may
 * grow with the store; a block that is too large then says nothing, and the sure keys are left.
 */
export function addWideKeys(record: LinkageRecord, add: AddKey): void {
  const { birthDate, city, country, email, given, number, postcode, sounds, street, surname } = record
  const name = given.length > 1 ? given : ''
  const initial = record.initials.charAt(0)
  const [year, day] = [birthDate.slice(0, YEAR), birthDate.slice(YEAR)]
  // The postcode says little: it covers a town.
  const zoned = postcode !== record.area
  const coarse = zoned || record.area === '' || number === ''
  addSorted(add, TOKEN_FAMILY.fullName, name, surname)
  // Six letters, and a street name, are shared by the more people, the larger the store is: only where no fine address finds a person.
  if (coarse) {
    addSorted(add, TOKEN_FAMILY.nameStems, name.slice(0, STEM), surname.slice(0, STEM))
    add(TOKEN_FAMILY.streetNumber, street, number)
  }
  const local = localPart(email)
  if (!record.emailShared && local.length >= LOCAL_MIN) add(TOKEN_FAMILY.mailbox, local)
  add(TOKEN_FAMILY.birthInitial, birthDate, initial)
  if (surname.charAt(0) !== initial) add(TOKEN_FAMILY.birthInitial, birthDate, surname.charAt(0))
  // Mailboxes are mostly called as people are.
  if (initial === '' && surname === '' && !record.emailShared)
    add(TOKEN_FAMILY.birthInitial, birthDate, email.charAt(0))
  add(TOKEN_FAMILY.birthCity, birthDate, city)
  add(TOKEN_FAMILY.birthPostcode, birthDate, country, postcode)
  add(TOKEN_FAMILY.postcodeGiven, country, postcode, name)
  if (number === '') {
    add(TOKEN_FAMILY.cityGiven, city, name)
    add(TOKEN_FAMILY.givenYear, name, year)
  }
  if (zoned) {
    add(TOKEN_FAMILY.zoneNumber, country, postcode, number)
    add(TOKEN_FAMILY.streetCity, street, city)
    add(TOKEN_FAMILY.streetGiven, street, name)
    add(TOKEN_FAMILY.givenNumber, name, number)
  }
  for (const sound of sounds) {
    if (zoned) add(TOKEN_FAMILY.zoneName, country, postcode, sound)
    if (number === '') {
      add(TOKEN_FAMILY.cityName, city, sound)
      add(TOKEN_FAMILY.nameYear, sound, year)
      add(TOKEN_FAMILY.nameDay, sound, day)
    }
    add(TOKEN_FAMILY.streetSurname, street, sound)
    add(TOKEN_FAMILY.nameNumber, sound, initial, number)
  }
}

/** In the order of their characters. */
function addSorted(add: AddKey, family: TokenInput['family'], one: string, other: string): void {
  if (one < other) add(family, one, other)
  else add(family, other, one)
}
