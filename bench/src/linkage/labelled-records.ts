import type { RawIdentity } from '@sluis/ttp-core/supplier'
import { canonicaliseIdentity } from '@sluis/ttp-core/supplier'
import type { KnownPerson, LabelledRecord } from '@sluis/ttp-server/evaluate'
import { MAPPING } from '../population/csv.ts'
import type { Language, Population, PopulationRecord } from '../population/index.ts'

type DeliveredRecord = KnownPerson['records'][number]

const TODAY = '2026-12-31'
const FIELDS = Object.entries(MAPPING.columns) as [keyof PopulationRecord, keyof RawIdentity][]

/** A record as the client would deliver it, in canonical form. */
export function deliveredOf(record: PopulationRecord, { country }: Language): DeliveredRecord {
  const raw: Record<string, string> = {}
  for (const [column, field] of FIELDS) {
    const value = record[column]
    if (value !== '') raw[field] = String(value)
  }
  const { identity } = canonicaliseIdentity(raw as RawIdentity, { country, today: TODAY, dateOrder: 'dmy' })
  return { identity, institution: record.institution, country }
}

/** The records of a population as the client would deliver them, with their truth and week. */
export function* labelledRecords({
  language,
  records,
}: Population): Generator<LabelledRecord & { readonly week: number }> {
  for (const record of records()) {
    const { identity, institution } = deliveredOf(record, language)
    const { person_id: truth, household_id: householdTruth, week } = record
    yield { identity, institution, truth, householdTruth, week }
  }
}

/** Lets what takes its time between items take them from something that does not. */
export async function* inTurn<Item>(items: Iterable<Item>): AsyncGenerator<Item> {
  yield* items
}
