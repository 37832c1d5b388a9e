/** A delivery and a chunk of it, by the names of the model. */
export interface Place {
  readonly delivery: string
  readonly chunk: number
}

/** Something that can be asked of the server in any state. */
export interface Question {
  readonly verb: string
  readonly delivery: string
  readonly number: number
}

/** The state of `delivery.qnt`. */
export interface ModelState {
  readonly phase: readonly (readonly [string, string])[]
  readonly chunks: readonly Place[]
  readonly identityParts: readonly Place[]
  readonly activityParts: readonly Place[]
  readonly refused: readonly string[]
  readonly resolved: readonly Place[]
  readonly batches: readonly Place[]
  readonly waiting: readonly Place[]
  readonly items: readonly Place[]
  readonly published: number
  readonly acknowledged: number
  readonly pending: readonly Entry[]
  readonly log: readonly Entry[]
  readonly store: readonly Place[]
}
interface Entry {
  readonly what: string
}

/** What can be seen of a state from outside; the same for the model and for the server. */
export interface Observation {
  readonly phases: readonly string[]
  readonly chunks: readonly string[]
  readonly identityParts: readonly string[]
  readonly activityParts: readonly string[]
  readonly resolved: readonly string[]
  readonly batches: readonly string[]
  readonly waiting: readonly string[]
  readonly items: readonly string[]
  readonly feed: readonly string[]
  readonly lastCursor: number
  readonly acknowledged: number
  readonly pending: readonly string[]
  readonly log: readonly string[]
  readonly store: readonly string[]
  readonly cursor: number
}

export const textOf = ({ delivery, chunk }: Place): string => `${delivery} ${chunk}`
export const sorted = (texts: readonly string[]): string[] => [...texts].sort()
const places = (list: readonly Place[]): string[] => list.map(textOf)

/** What the model says that can be seen. */
export function observationOf(state: ModelState): Observation {
  const { published, store } = state
  const phase = ([name, value]: readonly [string, string]): string =>
    `${name} ${state.refused.includes(name) ? 'refused' : value}`
  return {
    phases: sorted(state.phase.map(phase)),
    chunks: sorted(places(state.chunks)),
    identityParts: sorted(places(state.identityParts)),
    activityParts: sorted(places(state.activityParts)),
    resolved: sorted(places(state.resolved)),
    batches: places(state.batches),
    waiting: sorted(places(state.waiting)),
    items: places(state.items),
    feed: places(state.items.slice(0, published)),
    lastCursor: published,
    acknowledged: state.acknowledged,
    pending: sorted(state.pending.map(({ what }) => what)),
    log: sorted(state.log.map(({ what }) => what)),
    store: places(store),
    cursor: store.length,
  }
}
