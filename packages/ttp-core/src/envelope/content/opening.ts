import { DIGEST_HEX } from '../../document/form.ts'
import { contentMembers, MAX_SELECTION_PSEUDONYMS, refuse } from './rows.ts'
import { isSubject } from './subject.ts'

/**
 * The subject numbers of a selection, place by place, '' for a pseudonym that did not open; sealed by the key engine to the identity
 * engine, which never sees the pseudonyms.
 */
export interface OpeningContent {
  readonly schema: 'sluis-opening/1'
  /** SHA-256 (hex) of the request as signed: what was opened for one request answers no other. */
  readonly request: string
  /** base64url of 16 bytes, or ''. */
  readonly subjects: readonly string[]
}

/** Checks the content of an opening. Throws PART_CONTENT_INVALID. */
export function parseOpeningContent(value: unknown): OpeningContent {
  const content = contentMembers('opening', value, 'subjects', ['request'])
  if (typeof content.request !== 'string' || !DIGEST_HEX.test(content.request)) return refuse('request')
  const list = content.subjects
  if (!Array.isArray(list) || list.length === 0 || list.length > MAX_SELECTION_PSEUDONYMS) return refuse('subjects')
  for (const [index, item] of list.entries()) if (item !== '' && !isSubject(item)) refuse(`subjects[${index}]`)
  return content as unknown as OpeningContent
}
