import { counted } from '@sluis/ttp-core/common'
import { AUDIT_FAULTS, type AuditReport } from '../auditor/index.ts'
import type { Language } from '../supplier/findings.ts'
import { EXIT } from './exit-codes.ts'
import { print } from './output.ts'

/** Prints what an audit came to, and gives the exit code: 4 for a service that is at fault. */
export function showReport(report: AuditReport, json: boolean | undefined, language: Language): number {
  const { verified, faults, checkpoint, log, directory, receipts } = report
  if (json)
    print(JSON.stringify({ ok: verified, verified, faults, log, directory, receipts, checkpoint: checkpoint?.note }))
  else {
    print(`${verified ? 'VERIFIED' : 'AT FAULT'}: ${counted(log.size, 'entry')}, root ${log.root}`)
    for (const [action, count] of Object.entries(log.actions).sort()) print(`  ${action} × ${count}`)
    print(`directory: ${directory.versions} versions, ${directory.proven} proven by the log; receipts: ${receipts}`)
    for (const { fault, ...where } of faults) {
      const place = Object.entries(where).map(([name, value]) => `${name} ${value}`)
      print(`${fault}${place.length > 0 ? ` (${place.join(', ')})` : ''}: ${AUDIT_FAULTS[fault][language]}`)
    }
  }
  return verified ? EXIT.ok : EXIT.rejected
}
