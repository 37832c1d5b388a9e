import type { Sql } from '../../../kernel/database.ts'
import { column, rowsOf, sixteenBytes } from './columns.ts'

const GIVE = `
  insert into identity.residence as r (person, household, first_seen, last_seen)
  select $2::bytea, h.id, coalesce(o.first_seen, $4::timestamptz), coalesce(o.last_seen, $4::timestamptz)
  from (select ${sixteenBytes(1)} as id from ${rowsOf(3)}) h
  left join identity.residence o on o.person = $5::bytea and o.household = h.id
  on conflict (person, household) do nothing`

// Where a person lived is where a record of theirs says so, and where they live now.
const TRIM = `
  delete from identity.residence r where r.person = $1
    and not exists (select from identity.fingerprint f where f.person = $1 and f.household = r.household)
    and not exists (select from identity.person p where p.id = $1 and p.household = r.household)`

/** Gives a person residences in these households, for as long as another (or the person itself) had them; from now on if it had not. */
export async function giveResidences(
  sql: Sql,
  person: Uint8Array,
  households: readonly Uint8Array[],
  from: Uint8Array,
  at: Date,
): Promise<void> {
  const values = [column(households), person, households.length, at, from]
  await sql.query({ name: 'identity-give-residences', text: GIVE, values })
}

/** Ends the residences of a person that nothing tells of any more. */
export async function trimResidences(sql: Sql, person: Uint8Array): Promise<void> {
  await sql.query({ name: 'identity-trim-residences', text: TRIM, values: [person] })
}
