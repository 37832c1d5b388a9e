import type { Logger as PinoLogger } from 'pino'
import { pino } from 'pino'

/** The fields that a log line may have. What is not named here cannot be logged: no value, no query, no error text. */
export interface LogFields {
  readonly code?: string
  readonly count?: number
  readonly milliseconds?: number
  readonly delivery?: string
  readonly chunk?: number
  readonly organisation?: string
  readonly client?: string
  readonly person?: string
  readonly operation?: string
  readonly status?: number
  readonly version?: number
  readonly setting?: string
  readonly port?: number
  readonly days?: number
  readonly fingerprint?: string
  /** File and line of each frame, without the error's message, which may hold input. */
  readonly frames?: readonly string[]
}

export interface Logger {
  readonly info: (message: string, fields?: LogFields) => void
  readonly warn: (message: string, fields?: LogFields) => void
  readonly error: (message: string, fields?: LogFields) => void
}

/** JSON lines on standard error; standard output belongs to results. */
export function createLogger(process: string): Logger {
  const logger: PinoLogger = pino(
    { base: { process }, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ dest: 2, sync: true }),
  )
  return {
    info: (message, fields = {}) => logger.info({ ...fields }, message),
    warn: (message, fields = {}) => logger.warn({ ...fields }, message),
    error: (message, fields = {}) => logger.error({ ...fields }, message),
  }
}

const FRAME = /\(?([^()\s/\\]+):(\d+):\d+\)?$/

/** What may be told of an unexpected error: its code or kind and where it happened, never its message. */
export function describeError(error: unknown): LogFields {
  if (!(error instanceof Error)) return { code: 'NOT_AN_ERROR' }
  const code: unknown = 'code' in error ? error.code : undefined
  const frames = (error.stack ?? '')
    .split('\n')
    .slice(1, 9)
    .map((line) => FRAME.exec(line.trim()))
    .flatMap((match) => (match?.[1] === undefined ? [] : [`${match[1]}:${match[2]}`]))
  return { code: typeof code === 'string' && /^[A-Za-z0-9_]{2,64}$/.test(code) ? code : error.constructor.name, frames }
}
