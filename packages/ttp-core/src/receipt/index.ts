export { type Evidence, type TrustedLog, type VerifiedEvidence, verifyEvidence } from './evidence.ts'
export { parseReceiptDetails, type Receipt, type ReceiptDetails, verifyClosing, verifyReceipt } from './receipt.ts'
export { parseReleaseDetails, type ReleaseDetails, type ReleaseDigests, verifyRelease } from './release.ts'
