import { hasAddress } from '@sluis/ttp-core/identity'
import type { Sql } from '../../../kernel/database.ts'
import type { BatchState } from '../batch/batch-state.ts'
import { final, keyOf } from '../clusters/entries.ts'
import type { HousedRecord, Neighbourhood } from './assign.ts'
import { isCollective } from './is-collective.ts'
import { laterFamily } from './later-family.ts'
import type { Resident } from './resident.ts'
import type { Site } from './site.ts'

/** A record that was seen before, and says again where its person lives. */
export interface SeenAgain {
  readonly person: Uint8Array
  readonly household: Uint8Array
}

/** Looks again at every address where somebody came or went: who lives there together, and whether it is collective. */
export async function reviseSites(
  sql: Sql,
  around: Neighbourhood,
  state: BatchState,
  housed: readonly HousedRecord[],
  seenAgain: readonly SeenAgain[],
): Promise<void> {
  const { sites, today } = around
  const movers = [...new Set(housed.filter(({ record }) => hasAddress(record)).map(({ person }) => person))].flatMap(
    (person) => {
      const { household, storedHousehold } = person
      if (household === undefined || storedHousehold === undefined || final(storedHousehold) === final(household))
        return []
      return [{ person, to: sites.of(household), from: final(storedHousehold) }]
    },
  )
  await sites.load(
    sql,
    movers.map(({ from }) => from),
  )
  const seen = new Set(housed.map(({ person }) => person))
  for (const { person, household } of seenAgain) {
    const site = sites.known(state.household(household))
    const entry = state.person(person)
    const id = entry === undefined ? person : final(entry).id
    const resident = site?.residentsOf(final(state.household(household))).get(keyOf(id))
    if (resident !== undefined) resident.lastSeen = today
  }
  for (const { person, to, from } of movers) {
    const site = sites.known(from)
    if (site === undefined || site === to || !seen.has(person)) continue
    const firstSeen = to.residentsOf(to.homeOf(person) ?? to.current).get(keyOf(person.id))?.firstSeen
    const resident = site.residentsOf(from).get(keyOf(person.id))
    if (resident === undefined || firstSeen === undefined) continue
    resident.elsewhereSince = Math.max(resident.elsewhereSince ?? firstSeen, firstSeen)
    site.touched = true
  }
  for (const site of [...sites.all])
    if (site.touched && !site.collective && final(site.first) === site.first) revise(site, around)
}

function revise(site: Site, { sites, moves, today, create }: Neighbourhood): void {
  const former = site.current
  const later = laterFamily([...site.residentsOf(former).values()])
  if (later !== undefined) {
    const household = create()
    sites.add(site, household)
    for (const resident of later) moves.rehouse(resident, former, household, 'moved-in-later')
  }
  const residents = [...site.residentsOf(site.current).values()]
  if (!isCollective(residents, today)) return
  const shared = site.current
  site.collective = true
  site.becameCollective = true
  const [keeper, ...others] = residents.sort(byTime)
  if (keeper !== undefined) site.ownOf(keeper).push(shared)
  for (const resident of others) {
    const own = create()
    site.ownOf(resident).push(own)
    sites.add(site, own)
    moves.rehouse(resident, shared, own, 'collective')
  }
}

/** Who was there first keeps the number; of one day, who came first. */
function byTime(left: Resident, right: Resident): number {
  return left.firstSeen - right.firstSeen
}
