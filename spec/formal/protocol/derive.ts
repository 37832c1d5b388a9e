import type { Clause } from './clause.ts'
import { isVariable, type Term } from './term.ts'

/**
 * Whether a ground fact follows from Horn clauses, by trying them backwards: for the tests of the generated inequalities, whose
 * premises are smaller than their conclusion.
 */
export function follows(goal: Term, clauses: readonly Clause[]): boolean {
  return clauses.some(({ when, implies }) => {
    const values = implies === undefined ? null : match(implies, goal, new Map())
    return values !== null && when.every((premise) => follows(fill(premise, values), clauses))
  })
}

/** The values of the variables with which the pattern is the ground term, or null. */
export function match(pattern: Term, term: Term, values: Map<string, Term>): Map<string, Term> | null {
  if (isVariable(pattern)) {
    const known = values.get(pattern.name)
    if (known === undefined) return values.set(pattern.name, term)
    return same(known, term) ? values : null
  }
  if (pattern.name !== term.name || pattern.args.length !== term.args.length) return null
  for (const [index, arg] of pattern.args.entries()) {
    const at = term.args[index]
    if (at === undefined || match(arg, at, values) === null) return null
  }
  return values
}

function fill(term: Term, values: ReadonlyMap<string, Term>): Term {
  if (isVariable(term)) return values.get(term.name) ?? term
  return { name: term.name, args: term.args.map((arg) => fill(arg, values)) }
}

export function same(left: Term, right: Term): boolean {
  return JSON.stringify(left) === JSON.stringify(right)
}
