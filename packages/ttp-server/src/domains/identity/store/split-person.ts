import type { Sql } from '../../../kernel/database.ts'
import { BatchState } from '../batch/batch-state.ts'
import type { BatchTools } from '../batch/batch-tools.ts'
import type { SubjectSplit } from '../batch/resolution.ts'
import { touchedBy } from '../batch/touched.ts'
import { subjectSplits } from '../chunks/subject-splits.ts'
import type { DividedProfile } from '../clusters/divide-profile.ts'
import { divideProfile } from '../clusters/divide-profile.ts'
import type { PersonEntry } from '../clusters/entries.ts'
import { addEvent } from '../events/event-rows.ts'
import type { Profile } from '../vault/profile.ts'
import { findPersons } from './find-persons.ts'
import { findPersonRecords } from './person-records.ts'
import { planSplit } from './plan-split.ts'
import { writeSplit } from './write-split.ts'

/** A person whose records are two people's. */
export interface SplitRequest {
  /** The number that the person goes by now. */
  readonly person: Uint8Array
  /** Marks of the records of either part, each in one of them; records that neither names stay. */
  readonly parts: readonly [first: readonly string[], second: readonly string[]]
  /** Why, for the event; says no value of a record. */
  readonly reason: string
  /** Two marks, one of either part, that a human said are two people's. */
  readonly apart?: readonly [one: string, other: string]
}

/** What a split changed. */
export interface PersonSplit {
  /** The event's number. */
  readonly seq: number
  readonly parent: Uint8Array
  /** The new number, and the marks of the records that are its own now. */
  readonly created: Uint8Array
  readonly moved: readonly string[]
  /** For `handOverChanges`: the rows that are the new person's, or another household's, in each domain. */
  readonly splits: readonly SubjectSplit[]
  /** Every number, token and fingerprint of which the store says something else now. */
  readonly touched: readonly Uint8Array[]
}

/**
 * Makes two persons of one, in the transaction of `sql`, which holds the lock of the resolution. The part with more records keeps the
 * number, of equals the one with the oldest record; the other gets a new one, drawn now. Rows of chunks that are not resolved yet
 * are the caller's to number.
 * @throws RangeError for a person who is not there, marks that are not the person's, a part without records, or a mark in both.
 */
export async function splitPerson(sql: Sql, tools: BatchTools, request: SplitRequest, now: Date): Promise<PersonSplit> {
  const [stored] = await findPersons(sql, [request.person])
  if (stored === undefined) throw new RangeError('no such person')
  const profile = tools.vault.open(stored.id, stored.salt, stored.sealed)
  const marks = new Set(leavingMarks(profile, request))
  const divided = divideProfile(profile, marks)
  if (request.apart !== undefined) keepApart(divided, marks, request.apart)
  const state = new BatchState(tools.random, now.getTime())
  const leaving: PersonEntry = { ...state.createPerson(), profile: divided.leaves }
  const before = await findPersonRecords(sql, stored.id)
  const dividing = {
    state,
    stored,
    leaving,
    divided,
    before,
    reason: request.reason,
  }
  const { body, newAddresses, laterHouseholds, floating } = await planSplit(sql, tools, dividing, now)
  const seq = await addEvent(sql, 'split', body, now)
  const tokens = await writeSplit(sql, tools, {
    stays: { id: stored.id, salt: stored.salt, profile: divided.stays },
    leaves: { id: leaving.id, salt: leaving.salt, profile: divided.leaves },
    body,
    newAddresses,
    laterHouseholds,
    at: now,
  })
  const splits = await subjectSplits(sql, { seq, profile, parent: stored, created: leaving.id, before, body, floating })
  return {
    seq,
    parent: stored.id,
    created: leaving.id,
    moved: [...marks],
    splits,
    touched: [...touchedBy(body), ...tokens],
  }
}

/** The marks of the smaller part; of equals the one without the oldest record. */
function leavingMarks({ records }: Profile, { parts }: SplitRequest): readonly string[] {
  const own = records.map(([mark]) => mark)
  const [first, second] = parts
  const named = [...first, ...second]
  if (first.length === 0 || second.length === 0) throw new RangeError('a part without records')
  if (new Set(named).size !== named.length || named.some((mark) => !own.includes(mark))) {
    throw new RangeError('not the marks of the person, each in one part')
  }
  if (first.length !== second.length) return first.length < second.length ? first : second
  return first.includes(own.find((mark) => named.includes(mark)) ?? '') ? second : first
}

/** Each of the two persons must never get the other's record of the verdict. */
function keepApart(
  { stays, leaves }: DividedProfile,
  left: ReadonlySet<string>,
  pair: readonly [string, string],
): void {
  for (const [own, other] of [pair, [pair[1], pair[0]] as const]) {
    const part = left.has(own) ? leaves : stays
    if (!part.apart.includes(other)) part.apart.push(other)
  }
}
