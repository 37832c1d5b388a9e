import fc from 'fast-check'
import { expect, it } from 'vitest'
import { SecretKey } from '../../src/keys/index.ts'
import {
  deriveIrreversible,
  deriveIrreversibleMany,
  encryptSubject,
  encryptSubjectMany,
  innerKey,
  parseSubjectNumber,
  reversibleKey,
  wrapKey,
} from '../../src/pseudonym/index.ts'

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })
const subjects = fc.array(bytes(16).map(parseSubjectNumber), { maxLength: 8 })
const place = { tenant: 'tenant', domain: 'domain', epoch: 1, prefix: 'abc' } as const

// Guarantee: a batch is only a faster way; what one subject gets does not depend on its company.
it('LAW-PSEU-MANY a batch gives each subject what it gets alone, in both modes [PSEU-11, REVE-2]', () => {
  fc.assert(
    fc.property(
      bytes(32),
      bytes(64),
      subjects,
      fc.constantFrom('person' as const, 'household' as const),
      (h, t, all, kind) => {
        const [kH, kT, kE] = [innerKey(SecretKey.from(h)), wrapKey(SecretKey.from(t)), reversibleKey(SecretKey.from(t))]
        const one = { ...place, mode: 'irreversible' } as const
        const two = { ...place, mode: 'reversible' } as const
        expect(deriveIrreversibleMany(kH, kT, one, kind, all)).toEqual(
          all.map((s) => deriveIrreversible(kH, kT, one, kind, s)),
        )
        expect(encryptSubjectMany(kE, two, kind, all)).toEqual(all.map((s) => encryptSubject(kE, two, kind, s)))
      },
    ),
    { numRuns: 60 },
  )
})
