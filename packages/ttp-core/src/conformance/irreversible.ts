import { toHex } from '../encoding/index.ts'
import {
  deriveIrreversible,
  deriveIrreversibleMany,
  type IrreversiblePseudonym,
  parsePseudonym,
  parseSubjectNumber,
  type SubjectNumber,
  unwrapInner,
} from '../pseudonym/index.ts'
import type { Evaluate, Fields } from './fields.ts'
import { number, text } from './input.ts'
import { domainOf, innerKeyOf, kindOf, subjectOf, wrapKeyOf } from './pseudonym-input.ts'
import { accumulate, pieces } from './stream.ts'

const derive = (input: Fields): string =>
  deriveIrreversible(innerKeyOf(input), wrapKeyOf(input), domainOf(input), kindOf(input), subjectOf(input))

const BATCH_MAX = 1_000

function* deriveMany(input: Fields): Generator<string> {
  const [kH, kT, domain, kind] = [innerKeyOf(input), wrapKeyOf(input), domainOf(input), kindOf(input)]
  let batch: SubjectNumber[] = []
  for (const subject of pieces(text(input, 'stream'), number(input, 'count'), 16)) {
    batch.push(parseSubjectNumber(subject))
    if (batch.length < BATCH_MAX) continue
    yield* deriveIrreversibleMany(kH, kT, domain, kind, batch)
    batch = []
  }
  yield* deriveIrreversibleMany(kH, kT, domain, kind, batch)
}

/** Irreversible pseudonyms, and reading a printed pseudonym of either mode. */
export const irreversibleOperations: Readonly<Record<string, Evaluate>> = {
  Derive: (input) => ({ pseudonym: derive(input) }),
  Unwrap: (input) => {
    const pseudonym = text(input, 'pseudonym') as IrreversiblePseudonym
    const { kind, inner } = unwrapInner(wrapKeyOf(input), domainOf(input), pseudonym)
    return { kind, inner: toHex(inner) }
  },
  Parse: (input) => {
    const { mode, kind, prefix, epoch, ciphertext, pseudonym } = parsePseudonym(text(input, 'text'))
    return { mode, kind, prefix, epoch, ciphertext: toHex(ciphertext), pseudonym }
  },
  DeriveMany: (input) => ({ sha256: accumulate(deriveMany(input)) }),
}
