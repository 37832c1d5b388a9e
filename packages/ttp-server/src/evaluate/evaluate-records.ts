import type { Identity } from '@sluis/ttp-core/identity'
import type { Numbers, Resolver } from '../domains/identity/index.ts'
import { NumberTable } from './number-table.ts'
import type { PartitionScore } from './partition-score.ts'
import { PartitionScorer } from './partition-score.ts'
import { startTemporaryResolver } from './temporary-resolver.ts'

/** A canonical record whose person (and household) is known. */
export interface LabelledRecord {
  readonly identity: Identity
  readonly institution: string
  readonly truth: string
  readonly householdTruth?: string
}

export interface EvaluationOptions {
  /** Country where a record names none (ISO 3166 alpha-2). */
  readonly country: string
  /** Records resolved in one transaction; 2,500 as a delivery's chunk when absent. */
  readonly batchSize?: number
}

export interface Evaluation extends PartitionScore {
  /** Over the records whose true household is given; absent when there are none. */
  readonly household?: PartitionScore
  readonly seconds: number
  readonly recordsPerSecond: number
}

const BATCH_SIZE = 2_500

/**
 * Resolves labelled records, in their order, with the server's own resolver in a temporary database, and counts the final
 * numbers (after all merges) against the truth. The truth is never shown to the resolver.
 */
export async function evaluateRecords(
  records: AsyncIterable<LabelledRecord>,
  options: EvaluationOptions,
): Promise<Evaluation> {
  const { resolver, stop } = await startTemporaryResolver()
  try {
    return await evaluateWith(resolver, records, options)
  } finally {
    await stop()
  }
}

/** As `evaluateRecords`, with a resolver whose store the caller owns. */
export async function evaluateWith(
  resolver: Resolver,
  records: AsyncIterable<LabelledRecord>,
  { country, batchSize = BATCH_SIZE }: EvaluationOptions,
): Promise<Evaluation> {
  const persons = new NumberTable()
  const households = new NumberTable()
  let spentMs = 0
  for await (const batch of inBatches(records, batchSize)) {
    const startedAt = performance.now()
    const numbers: readonly Numbers[] = await resolver.resolveRecords(
      batch.map(({ identity, institution }) => ({ identity, institution, country })),
    )
    spentMs += performance.now() - startedAt
    for (const [position, { truth, householdTruth }] of batch.entries()) {
      persons.add(numbers[position]?.person, truth)
      if (householdTruth !== undefined) households.add(numbers[position]?.household, householdTruth)
    }
  }
  const score = await finalScore(persons, async (ids) => (await resolver.currentNumbers(ids, [])).persons)
  const household = await finalScore(households, async (ids) => (await resolver.currentNumbers([], ids)).households)
  const seconds = spentMs / 1_000
  return {
    ...score,
    ...(household.records === 0 ? {} : { household }),
    seconds,
    recordsPerSecond: seconds === 0 ? 0 : score.records / seconds,
  }
}

async function finalScore(
  table: NumberTable,
  current: (ids: readonly Uint8Array[]) => Promise<readonly Uint8Array[]>,
): Promise<PartitionScore> {
  const scorer = new PartitionScorer()
  const numbers = await table.finalNumbers(current)
  for (const [given, truth] of table.rows()) scorer.add(numbers(given), truth)
  return scorer.score()
}

async function* inBatches(records: AsyncIterable<LabelledRecord>, size: number): AsyncGenerator<LabelledRecord[]> {
  let batch: LabelledRecord[] = []
  for await (const record of records) {
    batch.push(record)
    if (batch.length < size) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
