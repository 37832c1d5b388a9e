import { expect, it } from 'vitest'
import { canonicaliseIdentity } from '../../src/identifier/canonicalise-identity.ts'

const OPTIONS = { country: 'NL', today: '2026-11-20' }

it.each([
  ['12 hs', '12 hs', '12', 'HS'],
  // Apartment 12 of number 12: no sign of a repeated one.
  ['12', '12', '12', '12'],
  ['12a', '12-A', '12', 'A'],
  ['2 hs', '2hs', '2', 'HS'],
  ['2', '2', '2', '2'],
  ['12', '14', '12', '14'],
  ['12', '12-2', '12', '2'],
  ['12', '12 hs', '12', 'HS'],
  ['12', '12-12', '12', '12'],
  ['0012', '012/a', '12', 'A'],
  // Written together it may be the apartment's.
  ['12', '12a', '12', '12A'],
  ['12', '13-2', '12', '132'],
])('a house number %s whose column of additions repeats it as %s is %s with %s', (number, addition, is, with_) => {
  const { identity } = canonicaliseIdentity({ houseNumber: number, houseNumberAddition: addition }, OPTIONS)
  expect([identity.houseNumber, identity.houseNumberAddition]).toEqual([is, with_])
})

it('is read the same once more', () => {
  for (const houseNumber of ['12 hs', '31-31', '0031+31']) {
    const { identity } = canonicaliseIdentity({ houseNumber, houseNumberAddition: houseNumber }, OPTIONS)
    expect(canonicaliseIdentity(identity, OPTIONS).identity).toEqual(identity)
  }
})

it('is read the same once more where the number alone is repeated', () => {
  for (const houseNumberAddition of ['12-2', '12 12-2', '12/12 12', '12-hs']) {
    const { identity } = canonicaliseIdentity({ houseNumber: '12', houseNumberAddition }, OPTIONS)
    expect(canonicaliseIdentity(identity, OPTIONS).identity).toEqual(identity)
  }
})
