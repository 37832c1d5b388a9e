import type { Pseudonym } from '../../pseudonym/types.ts'
import { isPseudonym } from './pseudonym.ts'
import { contentMembers, MAX_SELECTION_PSEUDONYMS, refuse } from './rows.ts'

/** The pseudonyms of persons that a request is about, each once; sealed by the requester to the key engine. */
export interface SelectionContent {
  readonly schema: 'sluis-selection/1'
  readonly pseudonyms: readonly Pseudonym[]
}
/**
 * What a selection became in the other domain, place by place, '' for one that did not open; sealed by the key engine to the tenant that
 * receives. It does not hold the pseudonyms that were selected: neither tenant learns those of the other.
 */
export interface TranslationContent {
  readonly schema: 'sluis-translation/1'
  readonly pseudonyms: readonly (Pseudonym | '')[]
}

/** Checks the content of a selection. Throws PART_CONTENT_INVALID. */
export function parseSelectionContent(value: unknown): SelectionContent {
  const content = contentMembers('selection', value, 'pseudonyms')
  checkPseudonyms(content.pseudonyms, (item) => isPseudonym('person', item))
  const { pseudonyms } = content as unknown as SelectionContent
  if (new Set(pseudonyms).size !== pseudonyms.length) refuse('pseudonyms')
  return content as unknown as SelectionContent
}

/** Checks the content of a translation. Throws PART_CONTENT_INVALID. */
export function parseTranslationContent(value: unknown): TranslationContent {
  const content = contentMembers('translation', value, 'pseudonyms')
  checkPseudonyms(content.pseudonyms, (item) => item === '' || isPseudonym('person', item))
  return content as unknown as TranslationContent
}

function checkPseudonyms(list: unknown, isSound: (item: unknown) => boolean): void {
  if (!Array.isArray(list) || list.length === 0 || list.length > MAX_SELECTION_PSEUDONYMS) refuse('pseudonyms')
  for (const [index, item] of list.entries()) if (!isSound(item)) refuse(`pseudonyms[${index}]`)
}
