import { enc, LABEL, toHex } from '../../packages/ttp-core/src/encoding/index.ts'
import {
  deriveIrreversible,
  type IrreversiblePseudonym,
  parsePseudonym,
  parseSubjectNumber,
  unwrapInner,
} from '../../packages/ttp-core/src/pseudonym/index.ts'
import { accumulate, pieces } from './accumulate.ts'
import type { Evaluator, Fields } from './frame.ts'
import { bytes, number, text } from './input.ts'
import { domainOf, explainOutward, innerByNode, innerKeyOf, kindOf, subjectOf, wrapKeyOf } from './pseudonym-input.ts'

/** The pseudonym of the subject in the input. */
export function run(input: Fields): string {
  return deriveIrreversible(innerKeyOf(input), wrapKeyOf(input), domainOf(input), kindOf(input), subjectOf(input))
}

/** Deriving; explained by the HMAC of Node and a bech32m of our own. */
export const deriveEvaluator: Evaluator = {
  run: (input) => ({ pseudonym: run(input) }),
  explain: (input) => {
    const message = enc(LABEL.inner, kindOf(input), bytes(input, 'subject'))
    const inner = innerByNode(bytes(input, 'innerKey'), message)
    return { message: toHex(message), ...explainOutward(domainOf(input), kindOf(input), inner, run(input)) }
  },
}

/** Unwrapping to the inner value. */
export const unwrapEvaluator: Evaluator = {
  run: (input) => {
    const pseudonym = text(input, 'pseudonym') as IrreversiblePseudonym
    const { kind, inner } = unwrapInner(wrapKeyOf(input), domainOf(input), pseudonym)
    return { kind, inner: toHex(inner) }
  },
}

/** Reading without a key. */
export const parseEvaluator: Evaluator = {
  run: (input) => {
    const { mode, kind, prefix, epoch, ciphertext, pseudonym } = parsePseudonym(text(input, 'text'))
    return { mode, kind, prefix, epoch, ciphertext: toHex(ciphertext), pseudonym }
  },
}

/** Deriving many from a stream of subjects. */
export const manyEvaluator: Evaluator = {
  run: (input) => {
    const subjects = pieces(text(input, 'stream'), number(input, 'count'), 16).map(parseSubjectNumber)
    const [kH, kT, domain] = [innerKeyOf(input), wrapKeyOf(input), domainOf(input)]
    return { sha256: accumulate(subjects.map((subject) => deriveIrreversible(kH, kT, domain, kindOf(input), subject))) }
  },
}
