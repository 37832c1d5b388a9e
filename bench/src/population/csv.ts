import type { PopulationRecord } from './types.ts'

/** Columns in their order; each of them the name of a field of the record. */
export const COLUMNS = [
  'record_id',
  'institution',
  'relation_no',
  'week',
  'full_name',
  'first_name',
  'infix',
  'last_name',
  'street',
  'house_number',
  'addition',
  'postcode',
  'city',
  'birth_date',
  'email',
  'phone',
  'person_id',
  'household_id',
] as const satisfies readonly (keyof PopulationRecord)[]

/** Which column is which field of the standard, for `sluis evaluate --mapping`. */
export const MAPPING = {
  columns: {
    relation_no: 'relationNumber',
    full_name: 'fullName',
    first_name: 'givenName',
    infix: 'familyNamePrefix',
    last_name: 'familyName',
    street: 'street',
    house_number: 'houseNumber',
    addition: 'houseNumberAddition',
    postcode: 'postcode',
    city: 'city',
    birth_date: 'birthDate',
    email: 'email',
    phone: 'phone',
  },
} as const

/** The record as a line of comma-separated values (RFC 4180). */
export function csvLine(record: PopulationRecord): string {
  return `${COLUMNS.map((column) => quoted(String(record[column]))).join(',')}\r\n`
}

export const csvHeader = (): string => `${COLUMNS.join(',')}\r\n`

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
