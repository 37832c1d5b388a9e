import { final } from '../clusters/entries.ts'
import type { LaterHousehold } from '../store/set-sites.ts'
import type { Sites } from './sites.ts'

/** The new households that are not the first of their address. */
export function laterHouseholds(sites: Sites): LaterHousehold[] {
  return [...sites.all]
    .filter(({ first }) => final(first) === first)
    .flatMap(({ first, households }) =>
      households
        .filter((household) => household.isNew && household !== first && household.absorbedBy === undefined)
        .map(({ id }) => ({ household: id, site: first.id })),
    )
}
