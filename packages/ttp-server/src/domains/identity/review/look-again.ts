import { blockingKeys } from '@sluis/ttp-core/identity'
import type { Sql } from '../../../kernel/database.ts'
import { BatchState } from '../batch/batch-state.ts'
import type { BatchTools } from '../batch/batch-tools.ts'
import type { SubjectSplit } from '../batch/resolution.ts'
import { splitConflicts } from '../batch/split-conflicts.ts'
import { candidatesMax } from '../blocking/block-limits.ts'
import type { PersonEntry } from '../clusters/entries.ts'
import { keyOf, numberOf } from '../clusters/entries.ts'
import { recordsOf } from '../clusters/records-of.ts'
import { isAddressed } from '../households/home.ts'
import type { Scale } from '../scoring/scale.ts'
import { findHolders } from '../store/find-holders.ts'
import { findPersons } from '../store/find-persons.ts'
import { findPartners, renewCases } from '../store/renew-cases.ts'
import type { FoundCase } from './find-cases.ts'
import { findParts } from './find-cases.ts'
import { joinCase } from './join-case.ts'

/**
 * Matches persons again by all that is known of them by now, against everybody to whom their records lead and against those with
 * whom they stand in a case: who an answer has made one may fit somebody else, and what it has parted may be two again. Whose
 * records contradict each other beyond doubt is split, as after a batch; nobody is joined whom no record joined, all else is asked.
 * In the transaction of `sql`, which holds the lock of the resolution.
 */
export async function lookAgain(
  sql: Sql,
  tools: BatchTools,
  scale: Scale,
  ids: readonly Uint8Array[],
  now: Date,
): Promise<readonly SubjectSplit[]> {
  const splits: SubjectSplit[] = []
  const looked = [...ids]
  // Each split leaves fewer records together that contradict each other: this ends.
  for (;;) {
    const state = new BatchState(tools.random, now.getTime())
    const persons = await loadPersons(sql, tools, state, looked)
    for (const person of persons) person.changed = true
    const { conflicts, cases } = findParts(persons, scale)
    if (conflicts.length === 0) {
      const joins = await findJoinsOf(sql, tools, scale, state, persons)
      await renewCases(sql, looked, [...cases, ...joins])
      return splits
    }
    const parted = await splitConflicts(sql, tools, conflicts, scale, now)
    splits.push(...parted.splits)
    looked.push(...parted.created)
  }
}

async function loadPersons(
  sql: Sql,
  { vault }: BatchTools,
  state: BatchState,
  ids: readonly Uint8Array[],
): Promise<readonly PersonEntry[]> {
  const distinct = new Map(ids.map((id) => [keyOf(id), id]))
  const missing = [...distinct.values()].filter((id) => state.person(id) === undefined)
  for (const stored of await findPersons(sql, missing)) state.load(stored, vault, isAddressed)
  return [...distinct.values()].flatMap((id) => state.person(id) ?? [])
}

/** The cases of each of these persons with those who may be the same, each pair once. */
async function findJoinsOf(
  sql: Sql,
  tools: BatchTools,
  scale: Scale,
  state: BatchState,
  persons: readonly PersonEntry[],
): Promise<readonly FoundCase[]> {
  const found: FoundCase[] = []
  const asked = new Set<string>()
  for (const person of persons) {
    for (const other of await loadPersons(sql, tools, state, await findNeighbours(sql, tools, person))) {
      const pair = [keyOf(person.id), keyOf(other.id)].sort().join('')
      if (other === person || asked.has(pair)) continue
      asked.add(pair)
      const one = joinCase(person, other, scale)
      if (one !== undefined) found.push(one)
    }
  }
  return found
}

/** Everybody to whom a person's records lead, and who stands in a case with the person. */
async function findNeighbours(
  sql: Sql,
  tools: BatchTools,
  { id, profile }: PersonEntry,
): Promise<readonly Uint8Array[]> {
  const inputs = recordsOf(profile).flatMap(blockingKeys)
  const holders = await findHolders(
    sql,
    tools.tokens(inputs),
    inputs.map(({ family }) => candidatesMax(family)),
  )
  const near = holders.flatMap(({ persons }) => persons ?? [])
  return [...near.map(numberOf), ...(await findPartners(sql, [id]))]
}
