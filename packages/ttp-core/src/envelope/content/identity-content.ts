import type { Identity } from '../../identifier/fields.ts'

/** Identities of one chunk, sealed to the TTP's identity engine. Rows without identifiers are absent. */
export interface IdentityContent {
  readonly schema: 'sluis-identity/1'
  readonly rows: readonly IdentityRow[]
}
/** Canonical identity fields, by the row's number in the delivery. */
export type IdentityRow = Identity & { readonly row: number }
