import fc from 'fast-check'
import type { Identity } from '../../src/identifier/fields.ts'

const FIELDS = {
  relationNumber: fc.constantFrom('R1', 'R2', 'R3'),
  givenName: fc.constantFrom('Anna', 'Piet', 'Ĳsbrand'),
  initials: fc.constantFrom('A.', 'P.J.'),
  familyNamePrefix: fc.constant('de'),
  familyName: fc.constantFrom('Vries', 'Bakker', 'Yıldız'),
  birthDate: fc.constantFrom('1980-01-01', '1971-02-03'),
  email: fc.constantFrom('anna@thuis.example', 'info@museum.example', 'piet@postvak.example'),
  phone: fc.constantFrom('+31612000123', '+31200001234'),
  phoneKind: fc.constantFrom('mobile' as const, 'fixed' as const, 'service' as const),
  postcode: fc.constantFrom('1234AB', '5678CD'),
  postcodeArea: fc.constant('1234'),
  houseNumber: fc.constantFrom('1', '12'),
  houseNumberAddition: fc.constant('A'),
  street: fc.constant('Kerkstraat'),
  city: fc.constantFrom('Waterdam', 'Hoogwater'),
  country: fc.constantFrom('NL', 'BE'),
  organisation: fc.constant(true as const),
  household: fc.constant(true as const),
  postOfficeBox: fc.constant(true as const),
}

/** Any mixture of fields, sensible or not. */
export const IDENTITY: fc.Arbitrary<Identity> = fc.record(FIELDS, { requiredKeys: [] })

/** Rows of a delivery; `undefined` is an anonymous one. */
export const ROWS = fc.array(fc.option(IDENTITY, { nil: undefined, freq: 8 }), { maxLength: 60 })

/** A visitor by number: distinct in every field. */
export const visitor = (number: number): Identity => ({
  relationNumber: `R${number}`,
  initials: 'A.',
  familyName: `Naam${letters(number)}`,
  email: `bezoeker${number}@thuis.example`,
})

/** A word of letters for a number. */
export function letters(number: number): string {
  let word = ''
  for (let rest = number + 1; rest > 0; rest = Math.floor(rest / 26)) word += String.fromCharCode(97 + (rest % 26))
  return word
}
