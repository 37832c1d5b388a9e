import { z } from 'zod'
import { itemKey, type TenantBatch } from './batch.ts'
import { TenantError } from './errors.ts'

const count = z.int().min(0)
const header = z.object({ schema: z.literal('sluis-store/1'), tenant: z.string() })
const line = z.object({
  cursor: z.int().min(1),
  /** Of an item that was set aside whole before, and now was opened or given up: it takes the place of its first line. */
  again: z.literal(true).exactOptional(),
  kind: z.enum(['chunk', 'change']),
  /** What may come only once; see `itemKey`. */
  key: z.string().exactOptional(),
  rows: count,
  changes: count,
  /** What was set aside, by code. */
  quarantined: z.record(z.string(), count),
  /** Of an answer to a rewrap. */
  rewrap: z.object({ id: z.string(), chunk: count }).exactOptional(),
  /** Set aside whole, and not yet settled. */
  aside: z.literal(true).exactOptional(),
})

/** One applied item, as the journal names it. */
export type JournalLine = z.infer<typeof line>

/** What a journal says: whose it is, and what became of each item, in order. `bytes` is how much of the text is whole lines. */
export interface Journal {
  readonly tenant: string | undefined
  readonly lines: readonly JournalLine[]
  readonly bytes: number
}

/**
 * Reads a journal. A last line without its end was being written when the process was killed: it does not count. Any other fault
 * is damage. Throws `TenantError` STORE_DAMAGED, STORE_OF_ANOTHER (not a journal of a store).
 */
export function parseJournal(text: string): Journal {
  const whole = text.slice(0, text.lastIndexOf('\n') + 1)
  const [first, ...rest] = whole.split('\n').slice(0, -1)
  if (first === undefined) return { tenant: undefined, lines: [], bytes: 0 }
  const head = header.safeParse(parseJson(first))
  if (!head.success) throw new TenantError('STORE_OF_ANOTHER')
  const lines: JournalLine[] = []
  for (const one of rest) {
    const parsed = line.safeParse(parseJson(one))
    const next = lines.length + 1
    if (!parsed.success) throw new TenantError('STORE_DAMAGED', { cursor: next })
    const { cursor, again } = parsed.data
    const fits = again === true ? lines[cursor - 1]?.aside === true : cursor === next
    if (!fits) throw new TenantError('STORE_DAMAGED', { cursor: next })
    lines[cursor - 1] = parsed.data
  }
  return { tenant: head.data.tenant, lines, bytes: Buffer.byteLength(whole) }
}

/** The first line of the journal of a tenant's store. */
export function journalHeader(tenant: string): string {
  return `${JSON.stringify({ schema: 'sluis-store/1', tenant })}\n`
}

/** The line that says that a batch was applied. */
export function journalLine(batch: TenantBatch): JournalLine {
  const key = itemKey(batch)
  const { cursor, kind, rows, changes, sealed, rewrap } = batch
  const quarantined: Record<string, number> = {}
  for (const { code } of batch.quarantined) quarantined[code] = (quarantined[code] ?? 0) + 1
  return {
    cursor,
    kind,
    ...(key === undefined ? {} : { key }),
    rows: rows.length,
    changes: changes.length,
    quarantined,
    ...(rewrap === undefined ? {} : { rewrap }),
    ...(sealed === undefined ? {} : { aside: true }),
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
