import { mix, Random } from '@sluis/examples/population/random'
import type { HomeKey } from './homes.ts'
import { peopleOfHome } from './homes.ts'
import { institutionIndex } from './institutions.ts'

/** Visits as columns, in order of arrival: 16 bytes each, so that tens of millions fit. */
export interface Visits {
  readonly count: number
  readonly home: Uint32Array
  /** Position among the people of the home. */
  readonly member: Uint8Array
  readonly institution: Uint16Array
  /** Which account the visitor has there, 0 the first. */
  readonly account: Uint8Array
  readonly week: Uint8Array
  readonly homes: number
  readonly persons: number
}

/** People return to where they were. */
const RETURNS = 0.18
/** And are taken for new now and then. */
const NEW_ACCOUNT = 0.4
const WEEKS = 52

/** Plans as many visits as asked for, home by home, and puts them in order of weeks; within a week in no order. */
export function planVisits(records: number, institutions: number, key: HomeKey): Visits {
  const index = institutionIndex(institutions)
  const columns = {
    home: new Uint32Array(records),
    member: new Uint8Array(records),
    institution: new Uint16Array(records),
    account: new Uint8Array(records),
    week: new Uint8Array(records),
  }
  const order = new Float64Array(records)
  let count = 0
  let home = 0
  let persons = 0
  for (; count < records; home += 1) {
    for (const [member, { visits, stays }] of peopleOfHome(home, key).entries()) {
      const random = new Random(mix(key.seed, 5, home, member))
      const seen: { readonly institution: number; accounts: number }[] = []
      if (count < records) persons += 1
      for (let visit = 0; visit < visits && count < records; visit += 1) {
        const back = seen.length > 0 && random.chance(RETURNS)
        const institution = back ? random.pick(seen).institution : index.draw(random)
        const known = seen.find((one) => one.institution === institution)
        if (known === undefined) seen.push({ institution, accounts: 1 })
        else if (random.chance(NEW_ACCOUNT)) known.accounts += 1
        const week = random.between(Math.max(1, stays[0]?.from ?? 1), WEEKS)
        columns.home[count] = home
        columns.member[count] = member
        columns.institution[count] = institution
        columns.account[count] = known === undefined ? 0 : random.between(0, known.accounts - 1)
        columns.week[count] = week
        order[count] = week + random.next()
        count += 1
      }
    }
  }
  const places = Uint32Array.from(order.keys()).sort((left, right) => (order[left] ?? 0) - (order[right] ?? 0))
  return {
    count,
    home: columns.home.map((_, at) => columns.home[places[at] ?? 0] ?? 0),
    member: columns.member.map((_, at) => columns.member[places[at] ?? 0] ?? 0),
    institution: columns.institution.map((_, at) => columns.institution[places[at] ?? 0] ?? 0),
    account: columns.account.map((_, at) => columns.account[places[at] ?? 0] ?? 0),
    week: columns.week.map((_, at) => columns.week[places[at] ?? 0] ?? 0),
    homes: home,
    persons,
  }
}
