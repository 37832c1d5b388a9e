import { isLinkabilityReport, type LinkabilityReport } from '@sluis/ttp-core/supplier'
import type { Storage } from '../../state/storage.ts'

const nameOf = (deliveryId: string): string => `linkability/${deliveryId}.json`

/** Keeps what was counted here of a delivery, to hold it against what the service counts. Counts only. */
export async function keepLinkability(storage: Storage, deliveryId: string, report: unknown): Promise<void> {
  // An earlier version of this program may have sealed the delivery, and counted otherwise.
  if (isLinkabilityReport(report)) await storage.write(nameOf(deliveryId), JSON.stringify(report))
}

/** What was counted here of a delivery; undefined if it was delivered from elsewhere. */
export async function readOwnLinkability(storage: Storage, deliveryId: string): Promise<LinkabilityReport | undefined> {
  const text = await storage.read(nameOf(deliveryId))
  if (text === undefined) return undefined
  try {
    const report: unknown = JSON.parse(text)
    return isLinkabilityReport(report) ? report : undefined
  } catch {
    return undefined
  }
}
