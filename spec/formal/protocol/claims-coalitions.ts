import type { Check, Checked } from './check.ts'
import { ASSUMPTIONS, reachable, reveal, secret, unsignedDirectory } from './claims-secrecy.ts'
import { pair } from './claims-unlinkability.ts'
import type { Model, Step } from './description.ts'
import { withPlainKeys } from './sluis.ts'
import { part, partsOf, type Row, received } from './steps.ts'

/** What there is to know, with the term that stands for it. */
export const ITEMS = {
  identifiers: 'id(h,p0)',
  'subject numbers': 'number(id(h,p0))',
  pseudonyms: 'irreversibleOf(number(id(h,p0)),a,d1,one)',
  'whose a pseudonym is': '',
  attributes: 'attributes(id(h,p0))',
  activities: 'visit(delivery(a,d1,h,p0,v0))',
  'activities for another tenant': 'visit(delivery(b,d1,h,p0,v0))',
} as const

/** Something there is to know. */
export type Item = keyof typeof ITEMS

/** Parties that the attacker has taken over, besides the network. */
export interface Coalition {
  readonly id: string
  readonly clauses: readonly string[]
  readonly who: string
  readonly corrupt: readonly string[]
  readonly learns: readonly Item[]
  /** The seeded flaw, by which it learns what it must not. */
  readonly flaw: { readonly note: string; readonly step: Step; readonly learns: Item }
}

const toIdentityEngine: Step = {
  name: 'pseudonymise_irreversible',
  note: 'FLAW: the key engine tells the identity engine what it made',
  takes: [received('subject', 'pk(sealK)', 'signI', 'S')],
  when: ['listed(agreement(H,T,D))', 'listed(domain(T,D,E,irreversible))'],
  gives: [part('pseudonym', 'pk(sealI)', 'signK', 'irreversibleOf(S,T,D,E)')],
}

const withIdentifiers: Step = {
  name: 'resolve',
  note: 'FLAW: the identity engine sends the identifiers along to the key engine',
  takes: [received('identity', 'pk(sealI)', 'K', 'X')],
  when: ['listed(signKey(H,pk(K)))', 'listed(agreement(H,T,D))'],
  gives: [part('subject', 'pk(sealK)', 'signI', 'number(X)'), part('subject', 'pk(sealK)', 'signI', 'X')],
}

export const COALITIONS: readonly Coalition[] = [
  {
    id: 'PROT-18',
    clauses: ['SECU-11'],
    who: 'the gateway alone',
    corrupt: ['gateway'],
    learns: [],
    flaw: { note: 'an unsigned directory', step: unsignedDirectory, learns: 'activities' },
  },
  {
    id: 'PROT-19',
    clauses: ['SECU-11'],
    who: 'the identity engine, alone or with the gateway',
    corrupt: ['identityEngine'],
    learns: ['identifiers', 'subject numbers', 'attributes'],
    flaw: { note: 'the key engine answers the identity engine', step: toIdentityEngine, learns: 'pseudonyms' },
  },
  {
    id: 'PROT-20',
    clauses: ['SECU-11'],
    who: 'the key engine, alone or with the gateway',
    corrupt: ['keyEngine'],
    learns: ['subject numbers', 'pseudonyms'],
    flaw: { note: 'identifiers travel with the subject numbers', step: withIdentifiers, learns: 'identifiers' },
  },
  {
    id: 'PROT-21',
    clauses: ['SECU-2', 'SECU-11'],
    who: 'both engines, alone or with the gateway',
    corrupt: ['identityEngine', 'keyEngine'],
    learns: ['identifiers', 'subject numbers', 'pseudonyms', 'whose a pseudonym is', 'attributes'],
    flaw: { note: 'an unsigned directory', step: unsignedDirectory, learns: 'activities' },
  },
  {
    id: 'PROT-22',
    clauses: ['SECU-1', 'SECU-3'],
    who: 'the tenant, alone or with the gateway',
    corrupt: ['tenantA'],
    learns: ['pseudonyms', 'attributes', 'activities'],
    flaw: { note: 'an endpoint that reveals whose a pseudonym is', step: reveal, learns: 'identifiers' },
  },
  {
    id: 'PROT-23',
    clauses: ['SECU-2'],
    who: 'the tenant with the identity engine',
    corrupt: ['tenantA', 'identityEngine'],
    learns: ['identifiers', 'subject numbers', 'pseudonyms', 'whose a pseudonym is', 'attributes', 'activities'],
    flaw: { note: 'an unsigned directory', step: unsignedDirectory, learns: 'activities for another tenant' },
  },
  {
    id: 'PROT-24',
    clauses: ['SECU-1'],
    who: 'the tenant with the key engine',
    corrupt: ['tenantA', 'keyEngine'],
    learns: ['subject numbers', 'pseudonyms', 'attributes', 'activities'],
    flaw: { note: 'identifiers travel with the subject numbers', step: withIdentifiers, learns: 'identifiers' },
  },
]

