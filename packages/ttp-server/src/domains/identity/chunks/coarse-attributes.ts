import type { AttributeRow, DirectoryAttribute } from '@sluis/ttp-core/identity'
import type { Sql } from '../../../kernel/database.ts'
import type { Resolution, ResolvedRow } from '../batch/resolution.ts'
import { keyOf } from '../clusters/entries.ts'
import { findPersons } from '../store/find-persons.ts'
import type { Profile } from '../vault/profile.ts'
import type { Vault } from '../vault/vault.ts'

/** A row of a chunk, by its number in the delivery. */
export interface NumberedRow extends ResolvedRow {
  readonly row: number
}

const POSTCODE4 = /^[1-9][0-9]{3}/

/**
 * The coarse attributes that the domain's policy in the directory lets through: of the record where it says them itself, else
 * of the resolved person.
 */
export async function coarseAttributes(
  sql: Sql,
  vault: Vault,
  rows: readonly NumberedRow[],
  { profiles }: Pick<Resolution, 'profiles'>,
  policy: readonly DirectoryAttribute[],
): Promise<AttributeRow[]> {
  if (policy.length === 0) return []
  const known = await withMissing(sql, vault, rows, profiles, policy)
  return rows.flatMap((numbered): AttributeRow[] => {
    const profile = known.get(keyOf(numbered.person))
    const postcode4 = policy.includes('postcode4') ? postcodeOf(numbered, profile) : undefined
    const birthDecade = policy.includes('birthDecade') ? decadeOf(numbered, profile) : undefined
    if (postcode4 === undefined && birthDecade === undefined) return []
    return [
      {
        row: numbered.row,
        ...(postcode4 === undefined ? {} : { postcode4 }),
        ...(birthDecade === undefined ? {} : { birthDecade }),
      },
    ]
  })
}

/** Opens the profiles of those persons whose records leave something out; the rest stay sealed. */
async function withMissing(
  sql: Sql,
  vault: Vault,
  rows: readonly NumberedRow[],
  profiles: ReadonlyMap<string, Profile>,
  policy: readonly DirectoryAttribute[],
): Promise<ReadonlyMap<string, Profile>> {
  const missing = new Map<string, Uint8Array>()
  for (const numbered of rows) {
    const key = keyOf(numbered.person)
    const complete =
      (!policy.includes('postcode4') || postcodeOf(numbered, undefined) !== undefined) &&
      (!policy.includes('birthDecade') || decadeOf(numbered, undefined) !== undefined)
    if (!complete && !profiles.has(key)) missing.set(key, numbered.person)
  }
  const known = new Map(profiles)
  for (const { id, salt, sealed } of await findPersons(sql, [...missing.values()])) {
    known.set(keyOf(id), vault.open(id, salt, sealed))
  }
  return known
}

function postcodeOf({ delivered }: NumberedRow, profile: Profile | undefined): string | undefined {
  const { postcode, postcodeArea, country } = delivered.identity
  if ((country ?? delivered.country) !== 'NL') return undefined
  if (postcode !== undefined && POSTCODE4.test(postcode)) return postcode.slice(0, 4)
  if (postcodeArea !== undefined) return postcodeArea
  let latest: Profile['addresses'][number] | undefined
  for (const address of profile?.addresses ?? []) {
    if (address[0] !== 'NL' || !POSTCODE4.test(address[1])) continue
    if (latest === undefined || address[8] >= latest[8]) latest = address
  }
  return latest?.[1].slice(0, 4)
}

function decadeOf({ delivered }: NumberedRow, profile: Profile | undefined): string | undefined {
  let best: readonly [date: string, count: number] | undefined
  for (const birth of profile?.births ?? []) if (best === undefined || birth[1] > best[1]) best = birth
  const date = delivered.identity.birthDate ?? best?.[0]
  return date === undefined ? undefined : `${date.slice(0, 3)}0`
}
