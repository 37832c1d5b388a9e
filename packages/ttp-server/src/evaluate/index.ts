export {
  type Evaluation,
  type EvaluationOptions,
  evaluateRecords,
  evaluateWith,
  type LabelledRecord,
} from './evaluate-records.ts'
export { type PartitionScore, PartitionScorer } from './partition-score.ts'
export { startTemporaryResolver, type TemporaryResolver } from './temporary-resolver.ts'
