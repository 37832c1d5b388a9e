import type { Operation } from './frame.ts'
import { EXPLAIN } from './identifiers/explain.ts'
import { ROWS as familyName } from './identifiers/family-name.ts'
import { ROWS as familyNamePrefix } from './identifiers/family-name-prefix.ts'
import { IDENTIFIER_NOTES } from './identifiers/flags.ts'
import { ROWS as fullName } from './identifiers/full-name.ts'
import { ROWS as givenName } from './identifiers/given-name.ts'
import { ROWS as initials } from './identifiers/initials.ts'
import { casesOf } from './identifiers/rows.ts'

const TEXT = 'IDEN-9, IDEN-11, IDEN-12, IDEN-13, IDEN-14, IDEN-15, IDEN-17, IDEN-18, IDEN-19, IDEN-20'

export const identifierName: Operation = {
  name: 'identifier-name',
  algorithm: 'canonical names',
  header: ['Names as people and systems write them, each field on its own.', 'Nobody of these names is meant.'],
  notes: IDENTIFIER_NOTES,
  explain: EXPLAIN,
  groups: [
    { type: 'CanonicaliseField', specRef: `${TEXT}, IDEN-21`, cases: casesOf('familyName', familyName, 1001) },
    { type: 'CanonicaliseField', specRef: `${TEXT}, IDEN-21`, cases: casesOf('givenName', givenName, 2001) },
    { type: 'CanonicaliseField', specRef: `${TEXT}, IDEN-21`, cases: casesOf('initials', initials, 3001) },
    {
      type: 'CanonicaliseField',
      specRef: `${TEXT}, IDEN-21`,
      cases: casesOf('familyNamePrefix', familyNamePrefix, 4001),
    },
    { type: 'CanonicaliseField', specRef: `${TEXT}, IDEN-22`, cases: casesOf('fullName', fullName, 5001) },
  ],
}
