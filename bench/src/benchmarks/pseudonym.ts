import { createHash, randomBytes } from 'node:crypto'
import type { PseudonymDomain } from '@sluis/ttp-core/pseudonymise'
import {
  deriveIrreversible,
  deriveIrreversibleMany,
  encryptSubjectMany,
  innerKey,
  parseSubjectNumber,
  reversibleKey,
  SecretKey,
  wrapKey,
} from '@sluis/ttp-core/pseudonymise'
import { nodeSiv } from '@sluis/ttp-server/node-siv'
import type { Benchmark } from '../benchmark.ts'
import { measureRates } from '../measure/rate.ts'

const SUBJECTS = 2_500
const DOMAIN = {
  tenant: 'audience-data',
  domain: 'market-insight',
  epoch: 1,
  prefix: 'publiek',
  mode: 'irreversible',
} as const satisfies PseudonymDomain
const REVERSIBLE = { ...DOMAIN, mode: 'reversible' } as const satisfies PseudonymDomain

/** Deriving and printing, held against the naive pseudonym that anybody can make, and therefore undo: a hash without a key. */
export const pseudonym: Benchmark = {
  about: 'irreversible pseudonyms a second in batches, as the key engine makes them; against SHA-256 without a key',
  run: async () => {
    const subjects = Array.from({ length: SUBJECTS }, () => parseSubjectNumber(new Uint8Array(randomBytes(16))))
    const inner = innerKey(SecretKey.from(randomBytes(32)))
    const wrap = wrapKey(SecretKey.from(randomBytes(64)))
    const reversible = reversibleKey(SecretKey.from(randomBytes(64)))
    const count = SUBJECTS
    const { perSecond, range } = await measureRates({
      keyed: {
        count,
        run: () => {
          return deriveIrreversibleMany(inner, wrap, DOMAIN, 'person', subjects, { siv: nodeSiv })
        },
      },
      reversible: {
        count,
        run: () => encryptSubjectMany(reversible, REVERSIBLE, 'person', subjects, { siv: nodeSiv }),
      },
      single: {
        count,
        run: () => subjects.map((subject) => deriveIrreversible(inner, wrap, DOMAIN, 'person', subject)),
      },
      unkeyed: { count, run: () => subjects.map((subject) => createHash('sha256').update(subject).digest('hex')) },
    })
    for (const key of [inner, wrap, reversible]) key.destroy()
    return {
      figure: perSecond.keyed,
      unit: 'pseudonyms/s',
      comparison: {
        name: 'SHA-256 of the same subjects without a key: the price of the keys',
        figure: perSecond.unkeyed,
        unit: 'hashes/s',
        ratio: perSecond.keyed / perSecond.unkeyed,
      },
      details: {
        subjects: count,
        reversiblePerSecond: Math.round(perSecond.reversible),
        oneByOneWithNoblePerSecond: Math.round(perSecond.single),
        range,
      },
    }
  },
}
