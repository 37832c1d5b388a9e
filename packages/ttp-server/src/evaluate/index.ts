export { RowSurvey } from '../domains/identity/index.ts'
export type { Answered } from './answer-queue.ts'
export {
  type Evaluation,
  type EvaluationOptions,
  evaluateRecords,
  evaluateWith,
  learnModel,
} from './evaluate-records.ts'
export { fillStore, type KnownPerson } from './fill-store.ts'
export type { PairError, PairReport, ThresholdScore } from './inspect-pairs.ts'
export { type Joining, joiningOf, joinResolver } from './join-resolver.ts'
export type { LabelledRecord } from './labelled-record.ts'
export { type PartitionScore, PartitionScorer } from './partition-score.ts'
export { startTemporaryGateway, type TemporaryGateway } from './temporary-gateway.ts'
export { startTemporaryResolver, type TemporaryResolver } from './temporary-resolver.ts'
