import type { ErrorCode } from './errors.ts'
import { ServerError } from './errors.ts'

/** A value on the command line, or in the settings, that cannot be used: which one it is, and never what it said. */
export class OptionError extends ServerError {
  /** The option or the setting, as `--help` and the manual name it. */
  readonly option: string
  /** @param cause What refused the value; of it only a code of the closed lists is ever told. */
  constructor(code: ErrorCode, option: string, cause?: unknown) {
    super(code, { cause })
    this.name = 'OptionError'
    this.option = option
  }
}
