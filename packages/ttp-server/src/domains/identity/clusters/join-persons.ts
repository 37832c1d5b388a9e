import { bitsBeyond } from '@sluis/ttp-core/identity'
import type { Scale } from '../scoring/scale.ts'
import { weighPersons } from '../scoring/weigh-persons.ts'
import { absorb } from './absorb.ts'
import { contradict } from './contradict.ts'
import type { PersonEntry } from './entries.ts'
import { final } from './entries.ts'
import { keptApart } from './kept-apart.ts'
import type { Matches } from './match-record.ts'

/** Who is left of several persons, and who stays apart though the record may be his: with the weight of the record, in bits. */
export interface Joined {
  readonly person: PersonEntry
  readonly apart: readonly { readonly other: PersonEntry; readonly bits: number }[]
}

/**
 * Joins with a person who has just learnt a record everybody found through it who is the same by all that is known of both: those
 * whom the record fits too, and those whom only the two records together fit, so that little depends on which came first. A
 * record that fits two persons is not enough.
 */
export function joinPersons(person: PersonEntry, { taken, near, unclear }: Matches, scale: Scale): Joined {
  const [best, ...others] = taken
  const { linkFrom, reviewFrom, version } = scale.model
  const contradicted = linkFrom + (linkFrom - reviewFrom) / 2
  const apart: { other: PersonEntry; bits: number }[] = []
  let joined = person
  const joins = (other: PersonEntry, reason: string): boolean => {
    const { bits, evidence } = weighPersons(joined.profile, other.profile, scale)
    const least = contradict(joined.profile, other.profile) ? contradicted : linkFrom
    if (bits < least + bitsBeyond(evidence)) return false
    joined = absorb(joined, final(other), `${reason} ${bits.toFixed(1)} ${version}`)
    return true
  }
  for (const { person: other, verdict, bits } of others) {
    if (keptApart(joined.profile, other.profile)) continue
    const merges = best?.verdict.merges === true && verdict.merges
    if (!merges || !joins(other, `${best.verdict.rule} ${verdict.rule}`)) apart.push({ other, bits })
  }
  for (const { person: other, bits } of near) {
    // Who is known by this record alone has been weighed against everybody.
    if (best === undefined || keptApart(joined.profile, other.profile) || !joins(other, 'near'))
      apart.push({ other, bits })
  }
  for (const { person: other, bits } of unclear) apart.push({ other, bits })
  return { person: joined, apart }
}
