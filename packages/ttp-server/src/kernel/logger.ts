/** What a log line may hold besides its fixed text: codes, counts and names of settings, never input. */
export type LogFields = Readonly<Record<string, string | number | boolean>>

/** The part of a pino logger that a domain gets. */
export interface Logger {
  readonly info: (fields: LogFields, text: string) => void
  readonly warn: (fields: LogFields, text: string) => void
  readonly error: (fields: LogFields, text: string) => void
}

/**
 * The code of an error, which is all that may be said of it: a message or a cause could hold input.
 * Errors of PostgreSQL and of Node have codes of their own (`23505`, `ECONNREFUSED`).
 */
export function errorCode(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code
  return 'INTERNAL'
}
