import { cp, mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { apiDirectoryReader, apiLogReader, createApiClient, readConfig, verifyAudit } from '@sluis/client/auditor'
import type { Collaboration } from './collaboration.ts'

/** What the auditor found. */
export interface AuditOutcome {
  readonly verified: boolean
  readonly entries: number
  readonly receipts: number
}

/** Lets the auditor compute the whole log anew, with the receipts that the institutions handed over. */
export async function verifyAsAuditor({ auditor, institutions }: Collaboration): Promise<AuditOutcome> {
  const receipts = join(dirname(auditor.folder), 'receipts')
  await mkdir(receipts, { recursive: true })
  for (const { folder } of institutions.values())
    await cp(join(folder, 'state', 'receipts'), receipts, { recursive: true })
  const config = await readConfig(auditor.configFile)
  const api = createApiClient(config)
  const report = await verifyAudit({
    log: apiLogReader(api),
    directories: apiDirectoryReader(api),
    registrarKey: config.registrarKey,
    receipts,
  })
  return {
    verified: report.verified && report.receipts === institutions.size,
    entries: report.log.size,
    receipts: report.receipts,
  }
}
