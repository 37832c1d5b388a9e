import type { Sql } from '../../../kernel/database.ts'
import type { BatchTools } from '../batch/batch-tools.ts'
import { blockTokens } from '../blocking/block-tokens.ts'
import { keyOf } from '../clusters/entries.ts'
import { recordsOf } from '../clusters/records-of.ts'
import type { EventBody } from '../events/event-body.ts'
import type { Profile } from '../vault/profile.ts'
import { addAddresses, type NewAddress } from './add-addresses.ts'
import { addHouseholds } from './add-households.ts'
import { addPersons } from './add-persons.ts'
import { addTokens } from './add-tokens.ts'
import { dropTokens } from './drop-tokens.ts'
import { movePersons } from './move-persons.ts'
import { findNumbersOf, giveRecords } from './person-records.ts'
import { addSalts, putProfiles } from './put-profiles.ts'
import type { LaterHousehold } from './set-sites.ts'
import { setSites } from './set-sites.ts'
import { giveResidences, trimResidences } from './share-residences.ts'

/** One of the two persons that came of one. */
export interface Part {
  readonly id: Uint8Array
  readonly salt: Uint8Array
  readonly profile: Profile
}

/** What a split came to, before it is written; `body` is its event. */
export interface SplitOutcome {
  readonly stays: Part
  readonly leaves: Part
  readonly body: EventBody
  readonly newAddresses: readonly NewAddress[]
  readonly laterHouseholds: readonly LaterHousehold[]
  readonly at: Date
}

/** Writes all of a split but its event. @returns The tokens that others hold from then on. */
export async function writeSplit(sql: Sql, tools: BatchTools, outcome: SplitOutcome): Promise<readonly Uint8Array[]> {
  const { stays, leaves, body, newAddresses, laterHouseholds, at } = outcome
  await addHouseholds(sql, body.households)
  await setSites(sql, laterHouseholds)
  await addPersons(sql, body.persons)
  await addSalts(sql, [{ person: leaves.id, salt: leaves.salt }])
  await putProfiles(
    sql,
    [stays, leaves].map(({ id, salt, profile }) => ({ person: id, sealed: tools.vault.seal(id, salt, profile) })),
  )
  await giveRecords(sql, body.records)
  await addAddresses(sql, newAddresses)
  await movePersons(sql, body.homes)
  for (const part of [leaves, stays]) await giveResidences(sql, part.id, householdsOf(body, part.id), stays.id, at)
  await trimResidences(sql, stays.id)
  return divideTokens(sql, tools, stays, leaves)
}

/** The households that the event gives a person, or its records. */
function householdsOf({ persons, homes, records }: EventBody, id: Uint8Array): Uint8Array[] {
  const own = [
    ...[...persons, ...homes].map((row) => ({ person: row.id, household: row.household })),
    ...records,
  ].filter(({ person }) => Buffer.compare(person, id) === 0)
  return [...new Map(own.map(({ household }) => [keyOf(household), household])).values()]
}

/**
 * The person that stays holds no longer what only the other's records had. A token that too many hold changes hands and is not held
 * by one more: it must not become one that says something.
 */
async function divideTokens(sql: Sql, tools: BatchTools, stays: Part, leaves: Part): Promise<readonly Uint8Array[]> {
  const kept = new Set((await blockTokens(sql, tools, recordsOf(stays.profile))).map(({ token }) => keyOf(token)))
  const moved = await blockTokens(sql, tools, recordsOf(leaves.profile))
  const lost = moved.map(({ token }) => token).filter((token) => !kept.has(keyOf(token)))
  const dropped = new Set((await dropTokens(sql, lost, await findNumbersOf(sql, stays.id))).map(keyOf))
  const given = moved.filter(({ token, full }) => !full || dropped.has(keyOf(token))).map(({ token }) => token)
  await addTokens(
    sql,
    given.map((token) => ({ token, person: leaves.id })),
  )
  return [...lost, ...given]
}
