import { type IrreversiblePseudonym, type ReversiblePseudonym, rewrap, translate } from '../pseudonym/index.ts'
import type { Evaluate } from './fields.ts'
import { text } from './input.ts'
import { domainOf, reversibleKeyOf, wrapKeyOf } from './pseudonym-input.ts'

const evaluate =
  (move: typeof rewrap): Evaluate =>
  (input) => {
    const [from, to, pseudonym] = [domainOf(input, 'from'), domainOf(input, 'to'), text(input, 'pseudonym')]
    if (from.mode === 'irreversible') {
      const [old, next] = [wrapKeyOf(input, 'fromKey'), wrapKeyOf(input, 'toKey')]
      return { pseudonym: move(old, from, next, to, pseudonym as IrreversiblePseudonym) }
    }
    const [old, next] = [reversibleKeyOf(input, 'fromKey'), reversibleKeyOf(input, 'toKey')]
    return { pseudonym: move(old, from, next, to, pseudonym as ReversiblePseudonym) }
  }

/** Pseudonyms made anew for another epoch or domain. */
export const rewrapOperations: Readonly<Record<string, Evaluate>> = {
  Rewrap: evaluate(rewrap),
  Translate: evaluate(translate),
}
