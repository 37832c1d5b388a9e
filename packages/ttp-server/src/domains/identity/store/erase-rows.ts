import type { Sql } from '../../../kernel/database.ts'

const OF_PERSON = [
  'delete from identity.profile where person = any($1)',
  // Without its salt, what backups hold of the profile is unreadable.
  'delete from identity_salt.salt where person = any($1)',
  'delete from identity.fingerprint where person = any($1)',
  'delete from identity.residence where person = any($1)',
  "delete from identity.appearance where subject = any($1) and kind = 'person'",
]

/** Deletes all that the tables hold of these numbers of one person but its tokens; the numbers stay, and say that they were erased. */
export async function erasePersonRows(sql: Sql, numbers: readonly Uint8Array[], at: Date): Promise<void> {
  for (const text of OF_PERSON) await sql.query(text, [numbers])
  await sql.query('update identity.person set household = null, erased_at = $2 where id = any($1)', [numbers, at])
}

/** Deletes all tokens of these numbers, looking at every token there is: for a person of whom not all that was said is kept. */
export async function eraseAllTokens(sql: Sql, numbers: readonly Uint8Array[]): Promise<void> {
  await sql.query('delete from identity.token where person = any($1)', [numbers])
}

/** Households of a person in which nobody else has ever been seen. */
export async function findOwnHouseholds(sql: Sql, person: Uint8Array): Promise<readonly Uint8Array[]> {
  const { rows } = await sql.query<{ household: Uint8Array }>(
    `select r.household from identity.residence r where r.person = $1 and not exists (
       select from identity.residence o where o.household = r.household and o.person <> $1)`,
    [person],
  )
  return rows.map(({ household }) => household)
}

// The first household of an address is what the others of it are found by.
const ALONE = `not exists (
  select from identity.household o
  where o.site = coalesce(h.merged_into, h.id) or (o.id = coalesce(h.merged_into, h.id) and o.collective_since is not null))`

/**
 * Forgets where these households were and in which domains they appeared: the numbers alone stay.
 * @param addresses Tokens of all that may lead to them; every address there is is looked at when absent.
 */
export async function eraseHouseholds(
  sql: Sql,
  households: readonly Uint8Array[],
  addresses?: readonly Uint8Array[],
): Promise<void> {
  if (households.length === 0) return
  // An address may lead to a household that was absorbed since.
  await sql.query(
    `delete from identity.address a using identity.household h
     where ($2::bytea[] is null or a.token = any($2)) and h.id = a.household and coalesce(h.merged_into, h.id) = any($1)
       and ${ALONE}`,
    [households, addresses ?? null],
  )
  await sql.query(
    `delete from identity.door d using identity.household h
     where h.id = d.household and coalesce(h.merged_into, h.id) = any($1) and ${ALONE}`,
    [households],
  )
  await sql.query("delete from identity.appearance where subject = any($1) and kind = 'household'", [households])
}
