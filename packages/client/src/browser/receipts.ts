import './jitless.ts'

// What a page needs to verify receipts, and no more: it reads no file of visitors and seals nothing.
export { spokenKeyFingerprint } from '@sluis/ttp-core/enrol'
export type { KeeperStorage } from '../auditor/consistency.ts'
export { openClientDatabase } from '../state/browser/database.ts'
export { databaseStorage } from '../state/browser/database-storage.ts'
export { type FollowedLog, followLog, type LogStanding } from './follow-log.ts'
export { type JudgedReceipt, openReceiptJudge, type ReceiptBasis, type ReceiptJudge } from './judge-receipt.ts'
export { readKeptClient, registrarKeyOf } from './kept-client.ts'