// With a corrupt identity engine a merge can carry anything, and nothing that a model of it could show is not shown without.
const WITHOUT_MERGES = [
  'keys_of_engines',
  'directory',
  'deliver',
  'resolve',
  'pseudonymise_irreversible',
  'pseudonymise_reversible',
]

function claimOfCoalition({ id, clauses, who, corrupt, learns, flaw }: Coalition): Checked {
  const name = id.toLowerCase()
  const items = Object.keys(ITEMS) as readonly Item[]
  const hidden = items.filter((item) => !learns.includes(item))
  const more: Partial<Model> = corrupt.includes('identityEngine') ? { only: WITHOUT_MERGES } : {}
  const slug = (item: Item): string => `${name}-${item.replaceAll(' ', '-')}`
  const terms = hidden.flatMap((item) => (ITEMS[item] === '' ? [] : [ITEMS[item]]))
  const whose = whoseOf(slug('whose a pseudonym is'), who, corrupt, learns.includes('whose a pseudonym is'))
  const cannot = secret(`${name}-cannot`, `What is hidden from ${who}`, ['gateway', ...corrupt], terms, more)
  return {
    id,
    clauses,
    statement: `What ${who} learns of a visitor: ${learns.join(', ') || 'nothing of these'}. It does not learn: ${hidden.join(', ')}.`,
    assumptions: ASSUMPTIONS,
    control: learns.length > 0 ? `${flaw.note}; what it does learn is derived, item by item` : flaw.note,
    proofs: whose.expected === 'no derivation' ? [cannot, whose] : [cannot],
    controls: [
      reachable(`${name}-flaw`, `FLAW: ${flaw.note}`, corrupt, ITEMS[flaw.learns], { ...more, steps: [flaw.step] }),
      ...learns
        .filter((item) => ITEMS[item] !== '')
        .map((item) => reachable(slug(item), `${who}: ${item}`, corrupt, ITEMS[item], more)),
      ...(whose.expected === 'derivation' ? [whose] : []),
      ...(learns.length === 0
        ? [reachable(`${name}-header`, 'The header of a part', corrupt, 'context(activity,N,h,a,d1)')]
        : []),
    ],
  }
}

/** Two known people, and a pseudonym that came out: is it the one's (world 1) or the other's (world 2)? */
function whoseOf(name: string, who: string, corrupt: readonly string[], can: boolean): Check {
  const person = 'choice(id(h,p1),id(h,p2))'
  const pseudonym = `irreversibleOf(number(${person}),a,d1,one)`
  const known = ['id(h,p1)', 'id(h,p2)', pseudonym]
  // Who opens identity parts knows whose every row is: with the tenant it has the pseudonyms of known rows. Others have a row to look at,
  // whose pseudonym part would tell no more than the pseudonym.
  const rows = ['p1', 'p2'].flatMap((name) => partsOf(rowOf(name), ['pseudonym']))
  const row = partsOf({ name: 'row', who: person, what: 'activity1', pseudonym }, ['identity', 'subject'])
  const opened = corrupt.includes('tenantA') ? rows : []
  const given = corrupt.includes('identityEngine') ? [...known, ...opened] : [...known, ...row]
  const question = `Whose pseudonym is it, for ${who}?`
  return pair(can ? 'derivation' : 'no derivation', name, question, corrupt, given, { protocol: withPlainKeys })
}

function rowOf(name: string): Row {
  const who = `id(h,${name})`
  return { name, who, what: 'activity1', pseudonym: `irreversibleOf(number(${who}),a,d1,one)` }
}

export const coalitionClaims: readonly Checked[] = COALITIONS.map(claimOfCoalition)

/** The table of coalitions, as it stands in README.md. */
export function coalitionTable(): string {
  const items = Object.keys(ITEMS) as readonly Item[]
  return [
    `| claim | who | ${items.join(' | ')} |`,
    `|---|---|${items.map(() => '---|').join('')}`,
    ...COALITIONS.map(
      ({ id, who, learns }) =>
        `| ${id} | ${who} | ${items.map((item) => (learns.includes(item) ? 'yes' : 'no')).join(' | ')} |`,
    ),
  ].join('\n')
}
