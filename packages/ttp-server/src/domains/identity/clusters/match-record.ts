import type { FieldEvidence, LinkageRecord } from '@sluis/ttp-core/identity'
import { bitsBeyond, TOKEN_FAMILY } from '@sluis/ttp-core/identity'
import type { BlockedRecord } from '../blocking/blocks.ts'
import { candidatesOf, holdersOf, useOf } from '../blocking/blocks.ts'
import { compare } from '../comparison/compare.ts'
import type { KnownName } from '../comparison/known-names.ts'
import { knownNames } from '../comparison/known-names.ts'
import type { Verdict } from '../rules/judge.ts'
import { judge } from '../rules/judge.ts'
import { RULES } from '../rules/table.ts'
import { NOTHING_COMPARED } from '../scoring/evidence-code.ts'
import { gatherEvidence } from '../scoring/gather-evidence.ts'
import type { Scale } from '../scoring/scale.ts'
import { weighPersons } from '../scoring/weigh-persons.ts'
import { totalUnder } from '../scoring/weigh-total.ts'
import type { Profile } from '../vault/profile.ts'
import { emptyProfile } from '../vault/profile.ts'
import type { PersonEntry } from './entries.ts'
import { learn } from './learn.ts'

/** A person that a record is taken for. */
export interface Match {
  readonly person: PersonEntry
  readonly verdict: Verdict
  /** Weight of the evidence, in bits; 0 where a rule alone is enough. */
  readonly bits: number
  /** Mean of that and of the weights of the person's records against the record. */
  readonly mean: number
  /** How the record stands to all that is known of the person; undefined where a rule alone is enough. */
  readonly evidence: FieldEvidence | undefined
}

/** The scorer's own verdict: weaker than every rule. */
const SCORED: Verdict = { rule: 'score', strength: RULES.length, merges: true, exclusive: false, weighed: true }
/** A record without a name belongs to nobody when it could be two people's. */
const SCORED_NAMELESS: Verdict = { ...SCORED, merges: false, exclusive: true }

/** Of two people of one name nobody can tell whose a record is that tells nothing else. */
const SCORED_BY_NAME: Verdict = { ...SCORED, strength: RULES.length + 1, exclusive: true }

const NONE: readonly Match[] = []

/** A person that a record may be of, with the weight of the evidence in bits. */
export interface Near {
  readonly person: PersonEntry
  readonly bits: number
}

/** What a record's candidates came to. */
export interface Matches {
  /**
   * The candidates that the record is taken for: by a rule that is enough, by a rule that the weight of all evidence must bear, or
   * by that weight alone. The strongest rule first, then the greater weight, then the older person.
   */
  readonly taken: readonly Match[]
  /** Candidates at or above the lower threshold: the record is not taken for them, but they may be one with whom it is taken for. */
  readonly near: readonly Near[]
  /** Candidates for whom a weak rule holds that holds for others too: for whom the record is taken nobody can tell. */
  readonly unclear: readonly Match[]
}

/** Looks at all candidates of a record. */
export function matchRecord(blocked: BlockedRecord, scale: Scale): Matches {
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
  const near: Near[] = []
  for (const person of candidatesOf(blocked)) {
    const names = knownNames(person.profile.names)
    const verdict = judge(compare(record, person.profile, shared, names))
    if (verdict !== undefined && !verdict.weighed) {
      matches.push({ person, verdict, bits: 0, mean: 0, evidence: undefined })
      continue
    }
    const { evidence, bits, mean } = weighAgainst(person, names)
    const nameless = evidence.surname === 'unknown' && evidence.given === 'unknown'
    const isShared = nameless && (shared.email || shared.mobile)
    const beyond = verdict === undefined ? bitsBeyond(evidence) : 0
    if (mean >= scale.model.linkFrom + beyond && (verdict !== undefined || !isShared)) {
      const scored = nameless ? SCORED_NAMELESS : beyond > 0 ? SCORED_BY_NAME : SCORED
      matches.push({ person, verdict: verdict ?? scored, bits, mean, evidence })
    } else if (bits >= scale.model.reviewFrom && !isShared) near.push({ person, bits })
  }
  const clear = onlyClear(matches)
  const unclear = clear.length === matches.length ? NONE : matches.filter((match) => !clear.includes(match))
  const taken = clear.sort(
    (left, right) =>
      left.verdict.strength - right.verdict.strength ||
      right.mean - left.mean ||
      left.person.createdAt - right.person.createdAt ||
      Buffer.compare(left.person.id, right.person.id),
  )
  return { taken, near, unclear }
}

/** How likely a record is a person's, and why. */
interface Scored {
  readonly evidence: FieldEvidence
  readonly bits: number
  readonly mean: number
}

/**
 * Weighs a record against persons: against all that is known of one and, where that is enough, against each of his records too.
 * Role addresses say nothing of a person: the scorer does not see them.
 */
function scorerOf(
  blocked: BlockedRecord,
  record: LinkageRecord,
  scale: Scale,
): (person: PersonEntry, names: readonly KnownName[]) => Scored {
  const totalOf = totalUnder(scale)
  const seen = record.emailShared ? { ...record, email: '' } : record
  const frequencies = {
    name: holdersOf(blocked, TOKEN_FAMILY.fullName),
    email: holdersOf(blocked, TOKEN_FAMILY.email),
    mobile: holdersOf(blocked, TOKEN_FAMILY.mobile),
  }
  let alone: Profile | undefined
  return ({ profile }, names) => {
    const evidence = gatherEvidence(seen, profile, names)
    const bits = totalOf(evidence, frequencies)
    if (bits < scale.model.linkFrom) return { evidence, bits, mean: bits }
    alone ??= profileOf(seen)
    const { right } = weighPersons(alone, profile, scale, frequencies)
    return { evidence, bits, mean: (bits + right) / 2 }
  }
}

/** What is known of somebody who has this record alone. */
function profileOf(record: LinkageRecord): Profile {
  const profile = emptyProfile()
  learn(profile, record, '', { mark: '', link: ['new', 0, NOTHING_COMPARED, 0] })
  return profile
}

/** A weak verdict that holds for several persons holds for none of them. */
function onlyClear(matches: readonly Match[]): Match[] {
  return matches.filter(
    ({ verdict }) =>
      !verdict.exclusive || matches.filter((match) => match.verdict.strength === verdict.strength).length === 1,
  )
}
