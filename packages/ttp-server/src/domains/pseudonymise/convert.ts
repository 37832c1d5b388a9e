import { setImmediate } from 'node:timers/promises'
import type {
  ChangeContent,
  PseudonymContent,
  PseudonymRow,
  SubjectChangeContent,
  SubjectContent,
} from '@sluis/ttp-core/pseudonymise'
import type { Derive } from './derive.ts'
import { LIMIT } from './limits.ts'

/** The pseudonyms of the subjects of a chunk, row by row. Other work of the process gets its turn in between. */
export async function convertRows(content: SubjectContent, derive: Derive): Promise<PseudonymContent> {
  const rows: PseudonymRow[] = []
  for (const { row, person, household } of content.rows) {
    rows.push({ row, person: derive('person', person), household: derive('household', household) })
    if (rows.length % LIMIT.sliceRowsMax === 0) await setImmediate()
  }
  return { schema: 'sluis-pseudonym/1', rows }
}

/** The same for subjects that turned out to be one. */
export async function convertChanges(content: SubjectChangeContent, derive: Derive): Promise<ChangeContent> {
  const changes: ChangeContent['changes'][number][] = []
  for (const { change, kind, old, new: current } of content.changes) {
    changes.push({ change, kind, old: derive(kind, old), new: derive(kind, current) })
    if (changes.length % LIMIT.sliceRowsMax === 0) await setImmediate()
  }
  return { schema: 'sluis-change/1', changes }
}
