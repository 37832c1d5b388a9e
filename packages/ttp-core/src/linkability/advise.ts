import type { LinkabilityAdvice } from './report.ts'
import type { RowFacts } from './strength.ts'

/** Counts, for each thing to collect or mend, whether it would put these rows into a better class, or tell family members apart. */
export function countAdvice(facts: RowFacts, counts: Record<LinkabilityAdvice, number>, rows: number): void {
  const { identity, strength, named, addressed } = facts
  if (strength === 'strong' || identity.organisation === true) return
  if (identity.email === undefined) counts.COLLECT_EMAIL_OR_MOBILE += rows
  else counts.MEND_EMAIL_SHARED += rows
  if (named && identity.birthDate === undefined) counts.COLLECT_BIRTH_DATE += rows
  if (named && facts.januaryFirst) counts.MEND_BIRTH_DATE_JANUARY_FIRST += rows
  if (strength === 'nameAndAddress' && identity.givenName === undefined) counts.COLLECT_GIVEN_NAME += rows
  if (addressed) {
    if (!named) counts.COLLECT_NAME += rows
  } else if (named || strength === 'weak' || strength === 'none') countAddress(facts, counts, rows)
}

/** A home lifts whoever has a name or nothing better; beside a relation number it says no more about an unnamed visitor. */
function countAddress(
  { identity, named, placed }: RowFacts,
  counts: Record<LinkabilityAdvice, number>,
  rows: number,
): void {
  if (identity.postOfficeBox === true) counts.COLLECT_ADDRESS += rows
  else if (placed) counts.COLLECT_HOUSE_NUMBER += rows
  else if (identity.houseNumber !== undefined) counts.COLLECT_POSTCODE += rows
  else if (named) counts.COLLECT_ADDRESS += rows
}
