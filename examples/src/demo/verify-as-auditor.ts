import { cp, mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { createApiClient, exportAudit, readConfig } from '@sluis/client/auditor'
import type { Collaboration } from './collaboration.ts'

/** What the auditor found. */
export interface AuditOutcome {
  readonly verified: boolean
  readonly entries: number
  readonly receipts: number
}

/** Lets the auditor export the log, compute it anew on the way, and hold the receipts of the institutions against it. */
export async function verifyAsAuditor({ auditor, institutions }: Collaboration): Promise<AuditOutcome> {
  const receipts = join(dirname(auditor.folder), 'receipts')
  await mkdir(receipts, { recursive: true })
  for (const { folder } of institutions.values())
    await cp(join(folder, 'state', 'receipts'), receipts, { recursive: true })
  const api = createApiClient(await readConfig(auditor.configFile))
  const report = await exportAudit(api, join(auditor.folder, 'export'), { receipts })
  return {
    verified: report.verified && report.receipts === institutions.size,
    entries: report.log.size,
    receipts: report.receipts,
  }
}
