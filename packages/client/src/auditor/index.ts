export { folderLogReader, httpLogReader, savingLogReader } from './log-reader.ts'
export type { LogReader } from './log-reader.ts'
export { LOG_FAULTS, verifyLog } from './verify-log.ts'
export type { LogFault, LogVerdict, VerifyLogOptions } from './verify-log.ts'
