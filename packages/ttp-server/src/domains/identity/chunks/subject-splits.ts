import type { Sql } from '../../../kernel/database.ts'
import type { SubjectSplit } from '../batch/resolution.ts'
import { keyOf } from '../clusters/entries.ts'
import type { EventBody } from '../events/event-body.ts'
import type { MarkedRow } from '../store/find-marked-rows.ts'
import { findMarkedRows } from '../store/find-marked-rows.ts'
import type { StoredPerson } from '../store/find-persons.ts'
import type { PersonRecord } from '../store/person-records.ts'
import type { Profile } from '../vault/profile.ts'

/** A split, as it was recorded. */
export interface RecordedSplit {
  readonly seq: number
  /** The person as it was before. */
  readonly profile: Profile
  readonly parent: StoredPerson
  readonly before: readonly PersonRecord[]
  readonly created: Uint8Array
  readonly body: EventBody
  /** Records whose rows may have another household than they have from now on, as map keys. */
  readonly floating: ReadonlySet<string>
}

/**
 * The rows that are the new person's from now on, and those that are of another household: of the records that moved, and of those
 * without an address that went where the person went.
 */
export async function subjectSplits(sql: Sql, split: RecordedSplit): Promise<readonly SubjectSplit[]> {
  const { seq, profile, parent, before, created, body, floating } = split
  const households = new Map(before.map(({ fingerprint, household }) => [keyOf(fingerprint), household]))
  const rows = await rowsOfRecords(sql, profile, body)
  const splits = new Splits(seq)
  for (const { fingerprint, person, household } of body.records) {
    const mark = keyOf(fingerprint)
    const lived = floating.has(mark) ? [parent.household, ...households.values()] : []
    const was = [households.get(mark) ?? household, ...lived].find((other) => Buffer.compare(other, household) !== 0)
    for (const row of rows.get(mark) ?? []) {
      if (Buffer.compare(person, created) === 0) splits.add('person', parent.id, created, row)
      if (was !== undefined) splits.add('household', was, household, row)
    }
  }
  return splits.all()
}

/** The rows of the records that the event names, by mark. A record is of one institution: its chunks alone are looked through. */
async function rowsOfRecords(
  sql: Sql,
  { institutions, records }: Profile,
  body: EventBody,
): Promise<ReadonlyMap<string, readonly MarkedRow[]>> {
  const named = new Map(body.records.map(({ fingerprint }) => [keyOf(fingerprint), fingerprint]))
  const byInstitution = new Map<string, Uint8Array[]>()
  for (const [mark, institution] of records) {
    const fingerprint = named.get(Buffer.from(mark, 'base64url').toString('latin1'))
    if (fingerprint === undefined) continue
    const name = institutions[institution] ?? ''
    byInstitution.set(name, [...(byInstitution.get(name) ?? []), fingerprint])
  }
  const rows = new Map<string, MarkedRow[]>()
  for (const [institution, fingerprints] of byInstitution) {
    for (const row of await findMarkedRows(sql, institution, fingerprints)) {
      rows.set(row.mark, [...(rows.get(row.mark) ?? []), row])
    }
  }
  return rows
}

/** Rows gathered by what becomes of them. */
class Splits {
  readonly #seq: number
  readonly #splits = new Map<string, SubjectSplit & { readonly rows: { delivery: string; row: number }[] }>()

  constructor(seq: number) {
    this.#seq = seq
  }

  add(kind: 'person' | 'household', from: Uint8Array, to: Uint8Array, row: MarkedRow): void {
    const { delivery, row: number, tenant, domain } = row
    const key = [kind, keyOf(from), keyOf(to), tenant, domain].join('\u001f')
    const known = this.#splits.get(key) ?? { kind, seq: this.#seq, old: from, new: to, rows: [], tenant, domain }
    known.rows.push({ delivery, row: number })
    this.#splits.set(key, known)
  }

  all(): readonly SubjectSplit[] {
    return [...this.#splits.values()]
  }
}
