import type {
  ChangeContent,
  PseudonymContent,
  SubjectChangeContent,
  SubjectContent,
} from '@sluis/ttp-core/pseudonymise'
import type { Derive } from './derive.ts'

/** The pseudonyms of the subjects of a chunk, row by row. */
export function convertRows(content: SubjectContent, derive: Derive): PseudonymContent {
  const rows = content.rows.map(({ row, person, household }) => ({
    row,
    person: derive('person', person),
    household: derive('household', household),
  }))
  return { schema: 'sluis-pseudonym/1', rows }
}

/** The same for subjects that turned out to be one. */
export function convertChanges(content: SubjectChangeContent, derive: Derive): ChangeContent {
  const changes = content.changes.map(({ change, kind, old, new: current }) => ({
    change,
    kind,
    old: derive(kind, old),
    new: derive(kind, current),
  }))
  return { schema: 'sluis-change/1', changes }
}
