import type { Activity, Identity } from '@sluis/ttp-core/supplier'
import type { RowOutcome } from '../check/outcome.ts'
import type { PreparedFile } from '../check/prepare.ts'
import { type RowRules, rowReader } from '../check/row-reader.ts'
import type { Tally } from '../check/tally.ts'
import { FileError, type FindingCode } from '../findings.ts'

/** What travels of a row: its activity, and its identity unless it is an anonymous visit. */
export interface Travelling {
  /** Number of the row in the file. It stays on this machine. */
  readonly fileRow: number
  readonly identity?: Identity & { readonly contactConsent?: boolean }
  readonly activity: Activity
}

/** Told what became of a row, and whether it is part of the delivery. */
export type OnOutcome = (outcome: RowOutcome, leaves: boolean) => void

/** How the rows of a delivery are read. */
export interface LinesOptions {
  readonly rules: RowRules
  readonly anonymousVisits: boolean
  readonly tally: Tally
  readonly onBytes?: (count: number) => void
  readonly onRows?: () => void
  readonly onOutcome?: OnOutcome
  readonly signal?: AbortSignal
}

/** The rows that may leave, each as one line of JSON, in batches; every row is counted in the tally, whatever becomes of it. */
export async function* travellingLines(prepared: PreparedFile, options: LinesOptions): AsyncGenerator<string[]> {
  const { rules, anonymousVisits, tally, onBytes, onRows, onOutcome, signal } = options
  const read = rowReader(prepared.plan, rules)
  for await (const batch of prepared.source.rows({ ...(onBytes && { onBytes }), ...(signal && { signal }) })) {
    const lines: string[] = []
    for (const row of batch) {
      const outcome = read(row)
      tally.add(outcome)
      const { state, activity, contactConsent } = outcome
      const leaves = activity !== undefined && (state === 'accepted' || (state === 'anonymous' && anonymousVisits))
      onOutcome?.(outcome, leaves)
      if (!leaves) continue
      const identity = { ...outcome.identity, ...(contactConsent !== undefined && { contactConsent }) }
      if (state === 'accepted') lines.push(JSON.stringify({ fileRow: outcome.row, identity, activity }))
      else lines.push(JSON.stringify({ fileRow: outcome.row, activity }))
    }
    onRows?.()
    yield lines
  }
}

/** Reads a line again. */
export function parseLine(line: string): Travelling {
  return JSON.parse(line) as Travelling
}

/** What keeps a file from being delivered, before any row was read. */
export function refuseBlocked({ findings }: PreparedFile): void {
  // Without the date of the visit no question about another column matters.
  if (findings.some(({ code }) => code === 'VISIT_DATE_UNMAPPED'))
    throw new FileError('VISIT_DATE_UNMAPPED', { field: 'visitDate' })
  const blocking = findings.find(({ level }) => level === 'blocking')
  if (blocking) throw new FileError(blocking.code as FindingCode, blocking.where)
}
