import type { Sql } from '../../../kernel/database.ts'
import { ServerError } from '../../../kernel/errors.ts'
import { BatchState } from '../batch/batch-state.ts'
import type { BatchTools } from '../batch/batch-tools.ts'
import { batchTools } from '../batch/batch-tools.ts'
import { householdSplits } from '../batch/household-splits.ts'
import type { SubjectMerge, SubjectSplit } from '../batch/resolution.ts'
import { sealChanged, writeBatch } from '../batch/write-batch.ts'
import { absorb } from '../clusters/absorb.ts'
import { partProfile } from '../clusters/part-profile.ts'
import { isAddressed } from '../households/home.ts'
import { settleHouseholds } from '../households/settle.ts'
import { modelInForce } from '../models/model-in-force.ts'
import type { ResolverPorts } from '../ports.ts'
import type { Scale } from '../scoring/scale.ts'
import { countPersons } from '../store/count-persons.ts'
import { findPersons } from '../store/find-persons.ts'
import { lockResolution } from '../store/lock.ts'
import type { ReviewCase } from '../store/review-cases.ts'
import { closeCase, findCase, followChanges, skipCase } from '../store/review-cases.ts'
import { splitPerson } from '../store/split-person.ts'
import type { VerdictKind } from '../store/verdicts.ts'
import { addVerdict, orderedMarks } from '../store/verdicts.ts'
import { sealNote } from '../vault/note.ts'
import { keepStanding, keepVerdicts, standingLists } from './apply-verdicts.ts'
import { lookAgain } from './look-again.ts'

/** What a reviewer says of a case. */
export interface Decision {
  readonly id: number
  readonly decision: VerdictKind
  /** Who says so: a name of the institution that runs the TTP, at most 80 of A–Z a–z 0–9 . _ - */
  readonly reviewer: string
  /** Why, in the reviewer's words; kept sealed. */
  readonly reason: string
}

/** What a decision did. */
export interface Decided {
  readonly outcome: 'joined' | 'split' | 'remembered' | 'skipped'
  /** For `handOverChanges`, in the same transaction. */
  readonly merges: readonly SubjectMerge[]
  readonly splits: readonly SubjectSplit[]
  /** The version of the linkage model under which the case was made. */
  readonly model: number
}

const NOTHING = { merges: [], splits: [] } as const
/** Reason of events that a verdict brought about. */
const REASON = 'review'

/**
 * Carries out what a reviewer says of a case, in the transaction of `sql`: what is said to be the same becomes one person, what is
 * said to be different stays or becomes two; both are remembered by the records and hold against every weight. A case that was
 * decided may be decided again: the last verdict counts.
 * @throws ServerError `REVIEW_CASE_UNKNOWN`; `REVIEW_CASE_OBSOLETE` when a record is gone or the question has answered itself;
 * `REVIEW_CONTRADICTS` when earlier verdicts on other records say otherwise.
 */
export async function decideCase(sql: Sql, ports: ResolverPorts, decision: Decision): Promise<Decided> {
  await lockResolution(sql)
  const found = await findCase(sql, decision.id)
  if (found === undefined) throw new ServerError('REVIEW_CASE_UNKNOWN')
  const [one, other] = found.persons
  if (found.state === 'obsolete' || one === undefined || other === undefined)
    throw new ServerError('REVIEW_CASE_OBSOLETE')
  await remember(sql, ports, found, decision)
  const { model } = found
  if (decision.decision === 'skip') {
    await skipCase(sql, found.id)
    return { outcome: 'skipped', ...NOTHING, model }
  }
  await closeCase(sql, found.id, 'decided')
  const tools = batchTools(ports)
  const scale = { model: await modelInForce(sql, ports), persons: await countPersons(sql) }
  const { persons, ...changed } = await carryOut(sql, tools, ports, scale, found, decision.decision)
  const splits = await lookAgain(sql, tools, scale, persons, ports.now())
  return { ...changed, splits: [...changed.splits, ...splits], model }
}

