import type { LinkageRecord } from '@sluis/ttp-core/identity'
import { isIdentifying, readLinkageRecord } from '@sluis/ttp-core/identity'
import type { LabelledRecord } from './labelled-record.ts'

/** The records as linkage sees them, in their order; undefined where nothing tells one from others. */
export function linkageRecordsOf(
  records: readonly Pick<LabelledRecord, 'identity' | 'institution'>[],
  country: string,
): readonly (LinkageRecord | undefined)[] {
  return records.map(({ identity, institution }) =>
    isIdentifying(identity) ? readLinkageRecord(identity, institution, country) : undefined,
  )
}
