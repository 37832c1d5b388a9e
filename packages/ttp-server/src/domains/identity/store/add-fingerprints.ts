import type { Sql } from '../../../kernel/database.ts'
import { column, rowsOnePlan, sixteenBytes } from './columns.ts'

export interface NewFingerprint {
  readonly fingerprint: Uint8Array
  readonly person: Uint8Array
  readonly household: Uint8Array
}

const TEXT = `
  insert into identity.fingerprint (fingerprint, person, household)
  select ${sixteenBytes(1)}, ${sixteenBytes(2)}, ${sixteenBytes(3)} from ${rowsOnePlan(4)}
  on conflict do nothing`

/** Records to which person and household a complete record belongs. */
export async function addFingerprints(sql: Sql, fingerprints: readonly NewFingerprint[]): Promise<void> {
  if (fingerprints.length === 0) return
  const values = [
    column(fingerprints.map((row) => row.fingerprint)),
    column(fingerprints.map((row) => row.person)),
    column(fingerprints.map((row) => row.household)),
    fingerprints.length,
  ]
  await sql.query({ name: 'identity-add-fingerprints', text: TEXT, values })
}
