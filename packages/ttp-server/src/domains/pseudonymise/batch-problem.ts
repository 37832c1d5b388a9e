import type { CoreErrorCode } from '@sluis/ttp-core/pseudonymise'
import { CoreError } from '@sluis/ttp-core/pseudonymise'
import type { ErrorCode } from '../../kernel/errors.ts'
import { ServerError } from '../../kernel/errors.ts'

/** Why a batch cannot be done now, besides what is wrong with the sealed part itself; closed. Each says how to mend it. */
export const BATCH_PROBLEMS = {
  BATCH_DOMAIN_UNKNOWN: 'The directory has no such pseudonym domain for this tenant. Ask the registrar to publish it.',
  BATCH_AGREEMENT_MISSING:
    'The directory has no agreement between this institution and this tenant. Ask the registrar.',
  BATCH_TENANT_UNREACHABLE: 'The tenant is suspended or has no key to seal to. Ask the registrar.',
  BATCH_ENGINE_KEY_UNLISTED:
    'The directory does not name the signing key of this engine. Ask the registrar to sign it.',
  BATCH_REJECTED: 'The database refused what the batch gave. The log has its code; the batch was kept.',
} as const

export type BatchProblemCode = keyof typeof BATCH_PROBLEMS

/** Stops one batch and no other. Its message is its code. */
export class BatchProblem extends Error {
  readonly code: BatchProblemCode
  constructor(code: BatchProblemCode, options?: ErrorOptions) {
    super(code, options)
    this.name = 'BatchProblem'
    this.code = code
  }
}

/** A code that says why a batch was put aside. */
export type BatchRefusalCode = BatchProblemCode | CoreErrorCode | ErrorCode

/** SQLSTATE classes of statements that fail again however often they are tried: data, integrity, permissions and names. */
const LASTING = /^(22|23|42)/

/**
 * Whether an error comes from this batch, so that the batch must not be tried at once again, or from the world around it (a
 * connection, a full disk, a restart), so that it must.
 * @returns The code of the batch's own problem, or null.
 */
export function problemOf(error: unknown): BatchRefusalCode | null {
  if (error instanceof BatchProblem || error instanceof CoreError) return error.code
  // Without a directory, or with one in doubt, no batch can be done: that is not this batch's fault.
  if (error instanceof ServerError) return error.code === 'KEY_UNAVAILABLE' ? error.code : null
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
    return LASTING.test(error.code) ? 'BATCH_REJECTED' : null
  }
  // A fault in the program hits the same batch again.
  return error instanceof TypeError || error instanceof RangeError ? 'INTERNAL' : null
}
