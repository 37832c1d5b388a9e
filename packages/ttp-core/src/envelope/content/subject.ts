import { DIGEST_BASE64URL } from '../../document/form.ts'
import { type Change, checkChanges } from './change-list.ts'
import { checkRows, contentMembers, isObject, refuse } from './rows.ts'

/** Subject numbers of one chunk, sealed by the identity engine to the key engine. Rows without identifiers are absent. */
export interface SubjectContent {
  readonly schema: 'sluis-subject/1'
  /** SHA-256 (base64url) of the attribute part that belongs to the same chunk. */
  readonly attributeDigest?: string
  readonly rows: readonly SubjectRow[]
}
/** Subject numbers are base64url of 16 bytes. */
export interface SubjectRow {
  readonly row: number
  readonly person: string
  readonly household: string
}
/** What the identity engine learnt of subjects: which are one, and which rows are another's. */
export interface SubjectChangeContent {
  readonly schema: 'sluis-subject/1'
  readonly changes: readonly Change<string>[]
}

// 22 characters hold 132 bits; the four left over must be zero.
const SUBJECT = /^[A-Za-z0-9_-]{21}[AQgw]$/

/** Checks the content of a subject part, of a chunk or of a change. Throws PART_CONTENT_INVALID. */
export function parseSubjectContent(value: unknown): SubjectContent | SubjectChangeContent {
  if (isObject(value) && Object.hasOwn(value, 'changes')) {
    const content = contentMembers('subject', value, 'changes')
    checkChanges(content.changes, (_kind, side) => isSubject(side))
    return content as unknown as SubjectChangeContent
  }
  const content = contentMembers('subject', value, 'rows', ['attributeDigest'])
  const digest = content.attributeDigest
  if (Object.hasOwn(content, 'attributeDigest') && !(typeof digest === 'string' && DIGEST_BASE64URL.test(digest))) {
    refuse('attributeDigest')
  }
  checkRows(
    content.rows,
    (name, field) => (name === 'person' || name === 'household') && isSubject(field),
    (row) => Object.hasOwn(row, 'person') && Object.hasOwn(row, 'household'),
  )
  return content as unknown as SubjectContent
}

/** Whether a text is 16 bytes in base64url. */
export function isSubject(value: unknown): boolean {
  return typeof value === 'string' && SUBJECT.test(value)
}
