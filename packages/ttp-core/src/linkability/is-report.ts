import {
  LINKABILITY_ADVICE,
  LINKABILITY_IDENTIFIERS,
  LINKABILITY_SCHEMA,
  LINKABILITY_STRENGTHS,
  type LinkabilityReport,
  REPEATED_KINDS,
} from './report.ts'

const MEMBERS = [
  'schema',
  'rows',
  'identifying',
  'distinctRecords',
  'sampling',
  'identifiers',
  'strength',
  'repeated',
  'advice',
] as const

/** Whether a value is a report: exactly the members of the schema, whole numbers that no count of rows contradicts. */
export function isLinkabilityReport(value: unknown): value is LinkabilityReport {
  const report = membersOf(value, MEMBERS)
  if (report === undefined || report.schema !== LINKABILITY_SCHEMA || !isCount(report.rows)) return false
  const { rows, sampling } = report
  const within = (count: unknown): count is number => isCount(count) && count <= rows
  const identifiers = membersOf(report.identifiers, LINKABILITY_IDENTIFIERS)
  const strength = membersOf(report.strength, LINKABILITY_STRENGTHS)
  const repeated = membersOf(report.repeated, REPEATED_KINDS)
  if (identifiers === undefined || strength === undefined || repeated === undefined) return false
  const classes = Object.values(strength)
  return (
    within(report.identifying) &&
    within(report.distinctRecords) &&
    isCount(sampling) &&
    /^10*$/.test(sampling.toString(2)) &&
    Object.values(identifiers).every(within) &&
    classes.every(within) &&
    classes.reduce((sum: number, count) => sum + Number(count), 0) === rows &&
    Object.values(repeated).every((one) => isRepetition(one, within)) &&
    isAdvice(report.advice, within)
  )
}

const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0

function membersOf<Name extends string>(value: unknown, names: readonly Name[]): Record<Name, unknown> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  if (Object.keys(value).length !== names.length) return undefined
  return names.every((name) => Object.hasOwn(value, name)) ? (value as Record<Name, unknown>) : undefined
}

function isRepetition(value: unknown, within: (count: unknown) => boolean): boolean {
  const one = membersOf(value, ['values', 'rows', 'names'] as const)
  return one !== undefined && within(one.values) && within(one.rows) && isCount(one.names)
}

/** Each code once, the most rows first. */
function isAdvice(value: unknown, within: (count: unknown) => count is number): boolean {
  if (!Array.isArray(value)) return false
  const codes: readonly unknown[] = LINKABILITY_ADVICE
  const seen = new Set<unknown>()
  let last = Number.POSITIVE_INFINITY
  for (const item of value) {
    const one = membersOf(item, ['code', 'rows'] as const)
    if (one === undefined || !codes.includes(one.code) || seen.has(one.code)) return false
    if (!within(one.rows) || one.rows === 0 || one.rows > last) return false
    seen.add(one.code)
    last = one.rows
  }
  return true
}
