import {
  type AgreementPeriod,
  isLinkable,
  isSpecialColumn,
  linksOf,
  type RowFacts,
  rowState,
  shuffleInPlace,
} from '../delivery/index.ts'
import type { Identity } from '../identifier/index.ts'
import type { Evaluate } from './fields.ts'
import { list, object, text } from './input.ts'

/** What becomes of rows before they are sealed. */
export const deliveryOperations: Readonly<Record<string, Evaluate>> = {
  RowState: (input) => {
    const linkable = isLinkable(linksOf(object(input, 'identity') as Identity))
    const state = rowState({
      linkable,
      activity: input.activity as RowFacts['activity'] & null,
      periods: list(input, 'periods') as unknown as readonly AgreementPeriod[],
      ...(input.objection === undefined ? {} : { objection: text(input, 'objection') }),
    })
    return { linkable, state }
  },
  IsSpecialColumn: (input) => ({ special: isSpecialColumn(text(input, 'name')) }),
  // `draws` is what random gives, one after the other.
  Shuffle: (input) => {
    const draws = list(input, 'draws').map(Number)
    const items = shuffleInPlace([...list(input, 'items')], (below) => {
      const draw = draws.shift()
      if (draw === undefined || draw < 0 || draw >= below) throw new Error('a draw that cannot be')
      return draw
    })
    return { items }
  },
}
