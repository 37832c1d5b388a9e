import type { Fields } from './frame.ts'

/** A row of the institution's file: identity columns, activity columns, the column of objections. */
export interface FileRow {
  readonly about: string
  readonly identity: Fields
  readonly activity: Fields
  readonly objection?: string
}

/** The file, in its own order. */
export const FILE: readonly FileRow[] = [
  {
    about: 'a visitor with an address and a birth date',
    identity: {
      relationNumber: 'A-1001',
      fullName: 'Dhr. J.P. van der Berg',
      birthDate: '17-05-1980',
      email: 'Jan@Example.org ',
      postcode: '1012 ab',
      houseNumber: '12',
    },
    activity: {
      visitDate: '1-3-2026 20:15',
      offerCode: 'exp-2026-01',
      offerGenre: 'Museum',
      price: '€ 12,50',
      quantity: '2',
    },
    objection: '',
  },
  {
    about: 'a visitor of whom only a mobile number is known',
    identity: { phone: '06-12345679' },
    activity: { visitDate: '2026-03-02', channel: 'WEB', priceKind: 'free', price: '0' },
    objection: 'nee',
  },
  { about: 'nobody is known', identity: {}, activity: { visitDate: '20260302', activityType: 'visit' } },
  {
    about: 'a visitor who objected',
    identity: { email: 'bezwaar@example.org' },
    activity: { visitDate: '2026-03-02' },
    objection: 'Ja',
  },
  {
    about: 'a visit before the agreement',
    identity: { email: 'vroeg@example.org' },
    activity: { visitDate: '2025-12-31' },
  },
  {
    about: 'a name alone, which nothing can be linked by',
    identity: { familyName: 'Kanarie' },
    activity: { visitDate: '2026-03-03', basis: 'declared' },
  },
  { about: 'a visit without a date', identity: { email: 'x@example.org' }, activity: { visitDate: 'gisteren' } },
  {
    about: 'the first visitor once more',
    identity: { relationNumber: 'A-1001', email: 'jan@example.org' },
    activity: { visitDate: '2026-03-08', offerCode: 'EXP-2026-02', quantity: '1' },
  },
]

/** What random gives: for i = 4, 3, 2, 1 a number from 0 to i. */
export const DRAWS = [0, 3, 1, 1]
export const CHUNK_ROWS = 3
export const PERIODS: readonly Fields[] = [
  { inForceFrom: '2026-01-01', inForceUntil: '2026-06-30' },
  { inForceFrom: '2026-08-01' },
]
/** Subject numbers (hex) as the identity engine gave them, by the e-mail address or phone of the row. */
export const SUBJECTS: Readonly<Record<string, { readonly person: string; readonly household: string }>> = {
  'jan@example.org': { person: '01'.repeat(16), household: '11'.repeat(16) },
  '+31612345679': { person: '02'.repeat(16), household: '12'.repeat(16) },
}
