import type { ErrorHandler } from 'hono'
import type { ErrorCode } from '../errors.ts'
import { ServerError } from '../errors.ts'
import type { Logger } from '../log.ts'
import { describeError } from '../log.ts'
import type { HttpEnv } from './mount.ts'
import type { ProblemMembers } from './problem.ts'
import { ProblemError, problemResponse } from './problem.ts'

/** How long a caller waits before it asks again when the database is away, in seconds. */
const RETRY_SECONDS = 1

// Connection refused, cut or shut down; too many connections; deadlock or serialisation: the same request will do later.
const TRANSIENT = /^(?:ECONN[A-Z]+|EPIPE|ETIMEDOUT|ENOENT|08[0-9A-Z]{3}|57P0[123]|53[0-9A-Z]{3}|40001|40P01)$/

/**
 * Every error of a request ends here. What the server throws on purpose goes out with its code; anything else goes out as
 * INTERNAL without a word, and into the log as code and places in the source: messages of the database may hold values.
 */
export function createErrorHandler(logger: Logger): ErrorHandler<HttpEnv> {
  return (error, context) => {
    const operation = context.get('operation')
    if (error instanceof ServerError) return problemResponse(error.code, membersOf(error))
    const code: ErrorCode = isTransient(error) ? 'UNAVAILABLE' : 'INTERNAL'
    logger.error('a request failed', { ...describeError(error), ...(operation === undefined ? {} : { operation }) })
    return problemResponse(code, code === 'UNAVAILABLE' ? { retryAfterSeconds: RETRY_SECONDS } : {})
  }
}

function membersOf(error: ServerError): ProblemMembers {
  if (error instanceof ProblemError) return error.members
  return error.code === 'UNAVAILABLE' ? { retryAfterSeconds: RETRY_SECONDS } : {}
}

/** Whether the same request may succeed a moment later: the database is away, restarting or overtaken by another transaction. */
function isTransient(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code: unknown = 'code' in error ? error.code : undefined
  if (typeof code === 'string') return TRANSIENT.test(code)
  // The driver gives these no code.
  return /^(?:Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/.test(
    error.message,
  )
}
