/** A month with fewer of the visits than this share of them is taken for stray dates. */
const STRAY = 0.01

/** Months of the visits that leave, YYYY-MM, both included. */
export interface VisitMonths {
  readonly from: string
  readonly until: string
}

/** Counts visits by month. */
export class VisitMonthCount {
  readonly #months = new Map<string, number>()
  #total = 0

  /** @param visitDate Canonical: YYYY-MM-DD. */
  add(visitDate: string): void {
    const month = visitDate.slice(0, 7)
    this.#months.set(month, (this.#months.get(month) ?? 0) + 1)
    this.#total++
  }

  /** Takes in the counts of other rows, as `state` gives them. */
  merge(months: ReadonlyMap<string, number>): void {
    for (const [month, visits] of months) {
      this.#months.set(month, (this.#months.get(month) ?? 0) + visits)
      this.#total += visits
    }
  }

  /** Visits by month, YYYY-MM. */
  state(): ReadonlyMap<string, number> {
    return this.#months
  }

  /** From the first month to the last that more than stray visits fall in; undefined without a visit. */
  report(): VisitMonths | undefined {
    const months = [...this.#months]
      .filter(([, visits]) => visits >= this.#total * STRAY)
      .map(([month]) => month)
      .sort()
    const [from] = months
    const until = months.at(-1)
    return from === undefined || until === undefined ? undefined : { from, until }
  }
}

/**
 * The months to propose for a delivery: those of its visits that are over, as one that still runs is not delivered yet. Undefined
 * where there is none. The portal's page proposes the same. @param now The machine's own month counts.
 */
export function monthsOver(visits: VisitMonths | undefined, now: Date): VisitMonths | undefined {
  const over = new Date(Date.UTC(now.getFullYear(), now.getMonth() - 1, 1)).toISOString().slice(0, 7)
  if (visits === undefined || visits.from > over) return undefined
  return visits.until <= over ? visits : { from: visits.from, until: over }
}
