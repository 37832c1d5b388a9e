import type { Sql } from '../../../kernel/database.ts'
import { final } from '../clusters/entries.ts'
import type { Owned } from '../events/event-body.ts'
import { laterHouseholds } from '../households/later-households.ts'
import { addAddresses } from '../store/add-addresses.ts'
import { addDoors } from '../store/doors.ts'
import { forgetAddresses } from '../store/forget-addresses.ts'
import type { Rehousing } from '../store/rehouse-records.ts'
import { rehouseRecords } from '../store/rehouse-records.ts'
import { setCollective, setSites } from '../store/set-sites.ts'
import type { HouseholdMove } from './resolution.ts'
import type { Outcome } from './write-batch.ts'

/** Records of a person that changed households. */
export interface MovedRecords extends Omit<HouseholdMove, 'seq' | 'fingerprints'> {
  readonly records: readonly Owned[]
}

/** Records addresses, doors, and who goes to live elsewhere. All numbers must be there, and all merges be done. */
export async function writeSettlement(sql: Sql, { state, settlement, now }: Outcome): Promise<readonly MovedRecords[]> {
  const { book, sites, moves } = settlement
  await forgetAddresses(sql, book.forgotten)
  await addAddresses(sql, book.added)
  await addDoors(sql, book.addedDoors)
  const living = [...sites.all].filter(({ first }) => final(first) === first)
  await setSites(sql, laterHouseholds(sites))
  const collective = living.filter(({ becameCollective }) => becameCollective)
  await setCollective(
    sql,
    collective.map(({ first }) => first.id),
    now,
  )
  const rehousings = moves.all
    .filter(({ from }) => !from.isNew)
    .map(({ person, from, to }): Rehousing => ({ person, from: final(from).id, to: moves.settled(person, to).id }))
    // Whoever left a household that was absorbed by the new one afterwards moved with it: there is nothing left to take anywhere.
    .filter(({ from, to }) => Buffer.compare(from, to) !== 0)
  const records: Owned[][] = rehousings.map(() => [])
  for (const { position, fingerprint } of await rehouseRecords(sql, rehousings)) {
    const move = rehousings[position]
    if (move !== undefined) records[position]?.push({ fingerprint, person: move.person, household: move.to })
  }
  return rehousings.flatMap(({ person, from, to }, position) => {
    const of = records[position] ?? []
    const institutions = state.person(person)?.profile.institutions ?? []
    return of.length === 0 ? [] : [{ old: from, new: to, institutions, records: of }]
  })
}
