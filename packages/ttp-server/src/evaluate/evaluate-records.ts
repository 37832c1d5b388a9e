import type { LinkageModel } from '@sluis/ttp-core/identity'
import { DEFAULT_MODEL } from '@sluis/ttp-core/identity'
import type { Resolver } from '../domains/identity/index.ts'
import { fitRecords } from '../domains/identity/index.ts'
import type { Answered, ReviewedStore } from './answer-queue.ts'
import { answerQueue } from './answer-queue.ts'
import type { PairReport } from './inspect-pairs.ts'
import { inspectPairs } from './inspect-pairs.ts'
import type { LabelledRecord } from './labelled-record.ts'
import { linkageRecordsOf } from './linkage-records.ts'
import type { NumberedRow } from './number-table.ts'
import { NumberTable } from './number-table.ts'
import type { PartitionScore } from './partition-score.ts'
import { PartitionScorer } from './partition-score.ts'
import { startTemporaryResolver } from './temporary-resolver.ts'

export interface EvaluationOptions {
  /** Country where a record names none (ISO 3166 alpha-2). */
  readonly country: string
  /** Records resolved in one transaction; 2,500 as a delivery's chunk when absent. */
  readonly batchSize?: number
  /** `fit`, when absent: weights learnt from the records themselves, without their labels; `default`: the core's own. */
  readonly weights?: 'fit' | 'default'
  /** Weighs the pairs of single records, and names this many of the worst errors; not done when absent. */
  readonly explain?: number
  /** Answers the queue of clerical review with the truth at the end, and scores the numbers again. */
  readonly review?: boolean
}

export interface Evaluation extends PartitionScore {
  /** Over the records whose true household is given; absent when there are none. */
  readonly household?: PartitionScore
  /** Over those of them with a postcode and a house number; absent when there are none. */
  readonly householdAddressed?: PartitionScore
  /** Present when it was asked for. */
  readonly pairs?: PairReport
  /** The queue of clerical review, and the score once it was answered correctly; present when it was asked for. */
  readonly review?: Answered & Pick<PartitionScore, 'precision' | 'recall' | 'f1'>
  readonly seconds: number
  readonly recordsPerSecond: number
}

const BATCH_SIZE = 2_500
/** Records that a model is learnt from, and whose pairs are weighed: the first of a file, all of them at a time in memory. */
const LEARNT_FROM_MAX = 200_000

/**
 * Resolves labelled records, in their order, with the server's own resolver in a temporary database, and counts the final
 * numbers (after all merges) against the truth. The truth is never shown to the resolver, nor to what learns its weights.
 */
export async function evaluateRecords(
  records: AsyncIterable<LabelledRecord>,
  options: EvaluationOptions,
): Promise<Evaluation> {
  const iterator = records[Symbol.asyncIterator]()
  const first: LabelledRecord[] = []
  while (first.length < LEARNT_FROM_MAX) {
    const { done, value } = await iterator.next()
    if (done === true) break
    first.push(value)
  }
  const { country } = options
  const model = options.weights === 'default' ? DEFAULT_MODEL : learnModel(first, country)
  const { resolver, database, ports, stop } = await startTemporaryResolver(model)
  try {
    return await evaluateWith(resolver, continued(first, iterator), {
      ...options,
      inspected: { model, records: first },
      reviewed: { database, ports },
    })
  } finally {
    await stop()
  }
}

/** Weights learnt from records, without their labels. */
export function learnModel(records: readonly LabelledRecord[], country: string): LinkageModel {
  return fitRecords(linkageRecordsOf(records, country).filter((record) => record !== undefined)).model
}

/** The records that were taken already, and all after them. */
async function* continued(
  taken: readonly LabelledRecord[],
  rest: AsyncIterator<LabelledRecord>,
): AsyncGenerator<LabelledRecord> {
  yield* taken
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value
}

/** Records whose pairs may be weighed, and by which model. */
interface Inspected {
  readonly model: LinkageModel
  readonly records: readonly LabelledRecord[]
}

/** As `evaluateRecords`, with a resolver whose store the caller owns. */
export async function evaluateWith(
  resolver: Resolver,
  records: AsyncIterable<LabelledRecord>,
  {
    country,
    batchSize = BATCH_SIZE,
    explain,
    review,
    inspected,
    reviewed,
  }: EvaluationOptions & { readonly inspected?: Inspected; readonly reviewed?: ReviewedStore },
): Promise<Evaluation> {
  const table = new NumberTable()
  let spentMs = 0
  for await (const batch of inBatches(records, batchSize)) {
    const startedAt = performance.now()
    const rows = await resolver.resolveRecords(
      batch.map(({ identity, institution }) => ({ identity, institution, country })),
    )
    spentMs += performance.now() - startedAt
    for (const [position, { truth, householdTruth, identity }] of batch.entries()) {
      const addressed = identity.postcode !== undefined && identity.houseNumber !== undefined
      table.add(rows[position]?.delivered.fingerprint, { truth, householdTruth, addressed })
    }
  }
  const rows = await table.finalRows((marks) => resolver.storedNumbers(marks))
  const score = scoreOf(rows, ({ person, truth }) => [person, truth])
  const labelled = rows.filter(({ householdTruth }) => householdTruth !== undefined)
  const household = scoreHouseholds(labelled)
  const householdAddressed = scoreHouseholds(labelled.filter(({ addressed }) => addressed))
  const seconds = spentMs / 1_000
  return {
    ...score,
    ...(household && { household }),
    ...(householdAddressed && { householdAddressed }),
    ...(explain !== undefined &&
      inspected !== undefined && {
        pairs: inspectPairs(
          inspected.records,
          rows.map(({ person }) => person),
          {
            country,
            model: inspected.model,
            explain,
          },
        ),
      }),
    ...(review === true && reviewed !== undefined && { review: await scoreReview(resolver, table, reviewed) }),
    seconds,
    recordsPerSecond: seconds === 0 ? 0 : score.records / seconds,
  }
}

async function scoreReview(
  resolver: Resolver,
  table: NumberTable,
  reviewed: ReviewedStore,
): Promise<NonNullable<Evaluation['review']>> {
  const answered = await answerQueue(reviewed, table.truths(), table.size)
  const rows = await table.finalRows((marks) => resolver.storedNumbers(marks))
  const { precision, recall, f1 } = scoreOf(rows, ({ person, truth }) => [person, truth])
  return { ...answered, precision, recall, f1 }
}

function scoreHouseholds(rows: readonly NumberedRow[]): PartitionScore | undefined {
  if (rows.length === 0) return undefined
  return scoreOf(rows, ({ household, householdTruth = '' }) => [household, householdTruth])
}

function scoreOf(
  rows: readonly NumberedRow[],
  pick: (row: NumberedRow) => readonly [given: number, truth: string],
): PartitionScore {
  const scorer = new PartitionScorer()
  for (const row of rows) scorer.add(...pick(row))
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
