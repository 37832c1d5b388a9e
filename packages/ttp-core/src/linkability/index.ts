export { countLinkability, LinkabilityCount, type LinkabilityState } from './count.ts'
export { DISTINCT_RECORDS_MAX } from './distinct-records.ts'
export { isLinkabilityReport } from './is-report.ts'
export {
  LINKABILITY_ADVICE,
  LINKABILITY_IDENTIFIERS,
  LINKABILITY_SCHEMA,
  LINKABILITY_STRENGTHS,
  type LinkabilityAdvice,
  type LinkabilityIdentifier,
  type LinkabilityReport,
  type LinkabilityStrength,
  REPEATED_KINDS,
  type RepeatedKind,
  type Repetition,
} from './report.ts'
