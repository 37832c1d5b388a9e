import { CoreError } from '@sluis/ttp-core/common'
import { CLIENT_ERRORS, ClientError, isClientErrorCode } from '../http/errors.ts'
import { PartyError } from '../http/party-error.ts'
import { FileError, type FindingCode } from '../supplier/findings.ts'

/** What a command's exit code means; any other code is a failure. */
export const EXIT = {
  ok: 0,
  usage: 2,
  warnings: 3,
  rejected: 4,
  temporary: 5,
  access: 6,
  duplicate: 7,
  local: 8,
} as const

const LOCAL: ReadonlySet<FindingCode> = new Set(['FILE_UNREADABLE', 'FILE_UNWRITABLE', 'FILE_CHANGED'])
const USAGE: ReadonlySet<FindingCode> = new Set(['MAPPING_UNREADABLE', 'MAPPING_UNKNOWN_FIELD'])

/** The exit code for what was thrown. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof FileError)
    return LOCAL.has(error.code) ? EXIT.local : USAGE.has(error.code) ? EXIT.usage : EXIT.rejected
  // A directory, signature or receipt that does not hold: a matter of keys and trust.
  if (error instanceof CoreError) return EXIT.access
  if (error instanceof PartyError) return error.shown.exit
  if (!(error instanceof ClientError)) return EXIT.local
  if (isClientErrorCode(error.code)) return CLIENT_ERRORS[error.code].exit
  if (error.code === 'DELIVERY_DUPLICATE') return EXIT.duplicate
  if (error.status === 401 || error.status === 403) return EXIT.access
  return error.retryable ? EXIT.temporary : EXIT.rejected
}
