import type { Pseudonym, SubjectKind } from '../../pseudonym/types.ts'
import { type Change, checkChanges, checkRewraps, type Rewrap } from './change-list.ts'
import { type RewrapAnswer, readRewrapAnswer } from './rewrap.ts'
import { checkRows, contentMembers } from './rows.ts'

/** Pseudonyms of one chunk, sealed by the key engine to the tenant. Anonymous rows are absent. */
export interface PseudonymContent {
  readonly schema: 'sluis-pseudonym/1'
  readonly rows: readonly PseudonymRow[]
}
/** The pseudonyms of one row. */
export interface PseudonymRow {
  readonly row: number
  readonly person: Pseudonym
  readonly household: Pseudonym
}
/** What the TTP learnt of subjects, by their pseudonyms, sealed by the key engine to the tenant. */
export interface ChangeContent {
  readonly schema: 'sluis-change/1'
  /** With `rewrap`: rewrapped pseudonyms only, perhaps none. Without it: merges and splits, at least one. */
  readonly changes: readonly (Change<Pseudonym> | Rewrap<Pseudonym>)[]
  /** Which list of a tenant's pseudonyms these changes answer. */
  readonly rewrap?: RewrapAnswer
}

// The form of a printed pseudonym; its checksum need not be computed again, the key engine's signature covers it.
const FORM: Readonly<Record<SubjectKind, RegExp>> = {
  person: /^[a-z]{2,10}_p1[02-9ac-hj-np-z]{69}$/,
  household: /^[a-z]{2,10}_h1[02-9ac-hj-np-z]{69}$/,
}

/** Checks the content of a pseudonym part. Throws PART_CONTENT_INVALID. */
export function parsePseudonymContent(value: unknown): PseudonymContent {
  const content = contentMembers('pseudonym', value, 'rows')
  checkRows(
    content.rows,
    (name, field) => (name === 'person' || name === 'household') && isPseudonym(name, field),
    (row) => Object.hasOwn(row, 'person') && Object.hasOwn(row, 'household'),
  )
  return content as unknown as PseudonymContent
}

/** Checks the content of a change part. Throws PART_CONTENT_INVALID. */
export function parseChangeContent(value: unknown): ChangeContent {
  const content = contentMembers('change', value, 'changes', ['rewrap'])
  if (Object.hasOwn(content, 'rewrap')) {
    readRewrapAnswer(content.rewrap, content.changes)
    checkRewraps(content.changes, isPseudonym)
  } else {
    checkChanges(content.changes, isPseudonym)
  }
  return content as unknown as ChangeContent
}

/** Whether a text has the printed form of a pseudonym of this kind, in lower case. */
export function isPseudonym(kind: SubjectKind, value: unknown): boolean {
  return typeof value === 'string' && FORM[kind].test(value)
}
