import { APPROVAL_ERRORS } from './approval-errors.ts'
import { DELIVERY_ERRORS } from './delivery-errors.ts'
import type { ErrorRows } from './error-rows.ts'
import { OPERATOR_ERRORS } from './operator-errors.ts'

/**
 * Every error that the server may answer with or stop on: HTTP status, and a public text that says what is wrong and how to
 * mend it. Texts never hold input. A new row is a change of the interface: spec and OpenAPI name it.
 */
export const ERRORS = {
  ...DELIVERY_ERRORS,
  ...APPROVAL_ERRORS,
  ...OPERATOR_ERRORS,
  INTERNAL: { status: 500, text: 'Something failed inside. Nothing was half done; try again.' },
  ENROLMENT_QUEUE_FULL: {
    status: 503,
    text: 'Too many requests of enrolment wait for the registrar. Hand yours over as a file.',
  },
  UNAVAILABLE: { status: 503, text: 'The service cannot answer now. Try again later.' },
} as const satisfies ErrorRows

export type ErrorCode = keyof typeof ERRORS

/** The only error that the server throws on purpose. Its message is its code: no input, hence no person, can reach a log. */
export class ServerError extends Error {
  readonly code: ErrorCode
  constructor(code: ErrorCode, options?: ErrorOptions) {
    super(code, options)
    this.name = 'ServerError'
    this.code = code
  }
}
