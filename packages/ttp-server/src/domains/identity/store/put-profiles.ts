import type { Sql } from '../../../kernel/database.ts'
import { column, rowsOnePlan, sixteenBytes, thirtyTwoBytes } from './columns.ts'

export interface SealedProfile {
  readonly person: Uint8Array
  readonly sealed: Uint8Array
}

const PUT_TEXT = `
  insert into identity.profile (person, sealed)
  select ${sixteenBytes(1)}, substring($2::bytea from ($3::int[])[i + 1] for ($4::int[])[i + 1]) from ${rowsOnePlan(5)}
  on conflict (person) do update set sealed = excluded.sealed`

/** Writes profiles, new or changed. */
export async function putProfiles(sql: Sql, profiles: readonly SealedProfile[]): Promise<void> {
  if (profiles.length === 0) return
  let offset = 1
  const offsets = profiles.map(({ sealed }) => {
    const start = offset
    offset += sealed.length
    return start
  })
  const lengths = profiles.map(({ sealed }) => sealed.length)
  const persons = column(profiles.map(({ person }) => person))
  const bodies = column(profiles.map(({ sealed }) => sealed))
  const values = [persons, bodies, offsets, lengths, profiles.length]
  await sql.query({ name: 'identity-put-profiles', text: PUT_TEXT, values })
}

export interface PersonSalt {
  readonly person: Uint8Array
  readonly salt: Uint8Array
}

const SALT_TEXT = `
  insert into identity_salt.salt (person, salt) select ${sixteenBytes(1)}, ${thirtyTwoBytes(2)} from ${rowsOnePlan(3)}`

/** Records the salts of new persons' data keys. */
export async function addSalts(sql: Sql, salts: readonly PersonSalt[]): Promise<void> {
  if (salts.length === 0) return
  const values = [column(salts.map(({ person }) => person)), column(salts.map(({ salt }) => salt)), salts.length]
  await sql.query({ name: 'identity-add-salts', text: SALT_TEXT, values })
}
