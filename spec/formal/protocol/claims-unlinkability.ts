import type { Check, Checked } from './check.ts'
import { ASSUMPTIONS, reachable, secret } from './claims-secrecy.ts'
import type { Model, Protocol } from './description.ts'
import { sluis } from './sluis.ts'

/** The attacker cannot tell the worlds apart, or (`derivation`) can. */
export function pair(
  expected: Check['expected'],
  name: string,
  question: string,
  corrupt: readonly string[],
  given: readonly string[],
  more: Partial<Model> & { readonly protocol?: Protocol } = {},
): Check {
  const { protocol = sluis, ...rest } = more
  return { protocol, model: { name, question, kind: 'pair', corrupt, goals: [], only: [], given, ...rest }, expected }
}

// Subject numbers are given away: even who knows them cannot link.
const ONE = 'number(id(h,p1))'
const TWO = 'number(id(h,p2))'
const EITHER = `choice(${ONE},${TWO})`
const FIRST = `irreversibleOf(${ONE},a,d1,one)`

const alike = (name: string, question: string, corrupt: readonly string[], ...given: readonly string[]): Check =>
  pair('no derivation', name, question, corrupt, [ONE, TWO, FIRST, ...given])

const told = (name: string, question: string, corrupt: readonly string[], ...given: readonly string[]): Check =>
  pair('derivation', name, question, corrupt, [ONE, TWO, FIRST, ...given])

const NUMBERS = [...ASSUMPTIONS, 'no activity or coarse attribute tells who it is']
const SAME_KEY = told(
  'linked-same-key',
  'World 1: one person twice; world 2: two persons; under one key',
  ['tenantA', 'tenantB'],
  `irreversibleOf(${EITHER},a,d1,one)`,
)

export const unlinkabilityClaims: readonly Checked[] = [
  {
    id: 'PROT-6',
    clauses: ['SECU-5'],
    statement:
      'Two tenants that put their pseudonyms together cannot tell whether a pseudonym of each is of one person.',
    assumptions: NUMBERS,
    control: 'both pseudonyms under one key',
    proofs: [
      alike(
        'tenants-apart',
        'World 1: one person at tenants a and b; world 2: two persons',
        ['tenantA', 'tenantB'],
        `irreversibleOf(${EITHER},b,d1,one)`,
      ),
    ],
    controls: [SAME_KEY],
  },
  {
    id: 'PROT-7',
    clauses: ['SECU-3', 'SECU-5'],
    statement:
      'A tenant cannot tell whether pseudonyms of two of its domains are of one person, also when one domain is reversible.',
    assumptions: NUMBERS,
    control: 'both pseudonyms under one key',
    proofs: [
      alike(
        'domains-apart',
        'World 1: one person in domains d1 and d2; world 2: two persons',
        ['tenantA'],
        `irreversibleOf(${EITHER},a,d2,one)`,
      ),
      alike(
        'modes-apart',
        'World 1: one person in an irreversible and a reversible domain; world 2: two persons',
        ['tenantA'],
        `reversibleOf(${EITHER},a,d3,one)`,
      ),
    ],
    controls: [SAME_KEY],
  },
  {
    id: 'PROT-8',
    clauses: ['SECU-5'],
    statement:
      'Who has not got a change feed that says so cannot tell whether pseudonyms of two epochs of one domain are of one person.',
    assumptions: NUMBERS,
    control: 'the change feed names the two pseudonyms as one; both pseudonyms under one key',
    proofs: [
      alike(
        'epochs-apart',
        'World 1: one person in epochs one and two; world 2: two persons',
        ['tenantA'],
        `irreversibleOf(${EITHER},a,d1,two)`,
      ),
    ],
    controls: [
      told(
        'epochs-feed',
        'The same with a change feed that takes the person from one epoch to the other',
        ['tenantA'],
        `irreversibleOf(${EITHER},a,d1,two)`,
        `merge(${FIRST},irreversibleOf(${ONE},a,d1,two))`,
      ),
      SAME_KEY,
    ],
  },
  {
    id: 'PROT-9',
    clauses: ['SECU-4'],
    statement:
      'An irreversible pseudonym stays irreversible when every wrapping key leaks: no subject number follows, and even who knows every subject number cannot tell whose it is.',
    assumptions: ASSUMPTIONS,
    control:
      'K_H leaks too; the root and the seed of K_H leak too; a reversible pseudonym when its key leaks; the inner value does come out',
    proofs: [
      secret(
        'wrapping-keys',
        'What tenants cannot have with every wrapping key there is',
        ['tenantA', 'tenantB', 'gateway'],
        ['number(X)', 'id(F,P)', 'kH', 'rootK'],
        { given: ['kT(T,D,E)'] },
      ),
      pair(
        'no derivation',
        'wrapping-key',
        'Whose pseudonym is it, for who has the wrapping key and all numbers?',
        ['tenantA'],
        [ONE, TWO, 'kT(a,d1,one)', `irreversibleOf(${EITHER},a,d1,one)`],
      ),
    ],
    controls: [
      reachable('wrapping-keys-inner', 'The inner value', ['tenantA'], 'innerOf(number(id(h,p0)))', {
        given: ['kT(T,D,E)'],
      }),
      pair(
        'derivation',
        'wrapping-key-and-inner',
        'The same with K_H',
        ['tenantA'],
        [...[ONE, TWO, 'kT(a,d1,one)', 'kH', `irreversibleOf(${EITHER},a,d1,one)`]],
      ),
      pair(
        'derivation',
        'wrapping-key-and-root',
        'The same with the root and the seed of K_H',
        ['tenantA'],
        [...[ONE, TWO, 'kT(a,d1,one)', 'rootK', 'seedOf(keyEngine,inner)', `irreversibleOf(${EITHER},a,d1,one)`]],
      ),
      pair(
        'derivation',
        'reversible-key',
        'A reversible pseudonym with its key',
        ['tenantA'],
        [...[ONE, TWO, 'kE(a,d3,one)', `reversibleOf(${EITHER},a,d3,one)`]],
      ),
    ],
  },
]
