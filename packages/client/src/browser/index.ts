import './jitless.ts'

export type { Directory, KeyHandle, SealPublicJwk } from '@sluis/ttp-core/enrol'
// What a page needs to check, seal and deliver: no Node, no Buffer, nothing that makes code from text.
export {
  findAgreement,
  findOrganisation,
  isInForce,
  spokenFingerprint,
  spokenKeyFingerprint,
} from '@sluis/ttp-core/enrol'
export {
  ADVICE_TEXTS,
  CoreError,
  IDENTIFIER_TEXTS,
  LINKABILITY_IDENTIFIERS,
  LINKABILITY_STRENGTHS,
  REPEATED_KINDS,
  REPEATED_TEXTS,
  STRENGTH_TEXTS,
} from '@sluis/ttp-core/supplier'
export { CheckpointKeeper } from '../auditor/consistency.ts'
export { apiLogReader } from '../auditor/log-reader.ts'
export { type Check, examine, type Finding as Examined } from '../enrol/examine.ts'
export { type ApiClient, type ApiClientOptions, clientOf } from '../http/api-client.ts'
export type { ServiceConfig } from '../http/config.ts'
export { CLIENT_ERRORS, ClientError, isClientErrorCode } from '../http/errors.ts'
export { PartyError } from '../http/party-error.ts'
export { signKeyInForce } from '../http/sign-key.ts'
export { wait } from '../http/wait.ts'
export { openClientDatabase } from '../state/browser/database.ts'
export { databaseStorage } from '../state/browser/database-storage.ts'
export { keepKeyHandle, makeKeyHandle, readKeyHandle } from '../state/browser/key-store.ts'
export type { Storage } from '../state/storage.ts'
export { checkFile } from '../supplier/check/check-file.ts'
export { collectErrors } from '../supplier/check/collect-errors.ts'
export { MENDS, type Mend } from '../supplier/check/mend.ts'
export { type PreparedFile, prepareFile } from '../supplier/check/prepare.ts'
export type { FileReport } from '../supplier/check/report.ts'
export { textOf } from '../supplier/check/texts.ts'
export { writeErrors } from '../supplier/check/write-errors.ts'
export { FileError, type Language } from '../supplier/findings.ts'
export { columnLabels } from '../supplier/map/column-labels.ts'
export { isIdentityField, MAPPED_FIELDS, type MappedField } from '../supplier/map/fields.ts'
export { type ColumnUse, type Mapping, parseMapping, useOf } from '../supplier/map/mapping.ts'
export type { Question } from '../supplier/map/question.ts'
export { savedMapping } from '../supplier/map/save.ts'
export { blobOrigin } from '../supplier/read/blob-origin.ts'
export type { Delivered } from '../supplier/send/conclude.ts'
export { deliver } from '../supplier/send/deliver.ts'
export type { DeliveryEvent } from '../supplier/send/events.ts'
export { finishDelivery } from '../supplier/send/finish-delivery.ts'
export { Outbox } from '../supplier/send/outbox.ts'
export { findParties } from '../supplier/send/parties.ts'
export { listDeliveries, type RemoteDelivery } from '../supplier/send/remote-delivery.ts'
export {
  dropOldBrowserKeys,
  finishBrowserEnrolment,
  forgetBrowserClient,
  type Place,
  rotateBrowserKey,
  startBrowserEnrolment,
} from './enrol-browser.ts'
export { configOfBrowser, type KeptClient, readKeptClient, writeKeptClient } from './kept-client.ts'
export { type OwnReceipt, verifyOwnReceipts } from './own-receipts.ts'
