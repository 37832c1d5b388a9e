import {
  canonicaliseField,
  canonicaliseIdentity,
  type FieldResult,
  type IdentityField,
  type NormalisationOptions,
  type RawIdentity,
} from '../../src/identifier/index.ts'

/** Options of every test: a Dutch delivery on a fixed day. */
export const OPTIONS: NormalisationOptions = { country: 'NL', today: '2026-11-22' }

/** One word for what became of a field: its value, "!CODE" when refused, "-" when missing. */
export function shown(result: FieldResult | undefined): string {
  if (result === undefined) return '(none)'
  if ('error' in result) return `!${result.error}`
  return 'value' in result ? result.value : '-'
}

/** What becomes of a raw field. */
export function field(name: IdentityField, raw: string, options: Partial<NormalisationOptions> = {}): string {
  return shown(canonicaliseField(name, raw, { ...OPTIONS, ...options }))
}

/** The identity of a raw row. */
export function identity(raw: RawIdentity, options: Partial<NormalisationOptions> = {}) {
  return canonicaliseIdentity(raw, { ...OPTIONS, ...options }).identity
}

/** A full name as "initials|given|prefix|family", with marks for household and organisation. */
export function fullName(raw: string): string {
  const found = identity({ fullName: raw })
  const parts = [found.initials, found.givenName, found.familyNamePrefix, found.familyName]
    .map((part) => part ?? '')
    .join('|')
  return `${parts}${found.household === true ? ' household' : ''}${found.organisation === true ? ' organisation' : ''}`
}
