export { createApiClient, readConfig } from '../http/index.ts'
export { type AnswerProof, type ExpectedAnswer, proveAnswer } from './answered-part.ts'
export { CheckpointKeeper, compareCheckpoints, type SeenCheckpoint } from './consistency.ts'
export {
  directoryHistory,
  type HistoryOptions,
  type InForceAt,
  inForceAmong,
  type LogPlace,
  type PlacedDirectory,
} from './directory-history.ts'
export {
  apiDirectoryReader,
  type DirectoryReader,
  type DirectoryVersion,
} from './directory-reader.ts'
export { LOG_ERRORS, LogError, type LogErrorCode } from './errors.ts'
export { type AuditExtras, exportAudit, verifyExport, verifyService } from './export.ts'
export { AUDIT_FAULTS, type AuditFault, type AuditFaultCode } from './faults.ts'
export { type ForkBundle, type ForkVerdict, verifyFork } from './fork.ts'
export { seenUnder, trustedLogs, type UnderLog, underLog } from './log-keys.ts'
export { apiLogReader, type LogReader } from './log-reader.ts'
export { folderDirectoryReader, savingDirectoryReader } from './node/folder-directory.ts'
export { folderLogReader, savingLogReader } from './node/folder-log.ts'
export { readFork } from './node/read-fork.ts'
export { type AuditReport, type VerifyAuditOptions, verifyAudit } from './verify-audit.ts'
export { type DirectoryChain, type VerifyDirectoriesOptions, verifyDirectories } from './verify-directories.ts'
export { type LogVerdict, type VerifyLogOptions, verifyLog } from './verify-log.ts'
export { type ReceiptsVerdict, verifyReceipts } from './verify-receipts.ts'
export { type Compared, type Cosignature, compareNote, cosignLargest } from './witness.ts'
