import type { IdentifierErrorCode } from '../identifier/errors.ts'

/** A field's value that is refused: the library reports it as a finding, the vectors as a refusal with its code. */
export class FieldRefusal extends Error {
  readonly code: IdentifierErrorCode

  constructor(code: IdentifierErrorCode) {
    super(code)
    this.code = code
  }
}
