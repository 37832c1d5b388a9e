import { type Clause, fact, printProblem } from './clause.ts'
import { compile, type ReadStep, variables } from './compile.ts'
import type { Model, Protocol } from './description.ts'

/** `att(X)`: the attacker can have X. The goals are refuted when one of them can be reached. */
export function secrecyProblem(protocol: Protocol, model: Model): string {
  const problem = compile(protocol, model)
  const abilities = problem.constructors
    .filter(({ kind }) => kind !== 'private')
    .map(({ name, arity }): Clause => {
      const args = variables('X', arity)
      return { name: `make_${name}`, when: args.map((arg) => fact('att', arg)), implies: fact('att', { name, args }) }
    })
  return printProblem(`${model.name}: ${model.question}`, [
    { heading: 'What the attacker can compute', clauses: abilities },
    { heading: 'What it can open', clauses: problem.destructors.flatMap(clausesOf) },
    {
      heading: 'What it has',
      clauses: problem.known.map((term, index) => ({ name: `has_${index + 1}`, when: [], implies: fact('att', term) })),
    },
    { heading: 'What the honest parties do', clauses: problem.steps.flatMap(clausesOf) },
    {
      heading: 'What must not come about',
      clauses: problem.goals.map((goal) => ({
        name: 'goal',
        when: [model.kind === 'order' ? goal : fact('att', goal)],
      })),
    },
  ])
}

function clausesOf({ name, takes, gives, when, marks }: ReadStep): Clause[] {
  const premises = [...takes.map((term) => fact('att', term)), ...when]
  return [...gives.map((term) => fact('att', term)), ...marks].map((implies) => ({ name, when: premises, implies }))
}
