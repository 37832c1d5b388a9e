import { type Clause, fact, printProblem } from './clause.ts'
import { compile, type ReadStep, variables } from './compile.ts'
import type { Model, Protocol } from './description.ts'
import { mismatchClauses } from './mismatch.ts'
import { inWorld, renamed, substitute, type Term, variablesOf } from './term.ts'
import { constantClauses, DIFFERENT, headClauses, unequalClauses } from './unequal.ts'

const BAD = fact('bad')

/**
 * `pair(L,R)`: the attacker has L in world 1 where it has R in world 2. `bad`: it can tell the worlds apart, because two things are
 * equal in one world only, or something opens, or is answered, in one world only.
 */
export function pairProblem(protocol: Protocol, model: Model): string {
  const problem = compile(protocol, model)
  const abilities = problem.constructors
    .filter(({ kind }) => kind !== 'private')
    .map(({ name, arity }): Clause => {
      const [left, right] = [variables('X', arity), variables('Y', arity)]
      const when = left.map((arg, index) => fact('pair', arg, right[index] ?? arg))
      return { name: `make_${name}`, when, implies: fact('pair', { name, args: left }, { name, args: right }) }
    })
  for (const { name, takes, when } of problem.steps) {
    // What must have happened could hold in one world only, and no clause would say so.
    if (takes.length > 0 && when.length > 0) throw new RangeError(`a step with a condition in a pair model: ${name}`)
  }
  const tests = [...problem.destructors, ...problem.steps].filter(({ takes }) => takes.length > 0)
  const mismatches = tests.map(({ name, takes }) => mismatchClauses(name, takes))
  const heads = [...new Set(mismatches.flatMap((mismatch) => mismatch.heads))]
  return printProblem(`${model.name}: ${model.question}`, [
    { heading: 'What the attacker can compute', clauses: abilities },
    { heading: 'What it can open', clauses: problem.destructors.flatMap(clausesOf) },
    { heading: 'What it has', clauses: problem.known.map((term, index) => given(`has_${index + 1}`, term)) },
    { heading: 'What the honest parties do', clauses: problem.steps.flatMap(clausesOf) },
    { heading: 'What tells the worlds apart', clauses: [...equalityTests(), ...tests.flatMap(oneSided)] },
    {
      heading: 'Terms that do not have the form that a step takes',
      clauses: mismatches.flatMap(({ clauses }) => clauses),
    },
    { heading: 'Terms that were not made with a function', clauses: headClauses(heads, problem.constructors) },
    { heading: 'Constants', clauses: constantClauses(problem.constants) },
    { heading: 'Terms that differ', clauses: unequalClauses(problem.constructors, problem.constants) },
    { heading: 'What must not come about', clauses: [{ name: 'goal', when: [BAD] }] },
  ])
}

function given(name: string, term: Term): Clause {
  return { name, when: [], implies: fact('pair', inWorld(term, 0), inWorld(term, 1)) }
}

function clausesOf({ name, takes, gives }: ReadStep): Clause[] {
  const suffix = 'r'
  const taken = new Map(variablesOf(takes).map((variable) => [variable, { name: variable + suffix, args: [] }]))
  const when = takes.map((term) => fact('pair', term, renamed(term, suffix)))
  return gives.map((term) => {
    const right = substitute(inWorld(term, 1), taken)
    return { name, when, implies: fact('pair', inWorld(term, 0), right) }
  })
}

/** The step answers in one world only. */
function oneSided({ name, takes }: ReadStep): Clause[] {
  const others = variables('Y', takes.length).map((variable) => renamed(variable, 'o'))
  const no = fact(`no_${name}`, ...others)
  const pairs = takes.map((term, index) => [term, others[index] ?? term] as const)
  return [
    { name: `left_${name}`, when: [...pairs.map(([term, other]) => fact('pair', term, other)), no], implies: BAD },
    { name: `right_${name}`, when: [...pairs.map(([term, other]) => fact('pair', other, term)), no], implies: BAD },
  ]
}

function equalityTests(): Clause[] {
  const [Y, Z] = DIFFERENT
  const X: Term = { name: 'X', args: [] }
  return [
    { name: 'left_equal', when: [fact('pair', X, Y), fact('pair', X, Z), fact('neq', Y, Z)], implies: BAD },
    { name: 'right_equal', when: [fact('pair', Y, X), fact('pair', Z, X), fact('neq', Y, Z)], implies: BAD },
  ]
}
