import type { Sql } from '../../../kernel/database.ts'
import { column, rowsOnePlan, sixteenBytes } from './columns.ts'

export interface Residence {
  readonly person: Uint8Array
  readonly household: Uint8Array
  /** Tokens of the parts of the family name, 16 bytes each; none when the batch did not open the person's profile. */
  readonly names: Uint8Array
}

// Intervals are told in days: an address seen twice on one day is written once. Names stay when none are told. What stands already is left
// out first: an insert that changes nothing would lock the row, which is a write of its page and of the log.
const TEXT = `
  insert into identity.residence as r (person, household, first_seen, last_seen, names)
  select v.person, v.household, $3::timestamptz, $3::timestamptz, v.names
  from (
    select ${sixteenBytes(1)} as person, ${sixteenBytes(2)} as household,
      coalesce(substring($5::bytea from ($6::int[])[i + 1] + 1 for ($7::int[])[i + 1]), '') as names
    from ${rowsOnePlan(4)}
  ) v
  left join lateral (
    select last_seen, names from identity.residence where person = v.person and household = v.household limit 1
  ) o on true
  where (o.last_seen >= $3::timestamptz - interval '1 day' and v.names in ('', o.names)) is not true
  on conflict (person, household) do update set
    last_seen = greatest(r.last_seen, excluded.last_seen),
    names = case when excluded.names = '' then r.names else excluded.names end
  where r.last_seen < excluded.last_seen - interval '1 day' or excluded.names not in ('', r.names)`

/** Records that persons were seen at addresses now. */
export async function seeResidences(sql: Sql, residences: readonly Residence[], at: Date): Promise<void> {
  if (residences.length === 0) return
  let end = 0
  const starts = residences.map(({ names }) => {
    end += names.length
    return end - names.length
  })
  const values = [
    column(residences.map(({ person }) => person)),
    column(residences.map(({ household }) => household)),
    at,
    residences.length,
    column(residences.map(({ names }) => names)),
    starts,
    residences.map(({ names }) => names.length),
  ]
  await sql.query({ name: 'identity-see-residences', text: TEXT, values })
}
