import type { Operation } from './frame.ts'
import { ROWS as email } from './identifiers/email.ts'
import { EXPLAIN } from './identifiers/explain.ts'
import { IDENTIFIER_NOTES } from './identifiers/flags.ts'
import { FOREIGN_PHONES } from './identifiers/foreign.ts'
import { ROWS as phone } from './identifiers/phone.ts'
import { casesOf, OPTIONS } from './identifiers/rows.ts'

const abroad = FOREIGN_PHONES.flatMap(([country, ...rows], at) =>
  casesOf('phone', rows, 3001 + at * 10, { ...OPTIONS, country }).map((one) => ({
    ...one,
    flags: [...one.flags, 'OtherCountry'],
  })),
)

export const identifierContact: Operation = {
  name: 'identifier-contact',
  algorithm: 'canonical mail addresses and phone numbers',
  header: ['Mail addresses and phone numbers as people and systems write them.', 'Never write to or call any of them.'],
  notes: IDENTIFIER_NOTES,
  explain: EXPLAIN,
  groups: [
    { type: 'CanonicaliseField', specRef: 'IDEN-10, IDEN-15, IDEN-25', cases: casesOf('email', email, 1001) },
    { type: 'CanonicaliseField', specRef: 'IDEN-15, IDEN-26', cases: casesOf('phone', phone, 2001) },
    { type: 'CanonicaliseField', specRef: 'IDEN-26', cases: abroad },
  ],
}
