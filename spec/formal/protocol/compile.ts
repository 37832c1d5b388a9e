import type { Constructor, Model, Protocol, Step } from './description.ts'
import { type Abbreviations, isVariable, parseAbbreviations, parseTerm, type Term } from './term.ts'

/** A step with its terms read. */
export interface ReadStep {
  readonly name: string
  readonly takes: readonly Term[]
  readonly gives: readonly Term[]
  readonly when: readonly Term[]
  readonly marks: readonly Term[]
}

/** What a model comes down to: the same for every kind of model. */
export interface Problem {
  readonly constructors: readonly Constructor[]
  readonly constants: readonly string[]
  readonly destructors: readonly ReadStep[]
  readonly known: readonly Term[]
  readonly steps: readonly ReadStep[]
  readonly goals: readonly Term[]
}

/** Public names that mean nothing: the attacker always has some. They also stand in for functions that a model leaves out. */
export const SPARE = ['spare1', 'spare2'] as const

/**
 * Takes from the protocol what belongs to the model. Functions and public names that occur nowhere are left out: to the attacker a term made with
 * one is worth no more than a spare name, for nothing answers to it.
 */
export function compile(protocol: Protocol, model: Model): Problem {
  const abbreviations = parseAbbreviations(protocol.abbreviations)
  const read = (texts: readonly string[] = []): Term[] => texts.map((text) => parseTerm(text, abbreviations))
  const schemas = new Set(model.corrupt.flatMap((name) => partyOf(protocol, name).reads ?? []))
  const powers = model.corrupt.flatMap((name) => partyOf(protocol, name).powers ?? [])
  const steps = [...stepsOf(protocol, model), ...powers]
    .map((step) => readStep(step, abbreviations, schemas))
    .filter(({ gives, marks }) => gives.length + marks.length > 0)
  const leaked = model.corrupt.flatMap((name) => read(partyOf(protocol, name).holds))
  const goals = read(model.goals)
  const destructors = protocol.destructors.map((step) => readStep(step, abbreviations, schemas))
  const inside = [...leaked, ...read(model.given), ...steps.flatMap(termsOf), ...goals.flatMap(({ args }) => args)]
  const names = new Set(constantsOf([...inside, ...destructors.flatMap(termsOf)]))
  const publicNames = read(protocol.names).filter(({ name }) => names.has(name))
  const known = [...publicNames, ...leaked, ...read(model.given), ...SPARE.map((name) => ({ name, args: [] }))]
  const terms = [...known, ...steps.flatMap(termsOf), ...(model.kind === 'secrecy' ? goals : [])]
  const used = new Set(terms.flatMap(functionsOf))
  const included = withDestructors(used, destructors)
  return {
    constructors: protocol.constructors.filter(({ name }) => used.has(name)),
    constants: constantsOf([...terms, ...included.flatMap(termsOf)]),
    destructors: [...included, ...projections(protocol.constructors, used)],
    known: [...new Map(known.map((term) => [JSON.stringify(term), term])).values()],
    steps,
    goals,
  }
}

function partyOf(protocol: Protocol, name: string) {
  const party = protocol.parties[name]
  if (party === undefined) throw new RangeError(`no such party: ${name}`)
  return party
}

function stepsOf(protocol: Protocol, { only, steps = [], corrupt }: Model): readonly Step[] {
  const names = new Set(protocol.steps.map(({ name }) => name))
  for (const name of only ?? []) if (!names.has(name)) throw new RangeError(`no such step: ${name}`)
  const replaced = new Set(steps.map(({ name }) => name))
  const kept = protocol.steps.filter(({ name }) => !replaced.has(name) && (only === undefined || only.includes(name)))
  return [...kept, ...steps].filter(({ by }) => by === undefined || !corrupt.includes(by))
}

function readStep(step: Step, abbreviations: Abbreviations, schemas: ReadonlySet<string>): ReadStep {
  const read = (texts: readonly string[] = []): Term[] => texts.map((text) => parseTerm(text, abbreviations))
  const stored = Object.entries(step.stores ?? {}).flatMap(([schema, rows]) => (schemas.has(schema) ? rows : []))
  return {
    name: step.name,
    takes: read(step.takes),
    gives: read([...step.gives, ...stored]),
    when: read(step.when),
    marks: read(step.marks),
  }
}

function termsOf({ takes, gives, when, marks }: ReadStep): Term[] {
  return [...takes, ...gives, ...[...when, ...marks].flatMap(({ args }) => args)]
}

function functionsOf(term: Term): string[] {
  return [...(term.args.length > 0 ? [term.name] : []), ...term.args.flatMap(functionsOf)]
}

/** A destructor belongs to a model when what it opens (its first term) does; it may bring further functions with it. */
function withDestructors(used: Set<string>, destructors: readonly ReadStep[]): ReadStep[] {
  const included = new Set<ReadStep>()
  for (let before = -1; before !== included.size; ) {
    before = included.size
    for (const step of destructors) {
      if (!used.has(step.takes[0]?.name ?? '')) continue
      included.add(step)
      for (const name of termsOf(step).flatMap(functionsOf)) used.add(name)
    }
  }
  return destructors.filter((step) => included.has(step))
}

function projections(constructors: readonly Constructor[], used: ReadonlySet<string>): ReadStep[] {
  return constructors
    .filter(({ name, kind }) => kind === 'encoding' && used.has(name))
    .map(({ name, arity }) => {
      const args = variables('X', arity)
      return { name: `open_${name}`, takes: [{ name, args }], gives: args, when: [], marks: [] }
    })
}

/** `X1 … Xn`. */
export function variables(letter: string, count: number): Term[] {
  return Array.from({ length: count }, (_, index) => ({ name: `${letter}${index + 1}`, args: [] }))
}

function constantsOf(terms: readonly Term[]): string[] {
  const walk = (term: Term): string[] => {
    if (term.args.length > 0) return term.args.flatMap(walk)
    return isVariable(term) ? [] : [term.name]
  }
  return [...new Set(terms.flatMap(walk))].sort()
}
