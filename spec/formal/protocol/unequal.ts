import { type Clause, fact } from './clause.ts'
import { variables } from './compile.ts'
import type { Constructor } from './description.ts'
import type { Term } from './term.ts'

const [X, Y, C]: readonly Term[] = [...variables('Z', 2), { name: 'C', args: [] }]

/** `con(C)`: C is a constant. */
export function constantClauses(constants: readonly string[]): Clause[] {
  return constants.map((name) => ({ name: `con_${name}`, when: [], implies: fact('con', { name, args: [] }) }))
}

/**
 * `neq(X,Y)`: X and Y differ. Everything that makes two terms differ, from the signature alone: a clause that is forgotten hides
 * attacks. Two constants; a constant and a function; two functions; one function, at each of its arguments.
 */
export function unequalClauses(constructors: readonly Constructor[], constants: readonly string[]): Clause[] {
  const clauses: Clause[] = []
  const both = (name: string, left: Term, right: Term, when: readonly Term[] = []): void => {
    clauses.push({ name: `neq_${name}`, when, implies: fact('neq', left, right) })
    clauses.push({ name: `neq_${name}`, when, implies: fact('neq', right, left) })
  }
  for (const [index, left] of constants.entries()) {
    for (const right of constants.slice(index + 1)) both(`${left}_${right}`, term(left), term(right))
  }
  for (const [index, { name, arity }] of constructors.entries()) {
    const left = term(name, variables('X', arity))
    both(`con_${name}`, C as Term, left, [fact('con', C as Term)])
    for (const other of constructors.slice(index + 1)) {
      both(`${name}_${other.name}`, left, term(other.name, variables('Y', other.arity)))
    }
    clauses.push(...argumentClauses(name, arity))
  }
  return clauses
}

function argumentClauses(name: string, arity: number): Clause[] {
  const [xs, ys] = [variables('X', arity), variables('Y', arity)]
  return xs.map((x, index) => ({
    name: `neq_${name}_at_${index + 1}`,
    when: [fact('neq', x, ys[index] ?? x)],
    implies: fact('neq', term(name, xs), term(name, ys)),
  }))
}

/** `not_f(Z)`: Z was not made with f. */
export function headClauses(heads: readonly string[], constructors: readonly Constructor[]): Clause[] {
  return heads.flatMap((head) => [
    { name: `not_${head}_con`, when: [fact('con', X as Term)], implies: fact(`not_${head}`, X as Term) },
    ...constructors
      .filter(({ name }) => name !== head)
      .map(({ name, arity }) => ({
        name: `not_${head}_${name}`,
        when: [],
        implies: fact(`not_${head}`, term(name, variables('X', arity))),
      })),
  ])
}

/** The two terms of an inequality, for rules about it. */
export const DIFFERENT: readonly [Term, Term] = [X as Term, Y as Term]

function term(name: string, args: readonly Term[] = []): Term {
  return { name, args }
}
