import { TOKEN_FAMILY } from '@sluis/ttp-core/identity'
import type { BlockedRecord } from '../blocking/blocks.ts'
import { candidatesOf, holdersOf } from '../blocking/blocks.ts'
import type { PersonEntry } from '../clusters/entries.ts'
import { matchRecord } from '../clusters/match-record.ts'
import { gatherEvidence } from '../scoring/gather-evidence.ts'
import type { Scale } from '../scoring/scale.ts'
import { totalUnder } from '../scoring/weigh-total.ts'

/** Somebody whom a record may be of. */
export interface WeighedCandidate {
  readonly person: PersonEntry
  /** Whether the resolver would take the record for this person. */
  readonly links: boolean
  /** Weight of all evidence, in bits. */
  readonly bits: number
}

/**
 * Everybody whom the resolver would take a record for, or who is at or above `reviewFrom`: those it would link first, in its own order,
 * then the greater weight, then the older person. Nobody is changed.
 */
export function weighCandidates(blocked: BlockedRecord, scale: Scale): readonly WeighedCandidate[] {
  const { record } = blocked
  const seen = record.emailShared ? { ...record, email: '' } : record
  const frequencies = {
    name: holdersOf(blocked, TOKEN_FAMILY.fullName),
    email: holdersOf(blocked, TOKEN_FAMILY.email),
    mobile: holdersOf(blocked, TOKEN_FAMILY.mobile),
  }
  const totalOf = totalUnder(scale)
  const weigh = ({ profile }: PersonEntry): number => totalOf(gatherEvidence(seen, profile), frequencies)
  const { taken, unclear } = matchRecord(blocked, scale)
  const linked = taken.map(({ person }): WeighedCandidate => ({ person, links: true, bits: weigh(person) }))
  const ruled = new Set(unclear.map(({ person }) => person))
  const known = new Set(linked.map(({ person }) => person))
  const others = [...candidatesOf(blocked)]
    .filter((person) => !known.has(person))
    .map((person): WeighedCandidate => ({ person, links: false, bits: weigh(person) }))
    // What two people have in common is the resolver's reason to take neither, and a human's to look at both.
    .filter(({ person, bits }) => ruled.has(person) || bits >= scale.model.reviewFrom)
    .sort((left, right) => right.bits - left.bits || left.person.createdAt - right.person.createdAt)
  return [...linked, ...others]
}
