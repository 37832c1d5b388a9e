import { utf8 } from '../../encoding/index.ts'
import { checkRows, contentMembers, refuse } from './rows.ts'

/** What is revealed of a person, in the form in which linkage keeps it: what it takes to reach somebody, and no more. */
export const CONTACT_FIELDS = [
  'relationNumber',
  'email',
  'mobile',
  'phone',
  'country',
  'postcode',
  'houseNumber',
  'houseNumberAddition',
  'street',
  'city',
] as const
/** One of them. */
export type ContactField = (typeof CONTACT_FIELDS)[number]

/** A person of the selection, by his place in it from 0. */
export type RevealedPerson = { readonly row: number } & { readonly [Field in ContactField]?: string }

/**
 * The persons of a selection who may be contacted; sealed by the identity engine to the requester. Of the others it says nothing: who did
 * not opt in, who withdrew, who was erased and who never was are absent alike. `padding` hides how many there are.
 */
export interface RevelationContent {
  readonly schema: 'sluis-revelation/1'
  readonly rows: readonly RevealedPerson[]
  /** Spaces. */
  readonly padding: string
}

/** Room for one person in the sealed answer, in bytes: an answer about nobody is as long as one about everybody. */
const PERSON_BYTES = 1024
/** No value is longer, in characters: ten of them fit in the room. */
const VALUE_LENGTH_MAX = 254
const SPACES = /^ *$/
const FIELDS: ReadonlySet<string> = new Set(CONTACT_FIELDS)

/** The content of an answer about `count` persons, filled up to the length that all answers about so many have. */
export function padRevelation(rows: readonly RevealedPerson[], count: number): RevelationContent {
  const bare: RevelationContent = { schema: 'sluis-revelation/1', rows, padding: '' }
  const missing = count * PERSON_BYTES - utf8(JSON.stringify(bare)).length
  return { ...bare, padding: ' '.repeat(Math.max(0, missing)) }
}

/** Checks the content of a revelation. Throws PART_CONTENT_INVALID. */
export function parseRevelationContent(value: unknown): RevelationContent {
  const content = contentMembers('revelation', value, 'rows', ['padding'])
  if (typeof content.padding !== 'string' || !SPACES.test(content.padding)) refuse('padding')
  checkRows(
    content.rows,
    (name, field) => FIELDS.has(name) && typeof field === 'string' && field !== '' && field.length <= VALUE_LENGTH_MAX,
    (row) => Object.keys(row).length > 1,
  )
  return content as unknown as RevelationContent
}
