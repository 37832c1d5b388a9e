import { toHex } from '../encoding/index.ts'
import type { Identity } from '../identifier/fields.ts'
import { countLinkability } from '../linkability/index.ts'
import type { Evaluate, Fields } from './fields.ts'
import { list, number, text } from './input.ts'
import { pieces } from './stream.ts'

/** Identities of eight bytes each. */
function* drawn(input: Fields): Generator<Identity> {
  for (const piece of pieces(text(input, 'stream'), number(input, 'count'), 8)) {
    const hex = toHex(piece)
    yield {
      relationNumber: hex,
      initials: 'A.',
      familyName: hex.slice(0, 6),
      email: `${hex.slice(6, 8)}@example.org`,
      postcode: hex.slice(8, 12),
      houseNumber: '1',
    }
  }
}

const reportOf = (identities: Iterable<Identity | undefined>): Fields =>
  ({ report: countLinkability(identities) }) as unknown as Fields

/** The linkability report of a delivery. */
export const linkabilityOperations: Readonly<Record<string, Evaluate>> = {
  Linkability: (input) =>
    reportOf(list(input, 'identities').map((row) => (row === null ? undefined : (row as Identity)))),
  LinkabilityMany: (input) => reportOf(drawn(input)),
}
