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

/** The same for what was learnt of subjects. The rows of a split go by delivery and number, which no key changes. */
export function convertChanges(content: SubjectChangeContent, derive: Derive): ChangeContent {
  const changes = content.changes.map((change) => {
    const old = derive(change.kind, change.old)
    return change.change === 'erase' ? { ...change, old } : { ...change, old, new: derive(change.kind, change.new) }
  })
  return { schema: 'sluis-change/1', changes }
}
