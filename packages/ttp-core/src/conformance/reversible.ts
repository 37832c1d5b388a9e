import { toHex } from '../encoding/index.ts'
import { decryptSubject, encryptSubject, parseSubjectNumber, type ReversiblePseudonym } from '../pseudonym/index.ts'
import type { Evaluate, Fields } from './fields.ts'
import { number, text } from './input.ts'
import { domainOf, kindOf, reversibleKeyOf, subjectOf } from './pseudonym-input.ts'
import { accumulate, pieces } from './stream.ts'

function* encryptMany(input: Fields): Generator<string> {
  const [kE, domain, kind] = [reversibleKeyOf(input), domainOf(input), kindOf(input)]
  for (const subject of pieces(text(input, 'stream'), number(input, 'count'), 16)) {
    yield encryptSubject(kE, domain, kind, parseSubjectNumber(subject))
  }
}

/** Reversible pseudonyms. */
export const reversibleOperations: Readonly<Record<string, Evaluate>> = {
  Encrypt: (input) => ({
    pseudonym: encryptSubject(reversibleKeyOf(input), domainOf(input), kindOf(input), subjectOf(input)),
  }),
  Decrypt: (input) => {
    const pseudonym = text(input, 'pseudonym') as ReversiblePseudonym
    const { kind, subject } = decryptSubject(reversibleKeyOf(input), domainOf(input), pseudonym)
    return { kind, subject: toHex(subject) }
  },
  EncryptMany: (input) => ({ sha256: accumulate(encryptMany(input)) }),
}
