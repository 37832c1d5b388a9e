import type { Sql } from '../../../kernel/database.ts'
import { keyOf } from '../clusters/entries.ts'
import { runPrepared } from './columns.ts'
import { mayHold, probeColumns } from './mark-filter.ts'

/** A row in which a record stood. */
export interface MarkedRow {
  /** The fingerprint of the record, as a map key. */
  readonly mark: string
  readonly delivery: string
  readonly row: number
  readonly tenant: string
  readonly domain: string
}

const LENGTH = 16

const HELD = mayHold(2)
const TEXT = `
  select c.delivery, c.tenant, c.domain, c.first_row, c.fingerprints
  from identity.chunk_record c ${HELD.join}
  where c.institution = $1 and ${HELD.where} order by c.delivery, c.number`

/** All rows that ever held one of these records of one institution, by looking through its chunks. */
export async function findMarkedRows(
  sql: Sql,
  institution: string,
  fingerprints: readonly Uint8Array[],
): Promise<readonly MarkedRow[]> {
  if (fingerprints.length === 0) return []
  const rows = await runPrepared<[string, string, string, number, Uint8Array]>(sql, 'identity-find-marked-rows', TEXT, [
    institution,
    ...probeColumns(fingerprints),
  ])
  const wanted = new Set(fingerprints.map(keyOf))
  return rows.flatMap(([delivery, tenant, domain, firstRow, marks]) => {
    const found: MarkedRow[] = []
    for (let at = 0; at < marks.length; at += LENGTH) {
      const mark = keyOf(marks.subarray(at, at + LENGTH))
      if (wanted.has(mark)) found.push({ mark, delivery, row: firstRow + at / LENGTH, tenant, domain })
    }
    return found
  })
}
