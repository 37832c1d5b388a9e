import { CoreError, type CoreErrorCode } from '@sluis/ttp-core/common'
import type { ErrorCode } from '../../kernel/errors.ts'
import { ERRORS, ServerError } from '../../kernel/errors.ts'

/** What the core refuses, as an answer: its codes of requests and approvals are codes of the interface. */
export async function answering<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (error instanceof CoreError && isAnswer(error.code)) throw new ServerError(error.code, { cause: error })
    throw error
  }
}

function isAnswer(code: CoreErrorCode): code is CoreErrorCode & ErrorCode {
  return Object.hasOwn(ERRORS, code)
}
