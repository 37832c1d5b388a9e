import type { Sql } from '../../../kernel/database.ts'
import type { BatchTools } from '../batch/batch-tools.ts'
import { findPersons } from './find-persons.ts'
import { putProfiles } from './put-profiles.ts'

/**
 * Forgets what was asked and decided about records that are erased, in the queue, in the verdicts, and in the profiles of those who
 * were told apart from them.
 */
export async function eraseVerdicts(
  sql: Sql,
  tools: BatchTools,
  fingerprints: readonly Uint8Array[],
  persons: readonly Uint8Array[],
): Promise<void> {
  await sql.query(
    `delete from identity.review_case
     where record = any($1) or other = any($1) or person = any($2) or other_person = any($2)`,
    [fingerprints, persons],
  )
  const { rows } = await sql.query<{ person: Uint8Array }>(
    `with gone as (delete from identity.verdict where record = any($1) or other = any($1) returning record, other)
     select distinct f.person from gone join identity.fingerprint f on f.fingerprint in (gone.record, gone.other)
     where not f.person = any($2)`,
    [fingerprints, persons],
  )
  const erased = new Set(fingerprints.map((fingerprint) => Buffer.from(fingerprint).toString('base64url')))
  const others = await findPersons(
    sql,
    rows.map(({ person }) => person),
  )
  await putProfiles(
    sql,
    others.map(({ id, salt, sealed }) => {
      const profile = tools.vault.open(id, salt, sealed)
      const apart = profile.apart.filter((mark) => !erased.has(mark))
      return { person: id, sealed: tools.vault.seal(id, salt, { ...profile, apart }) }
    }),
  )
}
