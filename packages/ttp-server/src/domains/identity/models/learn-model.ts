import type { SignKeyPair } from '@sluis/ttp-core/identity'
import type { Database } from '../../../kernel/database.ts'
import { ServerError } from '../../../kernel/errors.ts'
import { batchTools } from '../batch/batch-tools.ts'
import type { DrawBounds } from '../learning/draw-records.ts'
import { drawRecords } from '../learning/draw-records.ts'
import type { Learnt } from '../learning/fit-records.ts'
import { fitRecords } from '../learning/fit-records.ts'
import type { ResolverPorts } from '../ports.ts'
import type { ModelComparison } from './compare-models.ts'
import { compareModels } from './compare-models.ts'
import type { ModelSource } from './model-source.ts'
import { storeModel } from './store-model.ts'

/** How much is learnt from, and what is too little. */
export interface LearningBounds extends DrawBounds {
  /** Fewest records drawn, and fewest candidate pairs of them. */
  readonly recordsMin: number
  readonly pairsMin: number
  /** Rounds of expectation maximisation at most; the core's own bound when absent. */
  readonly roundsMax?: number
}

export const LEARNING_BOUNDS: LearningBounds = {
  drawn: 5_000,
  read: 50_000,
  held: 2_000_000,
  recordsMin: 200,
  pairsMin: 50,
}

/** What learning needs beside the database. */
export interface LearningPorts extends Pick<ResolverPorts, 'linkageKey' | 'vaultKey' | 'random' | 'now'> {
  readonly models: ModelSource
  readonly sign: readonly SignKeyPair[]
}

/** A model that was learnt and stored, and how it differs from the one in force. */
export interface StoredModel {
  readonly version: number
  readonly records: number
  readonly learnt: Learnt
  readonly comparison: ModelComparison
}

/**
 * Learns weights from a bounded part of the store, without labels, and stores them as a new version that is not in force. They
 * are learnt from the core's own each time, not from the last: the same store gives the same weights.
 * @throws ServerError `MODEL_RECORDS_FEW`, `MODEL_NOT_CONVERGED`: nothing is stored then.
 */
export async function learnModel(
  database: Database,
  ports: LearningPorts,
  bounds: LearningBounds = LEARNING_BOUNDS,
): Promise<StoredModel> {
  const [signer] = ports.sign
  if (signer === undefined) throw new ServerError('KEY_UNAVAILABLE')
  const found = await database.transaction(async (sql) => {
    // One state of the store from beginning to end, and no lock: the engines go on meanwhile.
    await sql.query('set transaction isolation level repeatable read read only')
    const inForce = await ports.models.inForce(sql)
    return { inForce, sample: await drawRecords(sql, batchTools(ports), bounds) }
  })
  const { records, drawn, isCommon, persons } = found.sample
  if (drawn < bounds.recordsMin) throw new ServerError('MODEL_RECORDS_FEW')
  const { roundsMax } = bounds
  const learnt = fitRecords(records, { drawn, isCommon, persons, ...(roundsMax !== undefined && { roundsMax }) })
  if (learnt.pairs < bounds.pairsMin) throw new ServerError('MODEL_RECORDS_FEW')
  if (!learnt.converged) throw new ServerError('MODEL_NOT_CONVERGED')
  const { pairs, rounds, logLikelihood } = learnt
  const how = { origin: 'learnt', records: drawn, pairs, rounds, logLikelihood, createdAt: ports.now() } as const
  const version = await database.transaction((sql) => storeModel(sql, learnt.model, how, signer.privateJwk))
  const stored = await database.withConnection((sql) => ports.models.version(sql, version))
  return {
    version,
    records: drawn,
    learnt,
    comparison: compareModels(found.inForce, stored, learnt.patterns, persons),
  }
}
