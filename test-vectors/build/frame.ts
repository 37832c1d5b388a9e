import { CoreError, type CoreErrorCode } from '../../packages/ttp-core/src/errors.ts'

/** A value as it stands in a vector file. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json }
export type Fields = { readonly [name: string]: Json }

/** How one type of group is carried out: from the input in the file to the output, and to the values on the way. */
export interface Evaluator {
  /** The output; a refusal is a CoreError. */
  readonly run: (input: Fields) => Fields
  /** Intermediate values, where possible by other code than the library's. */
  readonly explain?: (input: Fields) => Fields
}

/** One case. Its number is never given again; a case without an error is valid. One fault a case. */
export interface Case {
  readonly tcId: number
  readonly comment: string
  readonly flags: readonly string[]
  readonly input: Fields
  readonly error?: CoreErrorCode
}

export interface Note {
  readonly bugType: string
  readonly description: string
}

/** One file of vectors. */
export interface Operation {
  readonly name: string
  readonly algorithm: string
  readonly header: readonly string[]
  readonly notes: Readonly<Record<string, Note>>
  readonly evaluators: Readonly<Record<string, Evaluator>>
  readonly groups: readonly { readonly type: string; readonly specRef: string; readonly cases: readonly Case[] }[]
}

export const SCHEMA = 'schema/vector-file.schema.json'

/** The file of an operation. Fails when a case does not do what it says. */
export function buildFile(operation: Operation): Fields {
  const testGroups = operation.groups.map(({ type, specRef, cases }) => {
    const evaluator = operation.evaluators[type]
    if (evaluator === undefined) throw new Error(`${operation.name}: no evaluator for ${type}`)
    return { type, specRef, tests: cases.map((one) => buildTest(`${operation.name} ${one.tcId}`, evaluator, one)) }
  })
  return {
    algorithm: operation.algorithm,
    schema: SCHEMA,
    numberOfTests: operation.groups.reduce((sum, { cases }) => sum + cases.length, 0),
    header: operation.header,
    notes: Object.fromEntries(Object.entries(operation.notes).map(([flag, note]) => [flag, { ...note }])),
    testGroups,
  }
}

function buildTest(name: string, evaluator: Evaluator, { tcId, comment, flags, input, error }: Case): Fields {
  const start = { tcId, comment, flags, input }
  if (error === undefined) {
    const intermediates = evaluator.explain?.(input)
    const output = evaluator.run(input)
    return { ...start, ...(intermediates === undefined ? {} : { intermediates }), output, result: 'valid' }
  }
  const code = refusal(evaluator, input)
  if (code !== error) throw new Error(`${name}: expected ${error}, got ${code ?? 'an output'}`)
  return { ...start, error, result: 'invalid' }
}

/** The code with which an input is refused; undefined when it is not. */
export function refusal(evaluator: Evaluator, input: Fields): CoreErrorCode | undefined {
  try {
    evaluator.run(input)
    return undefined
  } catch (error) {
    if (error instanceof CoreError) return error.code
    throw error
  }
}
