import { canonicaliseIdentity } from '@sluis/ttp-core/supplier'
import type { Benchmark } from '../benchmark.ts'
import { measureRates } from '../measure/rate.ts'
import { NORMALISATION, rawIdentities } from '../samples/identities.ts'

/** What a client does with the identity of every row, held against merely passing the row through JSON. */
export const canonicalise: Benchmark = {
  about: 'rows a second of canonicaliseIdentity; against JSON.parse and JSON.stringify of the same rows',
  run: async () => {
    const rows = await rawIdentities()
    const texts = rows.map((row) => JSON.stringify(row))
    // The same people as tidy as can be: what is already canonical should cost less.
    const clean = rows.map((row) => canonicaliseIdentity(row, NORMALISATION).identity).map(withoutFlags)
    const count = rows.length
    const { perSecond, range } = await measureRates({
      ugly: { count, run: () => rows.map((row) => canonicaliseIdentity(row, NORMALISATION)) },
      clean: { count, run: () => clean.map((row) => canonicaliseIdentity(row, NORMALISATION)) },
      json: { count, run: () => texts.map((text) => JSON.stringify(JSON.parse(text))) },
    })
    return {
      figure: perSecond.ugly,
      unit: 'rows/s',
      comparison: {
        name: 'the same rows through JSON.parse and JSON.stringify only',
        figure: perSecond.json,
        unit: 'rows/s',
        ratio: perSecond.ugly / perSecond.json,
      },
      details: { rows: count, alreadyCanonicalRowsPerSecond: Math.round(perSecond.clean), range },
    }
  },
}

/** Canonical values as an institution could deliver them: without what the core found out about them. */
function withoutFlags(identity: Readonly<Record<string, unknown>>): Record<string, string> {
  const fields = Object.entries(identity).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && !FOUND_OUT.has(entry[0]),
  )
  return Object.fromEntries(fields)
}

const FOUND_OUT: ReadonlySet<string> = new Set(['phoneKind', 'postcodeArea'])
