import type { Command } from 'commander'
import { addAuditCheckpoint, addAuditCompare, addAuditVerifyFork } from './audit-compare.ts'
import { addAuditExport } from './audit-export.ts'
import { addAuditVerify } from './audit-verify.ts'

/** Adds `sluis audit …`: what anybody does who wants to know whether the service is honest. */
export function addAudit(program: Command): void {
  const audit = program
    .command('audit')
    .description('verify the log, the directory and receipts, online or from an export')
  addAuditVerify(audit)
  addAuditExport(audit)
  addAuditCheckpoint(audit)
  addAuditCompare(audit)
  addAuditVerifyFork(audit)
}
