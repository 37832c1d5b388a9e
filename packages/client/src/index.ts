// For a program that delivers by itself: records in, a receipt out.
export { CoreError, type Receipt, type RowState } from '@sluis/ttp-core/supplier'
export type { ClientConfig } from './http/config.ts'
export { CLIENT_ERRORS, ClientError, type ClientErrorCode, type ErrorPlace } from './http/errors.ts'
export { readConfig } from './http/node/config.ts'
export type { RetryPolicy } from './http/retry.ts'
export type { Fetch } from './http/send-request.ts'
export type { FileReport } from './supplier/check/report.ts'
export { FileError, type FindingLevel, type Language } from './supplier/findings.ts'
export { type DeliverRecordsOptions, deliverRecords } from './supplier/node/deliver-records.ts'
export type { RecordsDelivered } from './supplier/records/deliver-records.ts'
export type {
  RecordKind,
  RecordOf,
  RecordsInput,
  SurveyRecord,
  Visitor,
  VisitorRecord,
  VisitRecord,
} from './supplier/records/record.ts'
export { RecordError, type RecordErrorCode } from './supplier/records/record-error.ts'
export type { RecordFault, RecordOutcome } from './supplier/records/record-outcome.ts'
export { HELD_RECORDS } from './supplier/records/record-source.ts'
export type { DeliveryEvent } from './supplier/send/events.ts'
