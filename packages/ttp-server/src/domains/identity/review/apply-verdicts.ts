import type { Sql } from '../../../kernel/database.ts'
import { ServerError } from '../../../kernel/errors.ts'
import type { BatchTools } from '../batch/batch-tools.ts'
import { findPersons } from '../store/find-persons.ts'
import { findPersonRecords } from '../store/person-records.ts'
import { putProfiles } from '../store/put-profiles.ts'
import type { StandingVerdict } from '../store/verdicts.ts'
import { findVerdicts } from '../store/verdicts.ts'
import type { Profile } from '../vault/profile.ts'

/** The lists of a profile that keep what reviewers said. */
export type VerdictLists = Pick<Profile, 'apart' | 'together'>

/**
 * What a person's profile is to keep of the verdicts that stand: the records that are another's, the pairs that are one's. A pair of
 * one mark with itself keeps a record in the profile that a verdict names, however many come after it.
 * @param persons Numbers whose records are the person's, one or, where two are joined, both.
 * @throws ServerError `REVIEW_CONTRADICTS` when a verdict says of two of the records that they are two persons'.
 */
export async function standingLists(sql: Sql, persons: readonly Uint8Array[]): Promise<VerdictLists> {
  const records = (await Promise.all(persons.map((person) => findPersonRecords(sql, person)))).flat()
  const own = new Set(records.map(({ fingerprint }) => Buffer.from(fingerprint).toString('base64url')))
  const verdicts = await findVerdicts(
    sql,
    records.map(({ fingerprint }) => fingerprint),
  )
  return listsOf(verdicts, own)
}

function listsOf(verdicts: readonly StandingVerdict[], own: ReadonlySet<string>): VerdictLists {
  const apart = new Set<string>()
  const together: [string, string][] = []
  for (const { marks, decision } of verdicts) {
    const inside = marks.filter((mark) => own.has(mark))
    if (decision === 'same') {
      if (inside.length === 2) together.push([...marks])
      continue
    }
    if (inside.length === 2) throw new ServerError('REVIEW_CONTRADICTS')
    for (const mark of marks) {
      if (own.has(mark)) together.push([mark, mark])
      else apart.add(mark)
    }
  }
  return { apart: [...apart].sort(), together }
}

/** Puts the lists into a profile in place of what it had. */
export function keepVerdicts(profile: Profile, { apart, together }: VerdictLists): void {
  profile.apart.splice(0, profile.apart.length, ...apart)
  profile.together.splice(0, profile.together.length, ...together)
}

/** Writes the verdicts that stand into the profiles of these persons. */
export async function keepStanding(sql: Sql, tools: BatchTools, persons: readonly Uint8Array[]): Promise<void> {
  for (const { id, salt, sealed } of await findPersons(sql, persons)) {
    const profile = tools.vault.open(id, salt, sealed)
    keepVerdicts(profile, await standingLists(sql, [id]))
    await putProfiles(sql, [{ person: id, sealed: tools.vault.seal(id, salt, profile) }])
  }
}
