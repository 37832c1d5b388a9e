export {
  ADVICE_TEXTS,
  type AgreementPeriod,
  LINK,
  type LinkabilityReport,
  type LinkKind,
  linksOf,
  type RowState,
} from '@sluis/ttp-core/supplier'
export type { ApiClient, ApiClientOptions } from '../http/api-client.ts'
export type { ClientConfig } from '../http/config.ts'
export { ClientError } from '../http/errors.ts'
export { createApiClient } from '../http/node/api-client.ts'
export { readConfig } from '../http/node/config.ts'
export {
  type CollectOptions,
  collectErrors,
  type ErrorReason,
  type ErrorRow,
  type ErrorScope,
  type ErrorTable,
} from './check/collect-errors.ts'
export type { Completeness, FieldCompleteness } from './check/completeness.ts'
export type { MendGroup } from './check/groups.ts'
export { MENDS, type Mend, mendOf } from './check/mend.ts'
export type { RowCode, RowFault, RowOutcome } from './check/outcome.ts'
export type { PreparedFile } from './check/prepare.ts'
export type { FileReport } from './check/report.ts'
export { type RowRules, rowReader } from './check/row-reader.ts'
export type { Finding, RowCounts } from './check/tally.ts'
export { levelOf, textOf } from './check/texts.ts'
export { type WriteErrorsOptions, type WrittenErrors, writeErrors } from './check/write-errors.ts'
export { FINDINGS, FileError, type FindingCode, type FindingLevel, type Language, type Where } from './findings.ts'
export { isIdentityField, isMappedField, MAPPED_FIELDS, type MappedField } from './map/fields.ts'
export { type ColumnUse, type Mapping, parseMapping, type ReadingChoices, type SettledMapping } from './map/mapping.ts'
export { type Plan, planRows } from './map/plan.ts'
export { type Answers, answerTo, openQuestions, type Question } from './map/question.ts'
export type { ColumnReading } from './map/reading.ts'
export { type Recognised, recogniseColumns } from './map/recognise.ts'
export { savedMapping } from './map/save.ts'
export { type DeliverOptions, deliverFile, rehearseDelivery } from './node/deliver-file.ts'
export { type DeliverRecordsOptions, deliverRecords } from './node/deliver-records.ts'
export { type ErrorsFile, writeErrorsFile } from './node/errors-file.ts'
export { fileOrigin } from './node/file-origin.ts'
export { readMapping, writeMapping } from './node/mapping-file.ts'
export { type CheckOptions, checkFile, openSource, prepareFile } from './node/open-file.ts'
export { type WithdrawConsentOptions, withdrawConsent } from './node/withdraw.ts'
export { type BlobLike, blobOrigin } from './read/blob-origin.ts'
export type { ByteRange, Hasher, Origin } from './read/origin.ts'
export type { Source, SourceOptions, SourceRow } from './read/source.ts'
export type { RecordsDelivered } from './records/deliver-records.ts'
export type {
  RecordKind,
  RecordOf,
  RecordsInput,
  SurveyRecord,
  Visitor,
  VisitorRecord,
  VisitRecord,
} from './records/record.ts'
export { RecordError, type RecordErrorCode } from './records/record-error.ts'
export type { RecordFault, RecordOutcome } from './records/record-outcome.ts'
export { HELD_RECORDS } from './records/record-source.ts'
export { compareLinkability, type DeliveryLinkability } from './send/compare-linkability.ts'
export type { Delivered } from './send/conclude.ts'
export type { DeliveryOptions } from './send/deliver.ts'
export type { DeliveryEvent } from './send/events.ts'
export type { WithdrawingPerson } from './withdraw/read-person.ts'
export type { Withdrawn, WithdrawOptions } from './withdraw/withdraw.ts'
