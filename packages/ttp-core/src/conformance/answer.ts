import { CoreError, type CoreErrorCode } from '../errors.ts'
import type { IdentifierErrorCode } from '../identifier/errors.ts'
import type { Evaluate, Fields } from './fields.ts'
import { FieldRefusal } from './refusal.ts'

/** What an implementation says to one case of the test vectors. */
export type Answer = { readonly ok: Fields } | { readonly error: CoreErrorCode | IdentifierErrorCode }

/**
 * Carries out an operation; a refusal is an answer too.
 * @throws What is no refusal, which is a fault of this program or an input that no file of vectors holds.
 */
export async function answer(evaluate: Evaluate, input: Fields): Promise<Answer> {
  try {
    return { ok: await evaluate(input) }
  } catch (error) {
    if (error instanceof CoreError || error instanceof FieldRefusal) return { error: error.code }
    throw error
  }
}
