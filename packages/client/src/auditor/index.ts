export type { LogReader } from './log-reader.ts'
export { folderLogReader, httpLogReader, savingLogReader } from './log-reader.ts'
export type { LogFault, LogVerdict, VerifyLogOptions } from './verify-log.ts'
export { LOG_FAULTS, verifyLog } from './verify-log.ts'
