import type { DirectoryLog, ReceiptDetails, ReleaseDetails, TrustedLog, VerifiedEvidence } from '@sluis/ttp-core/tenant'
import { CoreError, verifyClosing, verifyRelease } from '@sluis/ttp-core/tenant'
import { trustedLogs } from '../auditor/index.ts'
import type { ReleaseItem } from './ports.ts'

/** What the audit log proves of an item: that it was released and, of a chunk, that its delivery was accepted before. */
export interface ItemProof {
  readonly release: VerifiedEvidence<ReleaseDetails>
  /** Absent for a change. */
  readonly closing?: VerifiedEvidence<ReceiptDetails>
  /** The log, when a key before its present one signed the checkpoint. */
  readonly superseded?: DirectoryLog
}

/** What the log committed to before the release; undefined unless it is about this very item. */
export function proveItem(item: ReleaseItem, log: DirectoryLog, tenant: string): ItemProof | undefined {
  for (const [place, one] of trustedLogs(log).entries()) {
    const proof = proveUnder(item, one, tenant)
    if (proof !== undefined) return place === 0 ? proof : { ...proof, superseded: log }
  }
  return undefined
}

function proveUnder(item: ReleaseItem, log: TrustedLog, tenant: string): ItemProof | undefined {
  try {
    const release = verifyRelease(item.evidence, log)
    const { details } = release
    if (details.tenant !== tenant || details.domain !== item.domain) return undefined
    if (details.kind === 'change')
      return item.kind === 'change' && details.change === item.change ? { release } : undefined
    if (item.kind !== 'chunk' || details.delivery !== item.delivery || details.chunk !== item.chunk) return undefined
    const closing = verifyClosing(item.closing, log)
    // One checkpoint: only within one tree do two indices say which came first.
    const accepted =
      closing.details.deliveryId === details.delivery && closing.note === release.note && closing.index < release.index
    return accepted ? { release, closing } : undefined
  } catch (error) {
    if (error instanceof CoreError) return undefined
    throw error
  }
}
