import { describe, expect, it } from 'vitest'
import { fact, printProblem } from './clause.ts'
import { compile } from './compile.ts'
import { follows, match, same } from './derive.ts'
import type { Constructor, Model, Protocol } from './description.ts'
import { mismatchClauses } from './mismatch.ts'
import { pairProblem } from './pair.ts'
import { secrecyProblem } from './secrecy.ts'
import { constructors } from './signature.ts'
import { sluis } from './sluis.ts'
import { parseAbbreviations, parseTerm, printTerm, type Term } from './term.ts'
import { constantClauses, headClauses, unequalClauses } from './unequal.ts'

const CONSTANTS = ['k', 'm']
const SMALL: readonly Constructor[] = [
  { name: 'f', arity: 1, kind: 'public', note: '' },
  { name: 'g', arity: 2, kind: 'public', note: '' },
  { name: 'r', arity: 1, kind: 'private', note: '' },
]

/** Every ground term of the small signature up to a depth. */
function termsOfDepth(depth: number): Term[] {
  const leaves = CONSTANTS.map((name) => ({ name, args: [] }))
  if (depth === 0) return leaves
  const inner = termsOfDepth(depth - 1)
  const tuples = (arity: number): Term[][] =>
    arity === 0 ? [[]] : tuples(arity - 1).flatMap((rest) => inner.map((term) => [...rest, term]))
  return [...leaves, ...SMALL.flatMap(({ name, arity }) => tuples(arity).map((args) => ({ name, args })))]
}

describe('terms', () => {
  it('are read as they are printed', () => {
    expect(printTerm(parseTerm(' siv( kT(a,d1) , X,h )'))).toBe('siv(kT(a,d1),X,h)')
  })

  it('are written out by abbreviations, which may use those before them', () => {
    const known = parseAbbreviations(['kH = hkdf(root,inner)', 'tag(S,T) = hmac(kH,pairOf(T,S))'])
    expect(printTerm(parseTerm('tag(X,f(Y))', known))).toBe('hmac(hkdf(root,inner),pairOf(f(Y),X))')
  })

  it.each(['', 'f(', 'f(a))', 'f(a b)', 'f(,a)', 'f(ä)'])('are refused when malformed: %j', (text) => {
    expect(() => parseTerm(text)).toThrow(SyntaxError)
  })

  it('are refused when an abbreviation has another number of arguments', () => {
    expect(() => parseTerm('kH(a)', parseAbbreviations(['kH = k']))).toThrow(SyntaxError)
  })
})

describe('inequality', () => {
  const clauses = [...constantClauses(CONSTANTS), ...unequalClauses(SMALL, CONSTANTS)]

  it('holds of two terms exactly when they differ', () => {
    const terms = termsOfDepth(2)
    expect(terms.length).toBeGreaterThan(100)
    const wrong = terms.flatMap((left) =>
      terms.filter((right) => follows(fact('neq', left, right), clauses) === same(left, right)),
    )
    expect(wrong).toEqual([])
  })

  it('has a clause for every two functions, every argument and every two constants of the real signature', () => {
    const names = ['a', 'b', 'c']
    const printed = new Set(
      unequalClauses(constructors, names).map(({ when, implies }) =>
        printTerm(fact('clause', ...when, implies ?? fact('none'))),
      ),
    )
    const n = constructors.length
    const positions = constructors.reduce((sum, { arity }) => sum + arity, 0)
    expect(printed.size).toBe(n * (n - 1) + 2 * n + positions + names.length * (names.length - 1))
  })

  it('is needed in full: without any one kind of clause two terms that differ go unnoticed', () => {
    const terms = termsOfDepth(1)
    for (const [index, clause] of clauses.entries()) {
      if (!clause.name.startsWith('neq_')) continue
      const rest = clauses.filter((_, at) => at !== index)
      const missed = terms.some((left) =>
        terms.some((right) => !same(left, right) && !follows(fact('neq', left, right), rest)),
      )
      expect(missed, clause.name).toBe(true)
    }
  })
})

describe('a step that does not answer', () => {
  const base = [...constantClauses(CONSTANTS), ...unequalClauses(SMALL, CONSTANTS)]

  it.each([
    ['a function', ['f(X)']],
    ['a function within a function', ['g(X,f(Y))']],
    ['a constant', ['g(k,X)']],
    ['a term that stands twice', ['g(X,X)']],
    ['a key beside what it opens', ['g(K,X)', 'K']],
    ['a key in another form', ['g(f(K),X)', 'K']],
    ['a test with a public form', ['g(K,X)', 'f(K)']],
  ])('is known as such exactly when its input has another form: %s', (_, texts) => {
    const patterns = texts.map((text) => parseTerm(text))
    const { clauses, heads } = mismatchClauses('s', patterns)
    const all = [...base, ...clauses, ...headClauses(heads, SMALL)]
    const first = termsOfDepth(2)
    const second = patterns.length === 2 ? termsOfDepth(1) : [parseTerm('k')]
    const wrong = first.flatMap((left) =>
      second.filter((right) => {
        const given = patterns.length === 2 ? [left, right] : [left]
        const fits = match(fact('all', ...patterns), fact('all', ...given), new Map()) !== null
        return follows(fact('no_s', ...given), all) === fits
      }),
    )
    expect(wrong).toEqual([])
  })
})