/** What a verdict changed, and of whom more is known by it. */
type Changed = Omit<Decided, 'model'> & { readonly persons: readonly Uint8Array[] }

async function carryOut(
  sql: Sql,
  tools: BatchTools,
  ports: ResolverPorts,
  scale: Scale,
  found: ReviewCase,
  decision: 'same' | 'different',
): Promise<Changed> {
  const [one, other] = found.persons as readonly [Uint8Array, Uint8Array]
  const areOne = Buffer.compare(one, other) === 0
  if (decision === 'same' && !areOne) return join(sql, tools, ports.now(), one, other)
  if (decision === 'different' && areOne) return part(sql, tools, ports, scale, found)
  const persons = areOne ? [one] : [one, other]
  await keepStanding(sql, tools, persons)
  return { outcome: 'remembered', ...NOTHING, persons }
}

async function remember(sql: Sql, ports: ResolverPorts, found: ReviewCase, decision: Decision): Promise<void> {
  const { marks, bits, evidence, model } = found
  const reason = sealNote(ports.vaultKey, ports.random, Buffer.concat(orderedMarks(marks)), decision.reason)
  const { decision: kind, reviewer } = decision
  await addVerdict(sql, { marks, decision: kind, reviewer, reason, bits, evidence, model, at: ports.now() })
}

async function join(sql: Sql, tools: BatchTools, now: Date, one: Uint8Array, other: Uint8Array): Promise<Changed> {
  const lists = await standingLists(sql, [one, other])
  const state = new BatchState(tools.random, now.getTime())
  const [left, right] = (await findPersons(sql, [one, other])).map((stored) =>
    state.load(stored, tools.vault, isAddressed),
  )
  if (left === undefined || right === undefined) throw new ServerError('REVIEW_CASE_OBSOLETE')
  keepVerdicts(absorb(left, right, REASON).profile, lists)
  const sealed = sealChanged(state, tools.vault)
  const settlement = await settleHouseholds(sql, tools, state, [], [], now)
  const { merges, moved } = await writeBatch(sql, { state, known: [], placed: [], sealed, settlement, now })
  await followChanges(
    sql,
    merges.persons.map(({ absorbed }) => absorbed),
    merges.persons.map(({ survivor }) => survivor),
  )
  return {
    outcome: 'joined',
    persons: merges.persons.map(({ survivor }) => survivor),
    splits: await householdSplits(sql, moved),
    merges: [
      ...merges.persons.map(({ absorbed, survivor }) => ({ kind: 'person' as const, absorbed, survivor })),
      ...merges.households.map(({ absorbed, survivor }) => ({ kind: 'household' as const, absorbed, survivor })),
    ],
  }
}

async function part(
  sql: Sql,
  tools: BatchTools,
  ports: ResolverPorts,
  scale: Scale,
  { marks, persons: [person = new Uint8Array()] }: ReviewCase,
): Promise<Changed> {
  const [stored] = await findPersons(sql, [person])
  if (stored === undefined) throw new ServerError('REVIEW_CASE_OBSOLETE')
  const profile = tools.vault.open(stored.id, stored.salt, stored.sealed)
  if (!marks.every((mark) => profile.records.some(([known]) => known === mark)))
    throw new ServerError('REVIEW_CASE_OBSOLETE')
  const [one, other] = marks
  // The two may have been said to be one before: that counts no longer.
  const together = profile.together.filter((pair) => !(pair.includes(one) && pair.includes(other)))
  const division = partProfile({ ...profile, together }, marks, scale)
  if (division === undefined) throw new ServerError('REVIEW_CONTRADICTS')
  const request = { person, parts: division.parts, reason: REASON, apart: marks }
  const split = await splitPerson(sql, tools, request, ports.now())
  await keepStanding(sql, tools, [split.parent, split.created])
  await followChanges(sql, [split.parent], [split.created])
  return { outcome: 'split', merges: [], splits: split.splits, persons: [split.parent, split.created] }
}
