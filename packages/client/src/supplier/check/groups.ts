import type { FindingLevel } from '../findings.ts'
import { type Finding, sortFindings } from './finding.ts'
import { type Mend, mendOf } from './mend.ts'

/** Findings that are mended in the same way. */
export interface MendGroup {
  readonly mend: Mend
  /** The gravest level among them. */
  readonly level: FindingLevel
  /** How many cells, rows and settings it concerns. */
  readonly count: number
  /** The gravest first. */
  readonly findings: readonly Finding[]
}

/** Sorts findings by what mends them; what stops the file comes first, then the group that is worst and largest. */
export function groupFindings(findings: readonly Finding[]): MendGroup[] {
  const groups = new Map<Mend, Finding[]>()
  for (const finding of sortFindings(findings)) {
    const mend = mendOf(finding.code)
    const group = groups.get(mend)
    if (group) group.push(finding)
    else groups.set(mend, [finding])
  }
  // The first finding of a group is its gravest, so the groups came in the order of their levels.
  const ranked = [...groups].map(([mend, members]): MendGroup => {
    const [worst] = members
    const count = members.reduce((sum, member) => sum + member.count, 0)
    return { mend, level: worst?.level ?? 'notice', count, findings: members }
  })
  const levels: readonly FindingLevel[] = ['blocking', 'row', 'value', 'notice']
  return ranked.sort((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level) || b.count - a.count)
}
