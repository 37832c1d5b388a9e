import { printTerm, type Term } from './term.ts'

/** A Horn clause: when all of `when` hold, `implies` holds. Without it: they never hold together. */
export interface Clause {
  readonly name: string
  readonly when: readonly Term[]
  readonly implies?: Term
}

/** A heading in a model, with the clauses under it. */
export interface Section {
  readonly heading: string
  readonly clauses: readonly Clause[]
}

export function fact(predicate: string, ...args: readonly Term[]): Term {
  return { name: predicate, args }
}

/** The sections as a TPTP problem in cnf; the last one is the goal. */
export function printProblem(title: string, sections: readonly Section[]): string {
  const lines = title.split('\n').map((line) => `% ${line}`)
  const used = new Set<string>()
  for (const [index, { heading, clauses }] of sections.entries()) {
    if (clauses.length === 0) continue
    lines.push('', `% ${heading}`)
    const role = index === sections.length - 1 ? 'negated_conjecture' : 'axiom'
    for (const clause of clauses) lines.push(printClause(clause, role, used))
  }
  return `${lines.join('\n')}\n`
}

function printClause({ name, when, implies }: Clause, role: string, used: Set<string>): string {
  let unique = name
  for (let number = 2; used.has(unique); number++) unique = `${name}_${number}`
  used.add(unique)
  const literals = [
    ...when.map((premise) => `~${printTerm(premise)}`),
    ...(implies === undefined ? [] : [printTerm(implies)]),
  ]
  return `cnf(${unique}, ${role}, ${literals.join(' | ')}).`
}
