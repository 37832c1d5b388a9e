import type { FieldEvidence, LinkageRecord } from '@sluis/ttp-core/identity'
import { isSupported, TOKEN_FAMILY } from '@sluis/ttp-core/identity'
import type { BlockedRecord } from '../blocking/blocks.ts'
import { candidatesOf, holdersOf, useOf } from '../blocking/blocks.ts'
import { compare } from '../comparison/compare.ts'
import type { Verdict } from '../rules/judge.ts'
import { judge } from '../rules/judge.ts'
import { RULES } from '../rules/table.ts'
import type { Scale } from '../scoring/scale.ts'
import type { Score } from '../scoring/score.ts'
import { score } from '../scoring/score.ts'
import type { PersonEntry } from './entries.ts'

/** A person that a record is taken for. */
export interface Match {
  readonly person: PersonEntry
  readonly verdict: Verdict
  /** Bits by which the scorer takes the record for the person's; 0 where a rule alone is enough. */
  readonly bits: number
  /** How the record stands to the person; undefined where a rule alone is enough. */
  readonly evidence: FieldEvidence | undefined
}

/** Is told of candidates that weigh between the thresholds: too much to be nobody, too little to be the one. */
export type DoubtfulMatch = (person: PersonEntry, bits: number) => void

/** The scorer's own verdict: weaker than every rule. */
const SCORED: Verdict = { rule: 'score', strength: RULES.length, merges: true, exclusive: false, weighed: true }
/** A record without a name belongs to nobody when it could be two people's. */
const SCORED_NAMELESS: Verdict = { ...SCORED, merges: false, exclusive: true }

/**
 * The candidates that a record is taken for: by a rule that is enough, by a rule that the weight of all evidence must bear, or by
 * that weight alone. The strongest rule first, then the greater weight, then the older person.
 */
export function matchRecord(blocked: BlockedRecord, scale: Scale, doubt: DoubtfulMatch = () => undefined): Match[] {
  const email = useOf(blocked, TOKEN_FAMILY.email)
  const mobile = useOf(blocked, TOKEN_FAMILY.mobile)
  const record = {
    ...blocked.record,
    email: email === 'desk' ? '' : blocked.record.email,
    mobile: mobile === 'desk' ? '' : blocked.record.mobile,
  }
  const shared = { email: email !== 'personal', mobile: mobile !== 'personal' }
  const weighAgainst = scorerOf(blocked, record, scale)
  const matches: Match[] = []
  for (const person of candidatesOf(blocked)) {
    const verdict = judge(compare(record, person.profile, shared))
    if (verdict !== undefined && !verdict.weighed) {
      matches.push({ person, verdict, bits: 0, evidence: undefined })
      continue
    }
    const { evidence, weight } = weighAgainst(person)
    if (weight.total < scale.model.linkFrom) {
      if (weight.total >= scale.model.reviewFrom && isSupported(evidence)) doubt(person, weight.total)
      continue
    }
    if (verdict !== undefined) matches.push({ person, verdict, bits: weight.total, evidence })
    else if (isSupported(evidence)) {
      const nameless = evidence.surname === 'unknown' && evidence.given === 'unknown'
      if (nameless && (shared.email || shared.mobile)) continue
      matches.push({ person, verdict: nameless ? SCORED_NAMELESS : SCORED, bits: weight.total, evidence })
    }
  }
  return onlyClear(matches).sort(
    (left, right) =>
      left.verdict.strength - right.verdict.strength ||
      right.bits - left.bits ||
      left.person.createdAt - right.person.createdAt ||
      Buffer.compare(left.person.id, right.person.id),
  )
}

/** Role addresses say nothing of a person: the scorer does not see them. */
function scorerOf(blocked: BlockedRecord, record: LinkageRecord, scale: Scale): (person: PersonEntry) => Score {
  const seen = record.emailShared ? { ...record, email: '' } : record
  const frequencies = {
    persons: scale.persons,
    name: holdersOf(blocked, TOKEN_FAMILY.fullName),
    email: holdersOf(blocked, TOKEN_FAMILY.email),
    mobile: holdersOf(blocked, TOKEN_FAMILY.mobile),
  }
  return (person) => score(seen, person.profile, frequencies, scale.model)
}

/** A weak verdict that holds for several persons holds for none of them. */
function onlyClear(matches: readonly Match[]): Match[] {
  return matches.filter(
    ({ verdict }) =>
      !verdict.exclusive || matches.filter((match) => match.verdict.strength === verdict.strength).length === 1,
  )
}
