import { DIGEST_BASE64URL, documentForm, NAME_ID, TIMESTAMP, UUID } from '../document/form.ts'
import { type Evidence, type TrustedLog, type VerifiedEvidence, verifyEvidence } from './evidence.ts'

/** What an institution can prove afterwards: that the TTP took this delivery, whole, at this moment. */
export interface ReceiptDetails {
  readonly deliveryId: string
  readonly institution: string
  readonly tenant: string
  readonly domain: string
  readonly chunkCount: number
  readonly rowCount: number
  /** SHA-256 (base64url) of the institution's signed manifest, see `manifestDigest`. */
  readonly manifestDigest: string
  readonly closedAt: string
}

/** The receipt of a closed delivery. */
export interface Receipt extends Evidence<ReceiptDetails> {
  readonly schema: 'sluis-receipt/1'
}

const form = documentForm('RECEIPT_INVALID')
const MEMBERS = [
  'deliveryId',
  'institution',
  'tenant',
  'domain',
  'chunkCount',
  'rowCount',
  'manifestDigest',
  'closedAt',
]

/** Verifies a receipt offline, against the log of the directory. Throws RECEIPT_INVALID with the place. */
export function verifyReceipt(receipt: unknown, log: TrustedLog): VerifiedEvidence<ReceiptDetails> {
  const { schema, ...evidence } = form.object(receipt, 'receipt', ['schema', 'details', 'salt', 'entry', 'proof'])
  form.oneOf(schema, 'schema', ['sluis-receipt/1'])
  return verifyClosing(evidence, log)
}

/** Verifies the evidence that a delivery was accepted, as its tenant is shown it, offline. Throws RECEIPT_INVALID with the place. */
export function verifyClosing(evidence: unknown, log: TrustedLog): VerifiedEvidence<ReceiptDetails> {
  return verifyEvidence(evidence, log, 'delivery.closed', parseReceiptDetails)
}

/** The details of a receipt, of which the audit entry holds the commitment. Throws RECEIPT_INVALID. */
export function parseReceiptDetails(value: unknown): ReceiptDetails {
  const members = form.object(value, 'details', MEMBERS)
  return {
    deliveryId: form.text(members.deliveryId, 'deliveryId', UUID),
    institution: form.text(members.institution, 'institution', NAME_ID),
    tenant: form.text(members.tenant, 'tenant', NAME_ID),
    domain: form.text(members.domain, 'domain', NAME_ID),
    chunkCount: form.integer(members.chunkCount, 'chunkCount', 1, Number.MAX_SAFE_INTEGER),
    rowCount: form.integer(members.rowCount, 'rowCount', 1, Number.MAX_SAFE_INTEGER),
    manifestDigest: form.text(members.manifestDigest, 'manifestDigest', DIGEST_BASE64URL),
    closedAt: form.text(members.closedAt, 'closedAt', TIMESTAMP),
  }
}
