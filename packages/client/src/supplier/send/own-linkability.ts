import { join } from 'node:path'
import { isLinkabilityReport, type LinkabilityReport } from '@sluis/ttp-core/supplier'
import { readStateFile, writeStateFile } from '../../http/state-file.ts'

const pathOf = (stateDirectory: string, deliveryId: string): string =>
  join(stateDirectory, 'linkability', `${deliveryId}.json`)

/** Keeps what was counted here of a delivery, to hold it against what the service counts. Counts only. */
export async function keepLinkability(stateDirectory: string, deliveryId: string, report: unknown): Promise<void> {
  // An earlier version of this program may have sealed the delivery, and counted otherwise.
  if (isLinkabilityReport(report)) await writeStateFile(pathOf(stateDirectory, deliveryId), JSON.stringify(report))
}

/** What was counted here of a delivery; undefined if it was delivered from elsewhere. */
export async function readOwnLinkability(
  stateDirectory: string,
  deliveryId: string,
): Promise<LinkabilityReport | undefined> {
  const text = await readStateFile(pathOf(stateDirectory, deliveryId))
  if (text === undefined) return undefined
  try {
    const report: unknown = JSON.parse(text)
    return isLinkabilityReport(report) ? report : undefined
  } catch {
    return undefined
  }
}
