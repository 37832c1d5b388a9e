/** The state of `agreements.qnt`. */
export interface ModelState {
  readonly day: number
  readonly listed: boolean
  readonly lastDay: number
  readonly museumActive: boolean
  readonly tenantActive: boolean
  readonly phase: readonly (readonly [string, string])[]
  readonly refused: readonly string[]
  readonly batches: readonly string[]
  readonly aside: readonly string[]
  readonly parts: readonly string[]
  readonly feed: readonly string[]
  readonly cursor: number
  readonly outcome: readonly (readonly [string, string])[]
}

export interface Question {
  readonly verb: string
  readonly delivery: string
}

/** The day of the visit of each delivery, in the order of their identifiers. */
export const VISITS: readonly (readonly [string, number])[] = [
  ['early', 1],
  ['second', 2],
  ['third', 3],
  ['fourth', 4],
]

/** What can be seen of a state from outside; the same for the model and for the server. */
export interface Observation {
  readonly phases: readonly string[]
  readonly batches: readonly string[]
  readonly parts: readonly string[]
  readonly feed: readonly string[]
  readonly cursor: number
  readonly outcomes: readonly string[]
  readonly rows: readonly string[]
}

/** What the model says that can be seen. */
export function observationOf(state: ModelState): Observation {
  const rows = state.outcome.filter(([, outcome]) => outcome === 'row').map(([name]) => name)
  const order = state.feed
  return {
    phases: VISITS.map(([name]) => {
      const phase = state.phase.find(([one]) => one === name)?.[1]
      return `${name} ${state.refused.includes(name) ? 'refused' : phase}`
    }),
    batches: state.batches.map((name) => `${name}${state.aside.includes(name) ? ' aside' : ''}`),
    parts: [...state.parts].sort(),
    feed: state.feed,
    cursor: state.cursor,
    outcomes: state.outcome.map((pair) => pair.join(' ')).sort(),
    rows: order.filter((name) => rows.includes(name)),
  }
}
