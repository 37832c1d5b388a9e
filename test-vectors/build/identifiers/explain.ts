import type { IdentityField } from '../../../packages/ttp-core/src/identifier/index.ts'
import { isPrepared, prepare } from '../../../packages/ttp-core/src/identifier/prepare.ts'
import type { Explain } from '../frame.ts'

/** The text that the rules of the field begin with; nothing when it is missing already. */
export const EXPLAIN: Readonly<Record<string, Explain>> = {
  CanonicaliseField: ({ field, text }) => {
    const found = prepare(String(field) as IdentityField, String(text))
    return isPrepared(found) ? { prepared: found.text, changes: [...found.changes] } : { prepared: null }
  },
}
