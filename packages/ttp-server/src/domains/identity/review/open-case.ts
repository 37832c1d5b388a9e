import type { LinkageRecord, Weight } from '@sluis/ttp-core/identity'
import type { Sql } from '../../../kernel/database.ts'
import { ServerError } from '../../../kernel/errors.ts'
import { partProfile } from '../clusters/part-profile.ts'
import { recordsOf } from '../clusters/records-of.ts'
import { isAddressed } from '../households/home.ts'
import { modelInForce } from '../models/model-in-force.ts'
import type { ResolverPorts } from '../ports.ts'
import { weighRecords } from '../scoring/weigh-records.ts'
import { runPrepared } from '../store/columns.ts'
import { countPersons } from '../store/count-persons.ts'
import { findPersons } from '../store/find-persons.ts'
import type { ReviewCase } from '../store/review-cases.ts'
import { findCase } from '../store/review-cases.ts'
import type { Profile } from '../vault/profile.ts'
import { openVault } from '../vault/vault.ts'

/** One of the two records of a case, opened. */
export interface CaseSide {
  readonly record: LinkageRecord
  /** Day (ISO) on which the record was first seen. */
  readonly day: string
  /** The records on this side: of the person, or of the part of it that would be parted. */
  readonly records: readonly LinkageRecord[]
}

/** What an answer changes. */
export interface Effect {
  readonly persons: readonly [before: number, after: number]
  readonly households: readonly [before: number, after: number]
  /** Pseudonym domains that are told. */
  readonly domains: number
}

/** A case with all that a reviewer needs to decide, opened for the time it is shown. */
export interface OpenedCase {
  readonly found: ReviewCase
  readonly sides: readonly [CaseSide, CaseSide]
  /** The two records weighed against each other, comparison by comparison, under the model in force. */
  readonly weight: Weight
  readonly model: number
  readonly effects: { readonly same: Effect; readonly different: Effect }
}

/**
 * Opens a case from the vault.
 * @throws ServerError `REVIEW_CASE_UNKNOWN`; `REVIEW_CASE_OBSOLETE` when a record is gone or not kept any more.
 */
export async function openCase(sql: Sql, ports: ResolverPorts, id: number): Promise<OpenedCase> {
  const found = await findCase(sql, id)
  if (found === undefined) throw new ServerError('REVIEW_CASE_UNKNOWN')
  const persons = found.persons.filter((person) => person !== undefined)
  const distinct = [...new Map(persons.map((person) => [Buffer.from(person).toString('hex'), person])).values()]
  const vault = openVault(ports.vaultKey, ports.random)
  const stored = await findPersons(sql, distinct)
  const profiles = stored.map(({ id: number, salt, sealed }) => vault.open(number, salt, sealed))
  const sides = found.marks.map((mark) => {
    const profile = profiles.find(({ records }) => records.some(([known]) => known === mark))
    return profile === undefined ? undefined : { mark, profile }
  })
  const [left, right] = sides
  if (found.state === 'obsolete' || left === undefined || right === undefined)
    throw new ServerError('REVIEW_CASE_OBSOLETE')
  const scale = { model: await modelInForce(sql, ports), persons: await countPersons(sql) }
  const areOne = left.profile === right.profile
  const parts = areOne ? partProfile(left.profile, found.marks, scale)?.parts : undefined
  const [one, other] = [sideOf(left, parts?.[0]), sideOf(right, parts?.[1])]
  const domains = await countDomains(sql, distinct)
  const still: Effect = { persons: [profiles.length, profiles.length], households: housed(stored, 0), domains: 0 }
  const provisional = profiles.some((profile) => !isAddressed(profile))
  return {
    found,
    sides: [one, other],
    weight: weighRecords(one.record, other.record, scale),
    model: scale.model.version,
    effects: {
      same: areOne ? still : { persons: [2, 1], households: housed(stored, provisional ? -1 : 0), domains },
      different: areOne ? { persons: [1, 2], households: housed(stored, 0), domains } : still,
    },
  }
}

function sideOf(
  { mark, profile }: { readonly mark: string; readonly profile: Profile },
  part: readonly string[] | undefined,
): CaseSide {
  const all = recordsOf(profile)
  const at = profile.records.findIndex(([known]) => known === mark)
  const [record, entry] = [all[at], profile.records[at]]
  if (record === undefined || entry === undefined) throw new RangeError('no such record')
  const records = all.filter((_, position) => part?.includes(profile.records[position]?.[0] ?? '') ?? true)
  return { record, day: entry[9], records }
}

function housed(stored: readonly { readonly household: Uint8Array }[], change: number): readonly [number, number] {
  const count = new Set(stored.map(({ household }) => Buffer.from(household).toString('hex'))).size
  return [count, Math.max(1, count + change)]
}

async function countDomains(sql: Sql, persons: readonly Uint8Array[]): Promise<number> {
  const [row] = await runPrepared<[number]>(
    sql,
    'identity-count-domains',
    `select count(distinct (tenant, domain))::int from identity.appearance
     where kind = 'person' and subject = any ($1::bytea[])`,
    [persons],
  )
  return row?.[0] ?? 0
}
