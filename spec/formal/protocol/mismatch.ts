import { type Clause, fact } from './clause.ts'
import { isVariable, type Term, variablesOf } from './term.ts'

/** Where in a list of patterns a term stands: the number of the pattern, then of the argument, and so on. */
type Path = readonly number[]

/**
 * `no_s(Y1 … Yn)`: the terms do not have the form that step s takes. Everything that can be wrong: another function somewhere,
 * another term where a fixed one must stand, two different terms where one must stand twice.
 */
export function mismatchClauses(step: string, patterns: readonly Term[]): { clauses: Clause[]; heads: string[] } {
  const clauses: Clause[] = []
  const heads = new Set<string>()
  const places = new Map<string, Path[]>()
  const no = (when: Term, ...holes: readonly (readonly [Path, Term])[]): void => {
    clauses.push({ name: `no_${step}`, when: [when], implies: fact(`no_${step}`, ...shape(patterns, [], holes)) })
  }
  const visit = (pattern: Term, path: Path): void => {
    if (isVariable(pattern)) {
      places.set(pattern.name, [...(places.get(pattern.name) ?? []), path])
    } else if (variablesOf([pattern]).length === 0) {
      no(fact('neq', LEFT, pattern), [path, LEFT])
    } else {
      heads.add(pattern.name)
      no(fact(`not_${pattern.name}`, LEFT), [path, LEFT])
      for (const [index, arg] of pattern.args.entries()) visit(arg, [...path, index])
    }
  }
  for (const [index, pattern] of patterns.entries()) visit(pattern, [index])
  for (const found of places.values()) {
    for (const [index, first] of found.entries()) {
      for (const second of found.slice(index + 1)) no(fact('neq', LEFT, RIGHT), [first, LEFT], [second, RIGHT])
    }
  }
  return { clauses, heads: [...heads] }
}

const LEFT: Term = { name: 'Z1', args: [] }
const RIGHT: Term = { name: 'Z2', args: [] }

/** The patterns with variables everywhere but on the way to the holes, where the given terms stand. */
function shape(patterns: readonly Term[], at: Path, holes: readonly (readonly [Path, Term])[]): Term[] {
  return patterns.map((pattern, index) => {
    const path = [...at, index]
    const filled = holes.find(([hole]) => hole.length === path.length && isPrefix(path, hole))
    if (filled !== undefined) return filled[1]
    if (!holes.some(([hole]) => isPrefix(path, hole))) return { name: `W${path.join('_')}`, args: [] }
    return { name: pattern.name, args: shape(pattern.args, path, holes) }
  })
}

function isPrefix(path: Path, of: Path): boolean {
  return path.length <= of.length && path.every((step, index) => step === of[index])
}
