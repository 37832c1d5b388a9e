import { CoreError } from '@sluis/ttp-core/identity'
import type { ErrorCode } from '../../../kernel/errors.ts'
import { ERRORS, ServerError } from '../../../kernel/errors.ts'

/** Why a delivery is refused, and at which chunk. */
export interface Refusal {
  readonly code: ErrorCode
  readonly number: number
}

/** Carries a refusal out of the verification. */
export class DeliveryRefused extends Error {
  readonly refusal: Refusal
  constructor(code: ErrorCode, number: number) {
    super(code)
    this.name = 'DeliveryRefused'
    this.refusal = { code, number }
  }
}

/**
 * The refusal that an error in a pure function of a part means. Whatever else a part can make the program do is the fault of
 * its content too: it would do so again.
 */
export function refusalOf(error: unknown, number: number): DeliveryRefused {
  if (error instanceof DeliveryRefused) return error
  if (error instanceof CoreError && isErrorCode(error.code)) return new DeliveryRefused(error.code, number)
  return new DeliveryRefused('PART_CONTENT_INVALID', number)
}

const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(ERRORS, code)

/** Whether an error comes from this chunk, so that it must not be tried again at once, or from the world around it. */
export function isOwnFault(error: unknown): boolean {
  if (error instanceof CoreError || error instanceof TypeError || error instanceof RangeError) return true
  if (error instanceof ServerError) return error.code === 'KEY_UNAVAILABLE'
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return false
  // SQLSTATE classes of statements that fail again however often they are tried: data, integrity, permissions and names.
  return /^(22|23|42)/.test(error.code)
}
