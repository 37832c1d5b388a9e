import { expect, it } from 'vitest'
import { canonicaliseIdentity } from '../../src/identifier/canonicalise-identity.ts'

const OPTIONS = { country: 'NL', today: '2026-11-20' }

it.each([
  ['12 hs', '12 hs', '12', 'HS'],
  ['12', '12', '12', undefined],
  ['12a', '12-A', '12', 'A'],
  ['2 hs', '2hs', '2', 'HS'],
  // Number 2, second floor: a small number is no sign of a repeated one.
  ['2', '2', '2', '2'],
  ['12', '14', '12', '14'],
])('a house number %s whose column of additions repeats it as %s is %s with %s', (number, addition, is, with_) => {
  const { identity } = canonicaliseIdentity({ houseNumber: number, houseNumberAddition: addition }, OPTIONS)
  expect([identity.houseNumber, identity.houseNumberAddition]).toEqual([is, with_])
})
