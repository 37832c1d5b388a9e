import type { FindingCode } from './findings.ts'

const LOCAL: ReadonlySet<string> = new Set<FindingCode>([
  'FILE_UNREADABLE',
  'FILE_ABSENT',
  'FILE_IS_FOLDER',
  'FILE_OFFICE_LOCK',
  'FILE_UNWRITABLE',
  'FILE_EXISTS',
  'FILE_CHANGED',
])
const USAGE: ReadonlySet<string> = new Set<FindingCode>([
  'MAPPING_ABSENT',
  'MAPPING_UNREADABLE',
  'MAPPING_UNKNOWN_FIELD',
])

/** Exit code of a command that what is wrong with a file or a mapping stopped: 8 this machine, 2 wrong use, else 4 rejected. */
export function exitOfFinding(code: string): 2 | 4 | 8 {
  return LOCAL.has(code) ? 8 : USAGE.has(code) ? 2 : 4
}
