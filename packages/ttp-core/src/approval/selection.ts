import type { SelectionContent } from '../envelope/content/selection.ts'
import type { IrreversiblePseudonym, ReversiblePseudonym } from '../pseudonym/types.ts'

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
