import { assembleAddress } from './address/assemble.ts'
import { canonicaliseField } from './canonicalise-field.ts'
import { phoneKind } from './contact/phone.ts'
import type { CanonicalIdentity, NormalisationOptions, RawIdentity } from './fields.ts'
import type { IdentityDraft } from './identity-draft.ts'
import { put } from './identity-draft.ts'
import { assembleNames } from './name/assemble.ts'

/**
 * Canonical form of a whole row: every field the row has, and the parts derived from others (a full name's, an address
 * line's, a prefix before the surname, an addition behind the house number). A country in the row decides on the rules for its
 * postcode and phone.
 * @param raw any subset of the fields; never throws.
 */
export function canonicaliseIdentity(raw: RawIdentity, options: NormalisationOptions): CanonicalIdentity {
  const draft: IdentityDraft = { fields: {}, identity: {} }
  if (raw.relationNumber !== undefined)
    put(draft, 'relationNumber', canonicaliseField('relationNumber', raw.relationNumber, options))
  assembleNames(raw, options, draft)
  if (raw.birthDate !== undefined) put(draft, 'birthDate', canonicaliseField('birthDate', raw.birthDate, options))
  if (raw.email !== undefined) put(draft, 'email', canonicaliseField('email', raw.email, options))
  const country = assembleAddress(raw, options, draft)
  if (raw.phone !== undefined) {
    const local = country === options.country ? options : { ...options, country }
    put(draft, 'phone', canonicaliseField('phone', raw.phone, local))
    if (draft.identity.phone !== undefined) draft.identity.phoneKind = phoneKind(draft.identity.phone)
  }
  return draft
}
