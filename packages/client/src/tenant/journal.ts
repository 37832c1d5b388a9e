import { z } from 'zod'
import { itemKey, type TenantBatch } from './batch.ts'
import { TenantError } from './errors.ts'

const count = z.int().min(0)
const header = z.object({ schema: z.literal('sluis-store/1'), tenant: z.string() })
const line = z.object({
  cursor: z.int().min(1),
  kind: z.enum(['chunk', 'change']),
  /** What may come only once; see `itemKey`. */
  key: z.string().exactOptional(),
  rows: count,
  changes: count,
  /** What was set aside, by code. */
  quarantined: z.record(z.string(), count),
})

/** One applied item, as the journal names it. */
export type JournalLine = z.infer<typeof line>

/** What a journal says: whose it is and what was applied, in order. `bytes` is how much of the text is whole lines. */
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
  const lines = rest.map((one, index) => {
    const parsed = line.safeParse(parseJson(one))
    if (!parsed.success || parsed.data.cursor !== index + 1)
      throw new TenantError('STORE_DAMAGED', { cursor: index + 1 })
    return parsed.data
  })
  return { tenant: head.data.tenant, lines, bytes: Buffer.byteLength(whole) }
}

/** The first line of the journal of a tenant's store. */
export function journalHeader(tenant: string): string {
  return `${JSON.stringify({ schema: 'sluis-store/1', tenant })}\n`
}

/** The line that says that a batch was applied. */
export function journalLine(batch: TenantBatch): JournalLine {
  const key = itemKey(batch)
  const { cursor, kind, rows, changes } = batch
  const quarantined: Record<string, number> = {}
  for (const { code } of batch.quarantined) quarantined[code] = (quarantined[code] ?? 0) + 1
  return {
    cursor,
    kind,
    ...(key === undefined ? {} : { key }),
    rows: rows.length,
    changes: changes.length,
    quarantined,
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
