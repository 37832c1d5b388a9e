import { TOKEN_FAMILY } from '@sluis/ttp-core/identity'
import type { Block, BlockedRecord } from '../blocking/blocks.ts'
import { candidatesOf, hold, useOf } from '../blocking/blocks.ts'
import { compare } from '../comparison/compare.ts'
import type { Verdict } from '../rules/judge.ts'
import { judge } from '../rules/judge.ts'
import { absorb, mayBeOne } from './absorb.ts'
import type { PersonEntry } from './entries.ts'
import { learn } from './learn.ts'

/** What happened to a record. */
export interface Placement {
  readonly person: PersonEntry
  /** Blocks that did not know the person yet. */
  readonly newBlocks: readonly Block[]
}

/**
 * Takes a record to the person it belongs to, or to a new one, and joins persons that it shows to be one. The person learns
 * what the record says.
 */
export function placeRecord(blocked: BlockedRecord, create: () => PersonEntry, day: string): Placement {
  const matches = matchesOf(blocked)
  const [best, ...others] = matches
  let person = best?.person ?? create()
  for (const other of others) {
    if (!other.verdict.merges || best?.verdict.merges !== true) continue
    if (mayBeOne(person.profile, other.person.profile)) person = absorb(person, other.person)
  }
  learn(person.profile, blocked.record, day)
  person.changed = true
  return { person, newBlocks: blocked.blocks.filter((block) => hold(block, person)) }
}

/** A weak rule that holds for several persons holds for none of them. */
function onlyClear(matches: readonly Match[]): Match[] {
  return matches.filter(
    ({ verdict }) =>
      !verdict.exclusive || matches.filter((match) => match.verdict.strength === verdict.strength).length === 1,
  )
}

interface Match {
  readonly person: PersonEntry
  readonly verdict: Verdict
}

/** The candidates that a rule takes the record for, the strongest rule first, then the older person. */
function matchesOf(blocked: BlockedRecord): Match[] {
  const email = useOf(blocked, TOKEN_FAMILY.email)
  const mobile = useOf(blocked, TOKEN_FAMILY.mobile)
  const record = {
    ...blocked.record,
    email: email === 'desk' ? '' : blocked.record.email,
    mobile: mobile === 'desk' ? '' : blocked.record.mobile,
  }
  const shared = { email: email !== 'personal', mobile: mobile !== 'personal' }
  const matches: Match[] = []
  for (const person of candidatesOf(blocked)) {
    const verdict = judge(compare(record, person.profile, shared))
    if (verdict !== undefined) matches.push({ person, verdict })
  }
  return onlyClear(matches).sort(
    (left, right) =>
      left.verdict.strength - right.verdict.strength ||
      left.person.createdAt - right.person.createdAt ||
      Buffer.compare(left.person.id, right.person.id),
  )
}
