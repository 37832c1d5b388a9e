import type { LinkageRecord } from '@sluis/ttp-core/identity'
import { hasAddress } from '@sluis/ttp-core/identity'
import type { Sql } from '../../../kernel/database.ts'
import type { BatchState } from '../batch/batch-state.ts'
import type { BatchTools } from '../batch/batch-tools.ts'
import type { DividedProfile } from '../clusters/divide-profile.ts'
import type { PersonEntry } from '../clusters/entries.ts'
import { keyOf } from '../clusters/entries.ts'
import { recordsOf } from '../clusters/records-of.ts'
import type { EventBody, Owned } from '../events/event-body.ts'
import { NO_EVENT } from '../events/event-body.ts'
import { isAddressed } from '../households/home.ts'
import { laterHouseholds } from '../households/later-households.ts'
import { loadNeighbourhood, locateRecords } from '../households/neighbourhood.ts'
import { rehome } from '../households/rehome.ts'
import type { Profile } from '../vault/profile.ts'
import type { NewAddress } from './add-addresses.ts'
import type { StoredPerson } from './find-persons.ts'
import type { PersonRecord } from './person-records.ts'
import type { LaterHousehold } from './set-sites.ts'

/** A person that is to be two. */
export interface Dividing {
  readonly state: BatchState
  readonly stored: StoredPerson
  /** The new person. */
  readonly leaving: PersonEntry
  readonly divided: DividedProfile
  /** All records of the person until now. */
  readonly before: readonly PersonRecord[]
  readonly reason: string
}

export interface SplitPlan {
  readonly body: EventBody
  readonly newAddresses: readonly NewAddress[]
  /** Those of the new households that are not the first of their address. */
  readonly laterHouseholds: readonly LaterHousehold[]
  /** Records without an address whose rows may have another household than the record has from now on, as map keys. */
  readonly floating: ReadonlySet<string>
}

/** Finds where both live, and the household of every record that moves or is of another one from now on. */
export async function planSplit(sql: Sql, tools: BatchTools, dividing: Dividing, now: Date): Promise<SplitPlan> {
  const { state, stored, leaving, divided, before, reason } = dividing
  const staying = stayingEntry(state, stored, divided)
  const parts = [staying, leaving].map((entry) => {
    const owned = recordsOf(entry.profile).map((record) => ({ record, person: entry }))
    return { entry, records: locateRecords(tools, owned) }
  })
  const around = await loadNeighbourhood(
    sql,
    tools,
    state,
    parts.flatMap(({ records }) => records),
    now,
  )
  const households = new Map(before.map(({ fingerprint, household }) => [keyOf(fingerprint), household]))
  const everLived = new Set([stored.household, ...households.values()].map(keyOf))
  const records: Owned[] = []
  const floating = new Set<string>()
  const [home = stored.household, newHome = stored.household] = parts.map(({ entry, records: said }) => {
    const beforeOf = entry.profile.records.map(([mark]) => households.get(keyOf(Buffer.from(mark, 'base64url'))))
    const part = { entry, records: said, before: beforeOf.map((household) => household && state.household(household)) }
    const lives = rehome(part, staying, around)
    for (const [position, [mark]] of entry.profile.records.entries()) {
      const fingerprint = Buffer.from(mark, 'base64url')
      const known = households.get(keyOf(fingerprint))
      const household = lives.ofRecords[position]?.id
      if (household === undefined || known === undefined) continue
      // Its rows had the household in which the person lived when each of them came.
      const floats = !isPlaced(said[position]?.record) && [...everLived].some((other) => other !== keyOf(household))
      if (floats) floating.add(keyOf(fingerprint))
      if (entry === leaving || floats || Buffer.compare(known, household) !== 0) {
        records.push({ fingerprint, person: entry.id, household })
      }
    }
    return lives.home.id
  })
  const body: EventBody = {
    ...NO_EVENT,
    households: [...state.households].filter((one) => one.isNew && one.absorbedBy === undefined).map(({ id }) => id),
    persons: [{ id: leaving.id, household: newHome }],
    records,
    personSplits: [{ parent: stored.id, created: leaving.id, reason }],
    homes: Buffer.compare(home, stored.household) === 0 ? [] : [{ id: stored.id, household: home }],
  }
  return { body, newAddresses: around.book.added, laterHouseholds: laterHouseholds(around.sites), floating }
}

function isPlaced(record: LinkageRecord | undefined): boolean {
  return record !== undefined && hasAddress(record)
}

/** The person that stays, who lives where it lived unless only records that leave said so. */
function stayingEntry(state: BatchState, stored: StoredPerson, { stays, leaves }: DividedProfile): PersonEntry {
  const addressed = isAddressed(stays)
  const staysHome = addressed ? !isAddressed({ ...stays, addresses: addressesOfRecords(stays) }) : !isAddressed(leaves)
  return {
    id: stored.id,
    salt: stored.salt,
    isNew: false,
    createdAt: stored.createdAt,
    profile: stays,
    storedHousehold: state.household(stored.household),
    household: staysHome ? state.household(stored.household) : undefined,
    provisional: !addressed,
    changed: true,
    absorbedBy: undefined,
    reason: '',
  }
}

/** Those that a record which is kept says. */
function addressesOfRecords({ addresses, records }: Profile): Profile['addresses'] {
  return addresses.filter((_, position) => records.some((entry) => entry[7] === position))
}
