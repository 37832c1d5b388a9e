import type { Operation } from './frame.ts'
import { ROWS as addressLine } from './identifiers/address-line.ts'
import { ROWS as city } from './identifiers/city.ts'
import { ROWS as country } from './identifiers/country.ts'
import { EXPLAIN } from './identifiers/explain.ts'
import { IDENTIFIER_NOTES } from './identifiers/flags.ts'
import { FOREIGN_POSTCODES } from './identifiers/foreign.ts'
import { ROWS as houseNumber } from './identifiers/house-number.ts'
import { ROWS as houseNumberAddition } from './identifiers/house-number-addition.ts'
import { ROWS as postcode } from './identifiers/postcode.ts'
import { casesOf, OPTIONS } from './identifiers/rows.ts'
import { ROWS as street } from './identifiers/street.ts'

const abroad = FOREIGN_POSTCODES.flatMap(([country, ...rows], at) =>
  casesOf('postcode', rows, 8001 + at * 10, { ...OPTIONS, country }).map((one) => ({
    ...one,
    flags: [...one.flags, 'OtherCountry'],
  })),
)

export const identifierAddress: Operation = {
  name: 'identifier-address',
  algorithm: 'canonical addresses',
  header: ['Addresses as people and systems write them, each field on its own.'],
  notes: IDENTIFIER_NOTES,
  explain: EXPLAIN,
  groups: [
    { type: 'CanonicaliseField', specRef: 'IDEN-15, IDEN-27', cases: casesOf('postcode', postcode, 1001) },
    { type: 'CanonicaliseField', specRef: 'IDEN-15, IDEN-28', cases: casesOf('houseNumber', houseNumber, 2001) },
    {
      type: 'CanonicaliseField',
      specRef: 'IDEN-15, IDEN-28',
      cases: casesOf('houseNumberAddition', houseNumberAddition, 3001),
    },
    { type: 'CanonicaliseField', specRef: 'IDEN-14, IDEN-15, IDEN-29', cases: casesOf('street', street, 4001) },
    { type: 'CanonicaliseField', specRef: 'IDEN-14, IDEN-15, IDEN-29', cases: casesOf('city', city, 5001) },
    { type: 'CanonicaliseField', specRef: 'IDEN-15, IDEN-30', cases: casesOf('addressLine', addressLine, 6001) },
    { type: 'CanonicaliseField', specRef: 'IDEN-15, IDEN-31', cases: casesOf('country', country, 7001) },
    { type: 'CanonicaliseField', specRef: 'IDEN-27', cases: abroad },
  ],
}
