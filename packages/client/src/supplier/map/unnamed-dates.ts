import { dateShare, looksBorn } from './content.ts'
import type { Guess } from './guess.ts'
import type { Profile } from './profile.ts'
import type { Recognised } from './recognise.ts'

/** A column that may be looked at; `known` when its name says that it is something else. */
export interface Candidate {
  readonly column: string
  readonly index: number
  readonly profile: Profile
  readonly known: boolean
}

const DATES = 0.8
/** Words in a name that speak of a visit, whatever else stands there. */
const OF_A_VISIT = /bezo|visit|voorst|event|show|sess|perf|concert|film|speel|scan|start|aanvang|wanneer|when/i

/**
 * Where no column gives the day of the visit, columns of dates under names that nobody knows are asked about: without that day nothing
 * can be delivered. The one that may be it is proposed; of several, the one whose name speaks of a visit.
 */
export function askUnnamedDates(
  candidates: readonly Candidate[],
  guesses: readonly Pick<Recognised, 'index' | 'field' | 'used'>[],
): Guess[] {
  if (guesses.some(({ field, used }) => used && field === 'visitDate')) return []
  const taken = new Set(guesses.filter(({ used }) => used).map(({ index }) => index))
  const dated = candidates.filter(
    ({ index, profile, known }) =>
      !known && !taken.has(index) && dateShare(profile) >= DATES && looksBorn(profile) !== true,
  )
  const speaking = dated.filter(({ column }) => OF_A_VISIT.test(column))
  const [likely] = speaking.length === 1 ? speaking : dated.length === 1 ? dated : []
  return dated.map(({ column, index }): Guess => {
    const options = index === likely?.index ? (['visitDate', 'orderDate', 'ignore'] as const) : UNLIKELY
    const ask = { options, needed: true }
    return { column, index, field: 'visitDate', confidence: 0.6, by: 'content', role: 'plain', ask }
  })
}

const UNLIKELY = ['ignore', 'visitDate', 'orderDate'] as const
