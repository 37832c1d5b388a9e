import { checkRows, contentMembers } from './rows.ts'

/** Coarse attributes of the persons of one chunk, as the domain's policy in the directory allows; sealed to the tenant. */
export interface AttributeContent {
  readonly schema: 'sluis-attribute/1'
  readonly rows: readonly AttributeRow[]
}
/** `postcode4`: four digits. `birthDecade`: first year of the decade as text, such as '1980'. Rows without either are absent. */
export interface AttributeRow {
  readonly row: number
  readonly postcode4?: string
  readonly birthDecade?: string
}

const CHECK: Readonly<Record<string, RegExp>> = { postcode4: /^[1-9][0-9]{3}$/, birthDecade: /^(?:1[89]|2[01])[0-9]0$/ }

/** Checks the content of an attribute part. Throws PART_CONTENT_INVALID. */
export function parseAttributeContent(value: unknown): AttributeContent {
  const content = contentMembers('attribute', value, 'rows')
  checkRows(
    content.rows,
    (name, field) => typeof field === 'string' && Object.hasOwn(CHECK, name) && CHECK[name]?.test(field) === true,
    (row) => Object.keys(row).length > 1,
  )
  return content as unknown as AttributeContent
}
