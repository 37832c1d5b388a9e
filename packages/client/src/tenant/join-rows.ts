import type { ActivityContent, Agreement, AttributeContent, Attributes, PseudonymContent } from '@sluis/ttp-core/tenant'
import type { Quarantined, TenantRow } from './batch.ts'

interface Joinable {
  readonly institution: string
  readonly delivery: string
  readonly agreement: Agreement
  readonly activity: ActivityContent
  readonly pseudonym: PseudonymContent
  readonly attribute: AttributeContent | undefined
}

/**
 * Puts the parts of each row together again by its number. Only here can dates be held against the agreement: the client did so
 * before it sealed, the TTP cannot.
 */
export function joinRows(parts: Joinable): { rows: TenantRow[]; quarantined: Quarantined[] } {
  const { institution, delivery, agreement, activity, pseudonym, attribute } = parts
  const subjects = new Map(pseudonym.rows.map((entry) => [entry.row, entry]))
  const attributes = new Map<number, Attributes>()
  for (const { row, ...values } of attribute?.rows ?? []) attributes.set(row, values)
  const rows: TenantRow[] = []
  const quarantined: Quarantined[] = []
  for (const { row, ...facts } of activity.rows) {
    const subject = subjects.get(row)
    subjects.delete(row)
    if (facts.visitDate < agreement.inForceFrom) {
      quarantined.push({ code: 'ROW_BEFORE_AGREEMENT', row })
    } else if (agreement.inForceUntil !== undefined && facts.visitDate > agreement.inForceUntil) {
      quarantined.push({ code: 'ROW_AFTER_AGREEMENT', row })
    } else if (subject === undefined && !agreement.anonymousVisits) {
      quarantined.push({ code: 'ROW_ANONYMOUS', row })
    } else {
      const known = attributes.get(row)
      rows.push({
        institution,
        delivery,
        row,
        ...(subject === undefined ? {} : { person: subject.person, household: subject.household }),
        ...(known === undefined ? {} : { attributes: known }),
        activity: facts,
      })
    }
  }
  for (const row of subjects.keys()) quarantined.push({ code: 'ROW_WITHOUT_ACTIVITY', row })
  return { rows, quarantined }
}
