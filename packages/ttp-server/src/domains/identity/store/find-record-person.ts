import type { Sql } from '../../../kernel/database.ts'
import { runPrepared } from './columns.ts'

const TEXT = `
  select coalesce(p.merged_into, p.id)
  from identity.fingerprint f join identity.person p on p.id = f.person
  where f.fingerprint = $1`

/** The person that the record with this fingerprint is of now; undefined for a record that was never seen. */
export async function findRecordPerson(sql: Sql, fingerprint: Uint8Array): Promise<Uint8Array | undefined> {
  const [row] = await runPrepared<[Uint8Array]>(sql, 'identity-find-record-person', TEXT, [fingerprint])
  return row?.[0]
}
