import type { LinkageRecord } from '@sluis/ttp-core/identity'
import type { PersonEntry } from '../clusters/entries.ts'
import { keptApart } from '../clusters/kept-apart.ts'
import { recordsOf } from '../clusters/records-of.ts'
import { evidenceCode } from '../scoring/evidence-code.ts'
import type { Scale } from '../scoring/scale.ts'
import { weighPersons } from '../scoring/weigh-persons.ts'
import { compareRecords, totalOfRecords } from '../scoring/weigh-records.ts'
import type { FoundCase } from './find-cases.ts'
import { worthOf } from './worth.ts'

/** Two records, one of either person, with their places in the profiles. */
interface RecordPair {
  readonly records: readonly [LinkageRecord, LinkageRecord]
  readonly at: readonly [number, number]
}

/**
 * The case whether two persons are one, asked of the two of their records that come nearest to each other.
 * @returns Undefined when less than `reviewFrom` speaks for one person, or a reviewer has said that they are two.
 */
export function joinCase(one: PersonEntry, other: PersonEntry, scale: Scale): FoundCase | undefined {
  if (keptApart(one.profile, other.profile)) return undefined
  const { bits } = weighPersons(one.profile, other.profile, scale)
  if (bits < scale.model.reviewFrom) return undefined
  const nearest = nearestPair(recordsOf(one.profile), recordsOf(other.profile), scale)
  const marks = nearest?.at.map((at, side) => [one, other][side]?.profile.records[at]?.[0] ?? '')
  if (nearest === undefined || marks === undefined) return undefined
  const pairs = one.profile.records.length * other.profile.records.length
  return {
    ask: 'join',
    marks: marks as [string, string],
    persons: [one.id, other.id],
    bits,
    evidence: evidenceCode(compareRecords(...nearest.records)),
    model: scale.model.version,
    worth: worthOf('join', pairs, bits),
  }
}

/** The two that weigh most; of equals the oldest. */
function nearestPair(
  ones: readonly LinkageRecord[],
  others: readonly LinkageRecord[],
  scale: Scale,
): RecordPair | undefined {
  let found: RecordPair | undefined
  let most = Number.NEGATIVE_INFINITY
  for (const [at, record] of ones.entries()) {
    for (const [where, other] of others.entries()) {
      const total = totalOfRecords(record, other, scale)
      if (total <= most) continue
      most = total
      found = { records: [record, other], at: [at, where] }
    }
  }
  return found
}
