import { answer, CONFORMANCE_OPERATIONS, type Fields } from '../../packages/ttp-core/src/roles/conformance.ts'

/** What a flawed implementation says to a case. */
export type Said = { readonly ok: Fields } | { readonly error: string }
type Ask = (operation: string, input: Fields) => Promise<Said>

/** A mistake that a programmer makes, and that some file of vectors must show. */
export interface Flaw {
  readonly what: string
  /** The files, one of which at least must fail. */
  readonly foundBy: readonly string[]
  readonly answer: (operation: string, input: Fields, ask: Ask) => Promise<Said>
}

/** The operation as it should be. */
export const ask: Ask = async (operation, input) => {
  const evaluate = CONFORMANCE_OPERATIONS[operation]
  if (evaluate === undefined) throw new Error(`no operation ${operation}`)
  return answer(evaluate, input)
}

export const text = (value: unknown): string => String(value)

/** One operation done otherwise, all else as it should be. */
export const instead =
  (wrong: string, otherwise: (input: Fields, honest: () => Promise<Said>) => Said | Promise<Said>): Flaw['answer'] =>
  async (operation, input, honestly) => {
    const honest = (): Promise<Said> => honestly(operation, input)
    return operation === wrong ? otherwise(input, honest) : honest()
  }

/** The input changed before the operation: what it was is ignored. */
export const ignoring = (wrong: string, forget: (input: Fields) => Fields): Flaw['answer'] => {
  return async (operation, input, honestly) => honestly(operation, operation === wrong ? forget(input) : input)
}

/** A refusal that is not made. */
export const accepting = (wrong: string, code: string, output: Fields): Flaw['answer'] =>
  instead(wrong, async (_, honest) => {
    const said = await honest()
    return 'error' in said && said.error === code ? { ok: output } : said
  })
