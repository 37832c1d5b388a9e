import type { Sql } from '../../../kernel/database.ts'
import { keyOf } from '../clusters/entries.ts'
import { findMarkedRows } from '../store/find-marked-rows.ts'
import type { HouseholdMove, SubjectSplit } from './resolution.ts'

/** The rows of earlier chunks whose household is another after these moves, by move and domain. */
export async function householdSplits(sql: Sql, moves: readonly HouseholdMove[]): Promise<readonly SubjectSplit[]> {
  const byInstitution = new Map<string, Uint8Array[]>()
  for (const { institutions, fingerprints } of moves) {
    for (const institution of institutions) {
      byInstitution.set(institution, [...(byInstitution.get(institution) ?? []), ...fingerprints])
    }
  }
  const moveOf = new Map(moves.flatMap((move) => move.fingerprints.map((mark) => [keyOf(mark), move] as const)))
  const splits = new Map<string, SubjectSplit & { readonly rows: { delivery: string; row: number }[] }>()
  for (const [institution, fingerprints] of byInstitution) {
    for (const { mark, delivery, row, tenant, domain } of await findMarkedRows(sql, institution, fingerprints)) {
      const move = moveOf.get(mark)
      if (move === undefined) continue
      const { seq, old } = move
      const key = [keyOf(old), keyOf(move.new), tenant, domain].join('\u001f')
      const known = splits.get(key) ?? { kind: 'household', seq, old, new: move.new, rows: [], tenant, domain }
      known.rows.push({ delivery, row })
      splits.set(key, known)
    }
  }
  return [...splits.values()]
}
