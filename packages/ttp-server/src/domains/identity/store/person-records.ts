import type { Sql } from '../../../kernel/database.ts'
import { column, rowsOf, runPrepared, sixteenBytes } from './columns.ts'

/** A record of a person, by its fingerprint, with the household it has. */
export interface PersonRecord {
  readonly fingerprint: Uint8Array
  readonly household: Uint8Array
}

/** All records that are a person's, kept in the profile or not. */
export async function findPersonRecords(sql: Sql, person: Uint8Array): Promise<readonly PersonRecord[]> {
  const rows = await runPrepared<[Uint8Array, Uint8Array]>(
    sql,
    'identity-find-person-records',
    'select fingerprint, household from identity.fingerprint where person = $1 order by fingerprint',
    [person],
  )
  return rows.map(([fingerprint, household]) => ({ fingerprint, household }))
}

/** The number that a person goes by now, and all that lead to it: tokens may stand under any of them. */
export async function findNumbersOf(sql: Sql, person: Uint8Array): Promise<readonly Uint8Array[]> {
  const rows = await runPrepared<[Uint8Array]>(
    sql,
    'identity-find-numbers-of',
    `select id from identity.person where id = $1 or merged_into = $1 order by id = $1 desc, id`,
    [person],
  )
  return rows.map(([id]) => id)
}

export interface GivenRecord extends PersonRecord {
  readonly person: Uint8Array
}

const GIVE = `
  update identity.fingerprint f set person = ${sixteenBytes(2)}, household = ${sixteenBytes(3)}
  from ${rowsOf(4)} where f.fingerprint = ${sixteenBytes(1)}`

/** Gives records to other persons or households. */
export async function giveRecords(sql: Sql, records: readonly GivenRecord[]): Promise<void> {
  if (records.length === 0) return
  const values = [
    column(records.map(({ fingerprint }) => fingerprint)),
    column(records.map(({ person }) => person)),
    column(records.map(({ household }) => household)),
    records.length,
  ]
  await sql.query({ name: 'identity-give-records', text: GIVE, values })
}
