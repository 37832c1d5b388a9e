import type { RawIdentity } from '@sluis/ttp-core/supplier'
import { canonicaliseIdentity } from '@sluis/ttp-core/supplier'
import type { LabelledRecord } from '@sluis/ttp-server/evaluate'
import { MAPPING } from '../population/csv.ts'
import type { Population, PopulationRecord } from '../population/index.ts'

const TODAY = '2026-12-31'
const FIELDS = Object.entries(MAPPING.columns) as [keyof PopulationRecord, keyof RawIdentity][]

/** The records of a population as the client would deliver them, in canonical form, with their truth and week. */
export function* labelledRecords({
  language,
  records,
}: Population): Generator<LabelledRecord & { readonly week: number }> {
  const options = { country: language.country, today: TODAY, dateOrder: 'dmy' } as const
  for (const record of records()) {
    const raw: Record<string, string> = {}
    for (const [column, field] of FIELDS) {
      const value = record[column]
      if (value !== '') raw[field] = String(value)
    }
    yield {
      identity: canonicaliseIdentity(raw as RawIdentity, options).identity,
      institution: record.institution,
      truth: record.person_id,
      householdTruth: record.household_id,
      week: record.week,
    }
  }
}

/** Lets what takes its time between items take them from something that does not. */
export async function* inTurn<Item>(items: Iterable<Item>): AsyncGenerator<Item> {
  yield* items
}
