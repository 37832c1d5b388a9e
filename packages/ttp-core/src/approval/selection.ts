import type { SelectionContent } from '../envelope/content/selection.ts'
import { CoreError } from '../errors.ts'
import type { IrreversiblePseudonym, Pseudonym, ReversiblePseudonym } from '../pseudonym/types.ts'
import type { Selection } from './request.ts'

/** The selection of a reveal. Only reversible pseudonyms: an irreversible one does not fit here, by type. */
export function revealSelection(pseudonyms: readonly ReversiblePseudonym[]): SelectionContent {
  return { schema: 'sluis-selection/1', pseudonyms }
}

/** One part of the selection of a translation: pseudonyms of one mode, that of both domains. */
export function translateSelection(
  pseudonyms: readonly ReversiblePseudonym[] | readonly IrreversiblePseudonym[],
): SelectionContent {
  return { schema: 'sluis-selection/1', pseudonyms }
}

/**
 * Whether the parts of a selection are what the request says: as many distinct pseudonyms in all. Throws SELECTION_MISMATCH.
 * @param parts The pseudonyms of each part, in order.
 */
export function checkSelected({ count, digests }: Selection, parts: readonly (readonly Pseudonym[])[]): void {
  const all = parts.flat()
  if (parts.length !== digests.length || all.length !== count || new Set(all).size !== count) {
    throw new CoreError('SELECTION_MISMATCH')
  }
}
