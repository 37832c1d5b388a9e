import type { GivenLevel, LinkageRecord, SurnameForm, SurnameLevel } from '@sluis/ttp-core/identity'
import { compareGiven, compareSurnames } from '@sluis/ttp-core/identity'
import type { NameValue } from '../vault/profile.ts'

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
export function compareNames(record: LinkageRecord, names: readonly NameValue[]): NameComparison {
  let best = UNKNOWN
  let bestRank = Number.NEGATIVE_INFINITY
  for (const name of names) {
    const compared = compareName(record, name)
    const rank = SURNAME_RANK[compared.surname] * 4 + GIVEN_RANK[compared.given] * 3
    if (rank <= bestRank) continue
    best = compared
    bestRank = rank
  }
  return best
}

function compareName(record: LinkageRecord, [surname, parts, given, initials]: NameValue): NameComparison {
  const other: SurnameForm = { surname, surnameParts: parts === '' ? [surname] : parts.split(' ') }
  const crossed = record.given.length > 1 && record.given === surname && record.surname === given
  if (crossed) return { surname: 'equal', given: 'equal', crossed }
  return { surname: compareSurnames(record, other), given: compareGiven(record, { given, initials }), crossed }
}
