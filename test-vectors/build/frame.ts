import type { CORE_ERRORS } from '../../packages/ttp-core/src/errors.ts'
import type { IDENTIFIER_ERRORS } from '../../packages/ttp-core/src/identifier/index.ts'
import {
  answer,
  CONFORMANCE_OPERATIONS,
  type Evaluate,
  type Fields,
  type Mutation,
} from '../../packages/ttp-core/src/roles/conformance.ts'

export type { Fields, Json, Mutation } from '../../packages/ttp-core/src/roles/conformance.ts'

/** Values on the way to an output, where possible by other code than the library's. */
export type Explain = (input: Fields) => Fields | Promise<Fields>

/** One case. Its number is never given again; a case without an error is valid. One fault a case. */
export interface Case {
  readonly tcId: number
  readonly comment: string
  readonly flags: readonly string[]
  readonly input: Fields
  readonly error?: keyof typeof CORE_ERRORS | keyof typeof IDENTIFIER_ERRORS
  /** Output of a case with the flag Slow, recorded: it is computed anew only where SLUIS_SLOW is set. */
  readonly recorded?: Fields
}

/** Whether cases with the flag Slow are computed. */
export const SLOW = process.env.SLUIS_SLOW !== undefined

export interface Note {
  readonly bugType: string
  readonly description: string
}

export interface Group {
  /** The operation, as `CONFORMANCE_OPERATIONS` names it. */
  readonly type: string
  /** Clauses of the specification that the group tests, for instance `PSEU-3, PSEU-4`. */
  readonly specRef: string
  /** What is done mechanically to every valid case of the group, to be refused each time. */
  readonly mutations?: readonly Mutation[]
  readonly cases: readonly Case[]
}

/** One file of vectors. */
export interface Operation {
  readonly name: string
  readonly algorithm: string
  readonly header: readonly string[]
  readonly notes: Readonly<Record<string, Note>>
  /** By the type of group. */
  readonly explain?: Readonly<Record<string, Explain>>
  readonly groups: readonly Group[]
}

export const SCHEMA = 'schema/vector-file.schema.json'

/** How an operation is carried out. */
export function evaluatorOf(type: string): Evaluate {
  const evaluate = CONFORMANCE_OPERATIONS[type]
  if (evaluate === undefined) throw new Error(`no operation ${type}`)
  return evaluate
}

/** The output of an operation, for cases that begin with another one's result. */
export async function outputOf(type: string, input: Fields): Promise<Fields> {
  return evaluatorOf(type)(input)
}

/** The file of an operation. Fails when a case does not do what it says. */
export async function buildFile(operation: Operation): Promise<Fields> {
  const testGroups = []
  for (const { type, specRef, mutations, cases } of operation.groups) {
    const tests = []
    for (const one of cases) tests.push(await buildTest(operation, type, one))
    testGroups.push({ type, specRef, ...(mutations === undefined ? {} : { mutations: [...mutations] }), tests })
  }
  return {
    algorithm: operation.algorithm,
    schema: SCHEMA,
    numberOfTests: operation.groups.reduce((sum, { cases }) => sum + cases.length, 0),
    header: operation.header,
    notes: Object.fromEntries(Object.entries(operation.notes).map(([flag, note]) => [flag, { ...note }])),
    testGroups: testGroups as unknown as Fields[],
  }
}

async function buildTest(operation: Operation, type: string, one: Case): Promise<Fields> {
  const { tcId, comment, flags, input, error, recorded } = one
  const start = { tcId, comment, flags, input }
  if (recorded !== undefined && !SLOW) return { ...start, output: recorded, result: 'valid' }
  const said = await answer(evaluatorOf(type), input)
  if ('error' in said) {
    if (said.error !== error)
      throw new Error(`${operation.name} ${tcId}: expected ${error ?? 'an output'}, got ${said.error}`)
    return { ...start, error, result: 'invalid' }
  }
  if (error !== undefined) throw new Error(`${operation.name} ${tcId}: expected ${error}, got an output`)
  const intermediates = await operation.explain?.[type]?.(input)
  return { ...start, ...(intermediates === undefined ? {} : { intermediates }), output: said.ok, result: 'valid' }
}
