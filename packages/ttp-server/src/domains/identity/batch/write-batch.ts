import type { LinkageRecord } from '@sluis/ttp-core/identity'
import type { Sql } from '../../../kernel/database.ts'
import type { HouseholdEntry, PersonEntry } from '../clusters/entries.ts'
import { final, keyOf } from '../clusters/entries.ts'
import type { EventBody, Joined } from '../events/event-body.ts'
import { isEmptyBody, NO_EVENT } from '../events/event-body.ts'
import { addEvent } from '../events/event-rows.ts'
import { joinTokens } from '../households/family-names.ts'
import type { Settlement } from '../households/settle.ts'
import { addFingerprints } from '../store/add-fingerprints.ts'
import { addHouseholds } from '../store/add-households.ts'
import type { NewPerson } from '../store/add-persons.ts'
import { addPersons } from '../store/add-persons.ts'
import { mergeHouseholds } from '../store/merge-households.ts'
import { mergePersons } from '../store/merge-persons.ts'
import { movePersons } from '../store/move-persons.ts'
import type { SealedProfile } from '../store/put-profiles.ts'
import { addSalts, putProfiles } from '../store/put-profiles.ts'
import type { Residence } from '../store/see-residences.ts'
import { seeResidences } from '../store/see-residences.ts'
import type { Vault } from '../vault/vault.ts'
import type { BatchState } from './batch-state.ts'
import type { HouseholdMove } from './resolution.ts'
import type { DistinctRecord, KnownRecord } from './split-by-fingerprint.ts'
import { touchedBy } from './touched.ts'
import { writeSettlement } from './write-settlement.ts'

/** What a batch came to, before it is written. */
export interface Outcome {
  readonly state: BatchState
  readonly known: readonly KnownRecord[]
  readonly placed: readonly PlacedRecord[]
  /** Profiles that changed, sealed. */
  readonly sealed: readonly SealedProfile[]
  /** Who lives where, and what the batch changed of it. */
  readonly settlement: Settlement
  readonly now: Date
}
/** A new record with its person and household. */
export interface PlacedRecord extends DistinctRecord {
  readonly record: LinkageRecord
  readonly person: PersonEntry
  readonly household: HouseholdEntry
}

/** The profiles that a batch changed, sealed; everybody's final number must be known. */
export function sealChanged(state: BatchState, vault: Vault): SealedProfile[] {
  return [...state.persons]
    .filter((person) => person.changed && person.absorbedBy === undefined)
    .map(({ id, salt, profile }) => ({ person: id, sealed: vault.seal(id, salt, profile) }))
}

/** Records the outcome of a batch but for its tokens, a kind of row at a time. Returns the merges of numbers that had been given out before. */
export async function writeBatch(
  sql: Sql,
  outcome: Outcome,
): Promise<{
  readonly merges: { readonly persons: readonly Joined[]; readonly households: readonly Joined[] }
  readonly moved: readonly HouseholdMove[]
  /** New persons. */
  readonly made: number
  /** Every number and fingerprint of which the store says something else now. */
  readonly touched: readonly Uint8Array[]
}> {
  const { state } = outcome
  const living = [...state.persons].filter((person) => person.absorbedBy === undefined)
  const created = living.filter((person) => person.isNew)
  const merges = { persons: mergesOf(state.persons), households: mergesOf(state.households) }
  const households = [...state.households].filter((entry) => entry.isNew && entry.absorbedBy === undefined)
  const records = outcome.placed.map(({ delivered, person, household }) => ({
    fingerprint: delivered.fingerprint,
    person: final(person).id,
    household: final(household).id,
  }))
  const homes = [...living.filter((person) => !person.isNew && hasMoved(person)).map(homeOf), ...returned(outcome)]
  const persons = created.map(homeOf)
  await addHouseholds(
    sql,
    households.map(({ id }) => id),
  )
  await addPersons(sql, persons)
  await addSalts(
    sql,
    created.map(({ id, salt }) => ({ person: id, salt })),
  )
  await putProfiles(sql, outcome.sealed)
  await addFingerprints(sql, records)
  await mergeHouseholds(sql, merges.households)
  await mergePersons(sql, merges.persons)
  const moved = await writeSettlement(sql, outcome)
  await movePersons(sql, homes)
  await seeResidences(sql, residencesOf(outcome), outcome.now)
  const body: EventBody = {
    ...NO_EVENT,
    households: households.map(({ id }) => id),
    persons,
    records: [...records, ...moved.flatMap((move) => move.records)],
    householdMerges: merges.households,
    personMerges: merges.persons,
    homes,
  }
  const seq = isEmptyBody(body) ? 0 : await addEvent(sql, 'batch', body, outcome.now)
  return {
    merges,
    made: created.length,
    touched: [...touchedBy(body), ...outcome.sealed.map(({ person }) => person)],
    moved: moved.map(({ records: of, ...move }) => ({ ...move, seq, fingerprints: of.map((one) => one.fingerprint) })),
  }
}

function homeOf(person: PersonEntry): NewPerson {
  if (person.household === undefined) throw new Error('a person without a household')
  return { id: person.id, household: final(person.household).id }
}

function hasMoved(person: PersonEntry): boolean {
  return person.household !== undefined && final(person.household) !== person.storedHousehold
}

/** Known records put their person back where they say, unless a new record of the batch says more. */
function returned(outcome: Outcome): NewPerson[] {
  const { state, known } = outcome
  const moves = new Map<string, NewPerson>()
  for (const { person, household, latestHousehold } of known) {
    if (state.person(person) !== undefined || Buffer.compare(household, latestHousehold) === 0) continue
    moves.set(keyOf(person), { id: person, household: settledHousehold(outcome, person, household) })
  }
  return [...moves.values()]
}

interface Absorbable<Entry> {
  readonly id: Uint8Array
  readonly isNew: boolean
  absorbedBy: Entry | undefined
  reason: string
}

function mergesOf<Entry extends Absorbable<Entry>>(entries: Iterable<Entry>): Joined[] {
  const merges: Joined[] = []
  for (const entry of entries) {
    if (entry.isNew || entry.absorbedBy === undefined) continue
    merges.push({ absorbed: entry.id, survivor: final(entry).id, reason: entry.reason })
  }
  return merges
}

function residencesOf(outcome: Outcome): Residence[] {
  const { state, known, placed, settlement } = outcome
  const residences = new Map<string, Residence>()
  const see = (person: Uint8Array, household: Uint8Array): void => {
    const entry = state.household(household)
    const resident = settlement.sites.known(entry)?.residentsOf(entry).get(keyOf(person))
    const names = joinTokens(resident?.names ?? new Set())
    residences.set(keyOf(person) + keyOf(household), { person, household, names })
  }
  for (const { person, household } of placed) see(final(person).id, final(household).id)
  for (const row of known) {
    const person = finalPerson(state, row.person)
    see(person, settledHousehold(outcome, person, row.household))
  }
  return [...residences.values()]
}

/** The household that a stored record of the person is of after the batch. */
export function settledHousehold(
  { state, settlement }: Pick<Outcome, 'state' | 'settlement'>,
  person: Uint8Array,
  household: Uint8Array,
): Uint8Array {
  return settlement.moves.settled(person, state.household(household)).id
}

/** The number that a person goes by after the batch. */
export function finalPerson(state: BatchState, id: Uint8Array): Uint8Array {
  const entry = state.person(id)
  return entry === undefined ? id : final(entry).id
}
