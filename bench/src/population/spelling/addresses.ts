import type { Random } from '@sluis/examples/population/random'
import type { Institution } from '../institutions.ts'
import type { Address, Language } from '../types.ts'
import { mistype, mistypeDigits } from './mistype.ts'

export interface TypedAddress {
  readonly street: string
  readonly house_number: string
  readonly addition: string
  readonly postcode: string
  readonly city: string
}

const RATE = {
  mistypedNumber: 0.02,
  mistypedPostcode: 0.022,
  exchangedLetters: 0.006,
  mistypedStreet: 0.008,
  mistypedCity: 0.008,
  additionLost: 0.2,
  additionGlued: 0.35,
}

/** An address as it is typed, with what this institution does not ask for or people leave out. */
export function typeAddress(
  address: Address,
  { filled, capitals }: Institution,
  language: Language,
  random: Random,
): TypedAddress {
  const cased = (text: string): string => (capitals && random.chance(0.5) ? text.toUpperCase() : text)
  const number = String(address.number)
  const typed = random.chance(RATE.mistypedNumber) ? mistypeDigits(number, random) : number
  const kept = address.addition !== undefined && !random.chance(RATE.additionLost)
  const form = kept ? random.pick([address.addition?.forms[0] ?? '', ...(address.addition?.forms ?? [])]) : ''
  const glued = random.chance(RATE.additionGlued)
  const numbered = random.chance(filled.number)
  return {
    street: random.chance(filled.street)
      ? cased(random.chance(RATE.mistypedStreet) ? mistype(address.street, random) : address.street)
      : '',
    house_number: numbered ? (glued && form !== '' ? `${typed}${/^\w/.test(form) ? ' ' : ''}${form}` : typed) : '',
    addition: numbered && !glued ? form.trim() : '',
    postcode: random.chance(filled.postcode) ? typedPostcode(address.postcode, language, random) : '',
    city: random.chance(filled.city)
      ? random.chance(RATE.mistypedCity)
        ? mistype(address.city, random)
        : address.city
      : '',
  }
}

function typedPostcode(postcode: string, language: Language, random: Random): string {
  const letters = /^(\d{4})([A-Z])([A-Z])$/.exec(postcode)
  const [, digits = '', first = '', second = ''] = letters ?? []
  const code =
    letters !== null && random.chance(RATE.exchangedLetters)
      ? digits + second + first
      : random.chance(RATE.mistypedPostcode)
        ? mistypeDigits(postcode, random)
        : postcode
  return random.pick(language.typedPostcodes(code))
}
