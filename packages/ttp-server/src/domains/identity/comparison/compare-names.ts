import type { GivenLevel, LinkageRecord, NameForm, SurnameLevel } from '@sluis/ttp-core/identity'
import { compareGiven, compareSurnames } from '@sluis/ttp-core/identity'
import type { KnownName } from './known-names.ts'
import { compareKnown, soleName } from './known-names.ts'

export interface NameComparison {
  readonly surname: SurnameLevel
  readonly given: GivenLevel
  readonly crossed: boolean
}

const SURNAME_RANK: Readonly<Record<SurnameLevel, number>> = { equal: 4, shared: 3, near: 3, unknown: 1, different: 0 }
const GIVEN_RANK: Readonly<Record<GivenLevel, number>> = {
  equal: 6,
  alias: 5,
  near: 4,
  initial: 3,
  'later-initial': 2,
  unknown: 1,
  conflict: 0,
}
const UNKNOWN: NameComparison = { surname: 'unknown', given: 'unknown', crossed: false }

/** Compares the name of a record with every name of a person; the best agreement counts. */
export function compareNames(record: LinkageRecord, names: readonly KnownName[]): NameComparison {
  let best = UNKNOWN
  let bestRank = Number.NEGATIVE_INFINITY
  const own = soleName(record)
  for (const name of names) {
    const compared = compareKnown(
      own,
      name,
      (_, form) => compareName(record, form),
      (level) => -rankOf(level),
    )
    const rank = rankOf(compared)
    if (rank <= bestRank) continue
    best = compared
    bestRank = rank
  }
  return best
}

function rankOf({ surname, given }: NameComparison): number {
  return SURNAME_RANK[surname] * 4 + GIVEN_RANK[given] * 3
}

function compareName(record: LinkageRecord, name: NameForm): NameComparison {
  const { surname, given, initials } = name
  if (isCrossed(record, surname, given, initials))
    return { surname: 'equal', given: given === '' ? 'initial' : 'equal', crossed: true }
  return { surname: compareSurnames(record, name), given: compareGiven(record, name), crossed: false }
}

/** Given name and surname exchanged: both agree crosswise, or the surname does and the initial is that of the other. */
function isCrossed(record: LinkageRecord, surname: string, given: string, initials: string): boolean {
  if (record.given === surname && surname.length > 1) {
    return given === '' ? initials !== '' && record.surname.startsWith(initials.charAt(0)) : record.surname === given
  }
  return (
    record.given === '' &&
    given !== '' &&
    record.surname === given &&
    surname.startsWith(record.initials.charAt(0)) &&
    record.initials !== ''
  )
}