const TOY: Protocol = {
  constructors: [...SMALL, { name: 'note', arity: 2, kind: 'encoding', note: '' }],
  abbreviations: [],
  destructors: [{ name: 'open_g', note: '', takes: ['g(K,X)', 'K'], gives: ['X'] }],
  parties: {
    server: {
      note: '',
      holds: ['k'],
      reads: ['store'],
      powers: [{ name: 'power', note: '', takes: ['X'], gives: ['r(X)'] }],
    },
    reader: { note: '', holds: [], reads: ['store'] },
  },
  names: ['n', 'unused'],
  steps: [
    {
      name: 'serve',
      note: '',
      by: 'server',
      takes: ['note(n,X)'],
      gives: ['g(k,r(X))'],
      stores: { store: ['f(r(X))'] },
    },
  ],
}

const model = (more: Partial<Model>): Model => ({
  ...{ name: 'm', question: 'q', kind: 'secrecy', corrupt: [], goals: ['r(n)'] },
  ...more,
})

describe('a model', () => {
  it('takes the steps of an honest party, and the powers instead of the steps of a corrupt one', () => {
    expect(compile(TOY, model({})).steps.map(({ name }) => name)).toEqual(['serve'])
    const corrupt = compile(TOY, model({ corrupt: ['server'] }))
    expect(corrupt.steps.map(({ name }) => name)).toEqual(['power'])
    expect(corrupt.known.map(printTerm)).toContain('k')
  })

  it('shows what is stored to who reads the schema only', () => {
    const gives = (corrupt: string[]): string[] =>
      compile(TOY, model({ corrupt })).steps.flatMap((step) => step.gives.map(printTerm))
    expect(gives([])).toEqual(['g(k,r(X))'])
    expect(gives(['reader'])).toEqual(['g(k,r(X))', 'f(r(X))'])
  })

  it('gives the attacker every function that is not private, and every argument of an encoding', () => {
    const text = secrecyProblem(TOY, model({}))
    for (const clause of ['make_g', 'make_note', 'open_note', 'open_note_2', 'open_g'])
      expect(text).toContain(`(${clause},`)
    expect(text).not.toContain('make_r')
    expect(text).not.toContain('unused')
  })

  it('has no function or constant that is used with two numbers of arguments', () => {
    const text = secrecyProblem(sluis, model({ goals: ['id(F,P)'] }))
    const arities = new Map<string, Set<number>>()
    const visit = ({ name, args }: Term): void => {
      arities.set(name, (arities.get(name) ?? new Set()).add(args.length))
      for (const arg of args) visit(arg)
    }
    for (const [, literals = ''] of text.matchAll(/^cnf\(\w+, \w+, (.*)\)\.$/gm)) {
      for (const literal of literals.split(' | ')) visit(parseTerm(literal.replace('~', '')))
    }
    expect([...arities].filter(([, found]) => found.size > 1).map(([name]) => name)).toEqual([])
  })

  it('refuses a party, a step or a condition that it does not know how to treat', () => {
    expect(() => compile(TOY, model({ corrupt: ['nobody'] }))).toThrow('no such party')
    expect(() => compile(TOY, model({ only: ['nothing'] }))).toThrow('no such step')
    const conditional = { name: 'c', note: '', takes: ['X'], when: ['seen(X)'], gives: ['f(X)'] }
    expect(() => pairProblem(TOY, model({ kind: 'pair', goals: [], steps: [conditional] }))).toThrow('condition')
  })

  it('of two worlds asks of every step whether it answers in one of them only', () => {
    const text = pairProblem(TOY, model({ kind: 'pair', goals: [], given: ['choice(f(n),f(m))'] }))
    for (const step of ['serve', 'open_g', 'open_note']) {
      for (const clause of [`left_${step}`, `right_${step}`, `no_${step}`])
        expect(text).toContain(`cnf(${clause}, axiom`)
    }
    expect(text).toContain('pair(f(n),f(m))')
    expect(text).not.toContain('choice')
  })

  it('gives every clause a name of its own', () => {
    const clause = { name: 'twice', when: [], implies: fact('p') }
    const text = printProblem('t', [{ heading: 'h', clauses: [clause, clause] }])
    expect(text).toContain('cnf(twice, negated_conjecture, p).')
    expect(text).toContain('cnf(twice_2, negated_conjecture, p).')
  })
})
