import type { Sql } from '../../../kernel/database.ts'
import { runPrepared } from './columns.ts'

/** The numbers that lead to a person. */
export async function findAbsorbed(sql: Sql, person: Uint8Array): Promise<readonly Uint8Array[]> {
  const text = 'select id from identity.person where merged_into = $1'
  return (await runPrepared<[Uint8Array]>(sql, 'identity-find-absorbed', text, [person])).map(([id]) => id)
}
