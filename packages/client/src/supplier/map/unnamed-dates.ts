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
/** A column of what is on holds days where it says which performance it was. */
const OF_A_SHOW =
  /^\s*(?:voorstelling|evenement|event|show|performance|concert|film|activiteit|lezing|rondleiding)\s*$/i
/** When something was written down, and not when somebody came. */
const OF_A_RECORD = /creat|aangemaakt|toegevoegd|added|factuur|invoice|gewijzigd|modified|updat|paid|betaal/i

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
    ({ column, index, profile, known }) =>
      (!known || OF_A_SHOW.test(column)) &&
      !taken.has(index) &&
      dateShare(profile) >= DATES &&
      looksBorn(profile) !== true,
  )
  const speaking = dated.filter(({ column }) => OF_A_VISIT.test(column) && !OF_A_RECORD.test(column))
  const alone = dated.length === 1 && !OF_A_RECORD.test(dated[0]?.column ?? '')
  const [likely] = speaking.length === 1 ? speaking : alone ? dated : []
  return dated.map(({ column, index }): Guess => {
    const options = index === likely?.index ? (['visitDate', 'orderDate', 'ignore'] as const) : UNLIKELY
    const ask = { options, needed: true }
    return { column, index, field: 'visitDate', confidence: 0.6, by: 'content', role: 'plain', ask }
  })
}

const UNLIKELY = ['ignore', 'visitDate', 'orderDate'] as const
