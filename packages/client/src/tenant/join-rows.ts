import type { ActivityContent, Agreement, AttributeContent, PseudonymContent } from '@sluis/ttp-core/tenant'
import { isInForce } from '@sluis/ttp-core/tenant'
import type { Attributes, QuarantineCode, Quarantined, TenantRow } from './batch.ts'

interface Joinable {
  readonly domain: string
  readonly institution: string
  readonly delivery: string
  /** Every agreement between these parties for this domain, past ones too. */
  readonly agreements: readonly Agreement[]
  readonly activity: ActivityContent
  readonly pseudonym: PseudonymContent
  readonly attribute: AttributeContent | undefined
}

/**
 * Puts the parts of each row together again by its number. Only here can dates be held against the agreement: the client did so
 * before it sealed, the TTP cannot.
 */
export function joinRows(parts: Joinable): { rows: TenantRow[]; quarantined: Quarantined[] } {
  const { domain, institution, delivery, agreements, activity, pseudonym, attribute } = parts
  const subjects = new Map(pseudonym.rows.map((entry) => [entry.row, entry]))
  const attributes = new Map<number, Attributes>()
  for (const { row, ...values } of attribute?.rows ?? []) attributes.set(row, values)
  const rows: TenantRow[] = []
  const quarantined: Quarantined[] = []
  for (const { row, ...facts } of activity.rows) {
    const subject = subjects.get(row)
    subjects.delete(row)
    const refusal = refusalOf(facts.visitDate, subject === undefined, agreements)
    if (refusal !== undefined) {
      quarantined.push({ code: refusal, row })
    } else {
      const known = attributes.get(row)
      rows.push({
        domain,
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

function refusalOf(
  visitDate: string,
  anonymous: boolean,
  agreements: readonly Agreement[],
): QuarantineCode | undefined {
  const agreement = agreements.find((candidate) => isInForce(candidate, visitDate))
  if (agreement === undefined) {
    return agreements.some(({ inForceFrom }) => inForceFrom <= visitDate)
      ? 'ROW_AFTER_AGREEMENT'
      : 'ROW_BEFORE_AGREEMENT'
  }
  return anonymous && !agreement.anonymousVisits ? 'ROW_ANONYMOUS' : undefined
}
