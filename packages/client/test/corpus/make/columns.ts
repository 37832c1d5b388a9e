import { dutchDate, euros, fullName, mobile, spaced, type Visit } from './people.ts'
import { type Column, col } from './table.ts'

/** The parts of a name that the truth has. */
export function nameParts(visit: Visit, first: 'givenName' | 'initials' = 'givenName'): Record<string, string> {
  return {
    [first]: visit[first],
    ...(visit.familyNamePrefix && { familyNamePrefix: visit.familyNamePrefix }),
    familyName: visit.familyName,
  }
}
/** The parts of an address line. */
export function lineParts(visit: Visit): Record<string, string> {
  return {
    street: visit.street,
    houseNumber: visit.houseNumber,
    ...(visit.houseNumberAddition && { houseNumberAddition: visit.houseNumberAddition }),
  }
}
/** `Kerkstraat 12 bis`. */
export const addressLine = ({ street, houseNumber, houseNumberAddition }: Visit): string =>
  `${street} ${houseNumber}${houseNumberAddition && ` ${houseNumberAddition.toLowerCase()}`}`

/** `12-hs`, `7a`; a number behind a number needs a mark. */
export function numberAndAddition({ houseNumber, houseNumberAddition }: Visit, mark = ''): string {
  if (houseNumberAddition === '') return houseNumber
  return `${houseNumber}${mark || (/^\d/.test(houseNumberAddition) ? '-' : '')}${houseNumberAddition.toLowerCase()}`
}

/** Columns as most files have them; each can be given another name. */
export const C = {
  relation: (name = 'Klantnummer'): Column => col(name, 'relationNumber', (v) => v.relationNumber),
  name: (name = 'Naam'): Column => col(name, 'fullName', fullName, (v) => nameParts(v)),
  given: (name = 'Voornaam'): Column => col(name, 'givenName', (v) => v.givenName),
  initials: (name = 'Voorletters'): Column => col(name, 'initials', (v) => v.initials),
  prefix: (name = 'Tussenvoegsel'): Column => col(name, 'familyNamePrefix', (v) => v.familyNamePrefix),
  family: (name = 'Achternaam'): Column => col(name, 'familyName', (v) => v.familyName),
  born: (name = 'Geboortedatum', mark = '-'): Column =>
    col(name, 'birthDate', (v) => dutchDate(v.birthDate, mark, true)),
  email: (name = 'E-mailadres'): Column => col(name, 'email', (v) => v.email),
  phone: (name = 'Mobiel'): Column => col(name, 'phone', (v) => mobile(v.phone)),
  street: (name = 'Straat'): Column => col(name, 'street', (v) => v.street),
  number: (name = 'Huisnummer'): Column => col(name, 'houseNumber', (v) => v.houseNumber),
  addition: (name = 'Toevoeging'): Column =>
    col(name, 'houseNumberAddition', (v) => v.houseNumberAddition.toLowerCase()),
  /** Number and addition in one. */
  numberWith: (name = 'Huisnr', mark = ''): Column =>
    col(
      name,
      'houseNumber',
      (v) => numberAndAddition(v, mark),
      (v) => {
        const { street, ...rest } = lineParts(v)
        return rest
      },
    ),
  line: (name = 'Adres'): Column => col(name, 'addressLine', addressLine, lineParts),
  postcode: (name = 'Postcode'): Column => col(name, 'postcode', (v) => spaced(v.postcode)),
  tightPostcode: (name = 'Postcode'): Column => col(name, 'postcode', (v) => v.postcode),
  city: (name = 'Plaats'): Column => col(name, 'city', (v) => v.city),
  date: (name = 'Datum', mark = '-'): Column => col(name, 'visitDate', (v) => dutchDate(v.visitDate, mark, true)),
  isoDate: (name = 'Datum'): Column => col(name, 'visitDate', (v) => v.visitDate),
  time: (name = 'Aanvang'): Column => col(name, 'visitTime', (v) => v.visitTime),
  ordered: (name = 'Besteldatum'): Column => col(name, 'orderDate', (v) => dutchDate(v.orderDate, '-', true)),
  code: (name = 'Voorstellingscode'): Column => col(name, 'offerCode', (v) => v.offerCode),
  price: (name = 'Prijs'): Column => col(name, 'price', (v) => euros(v.priceCents)),
  quantity: (name = 'Aantal'): Column => col(name, 'quantity', (v) => String(v.quantity)),
  /** A column that nobody needs, with the same text everywhere. */
  other: (name: string, text = ''): Column => col(name, 'none', () => text),
}
