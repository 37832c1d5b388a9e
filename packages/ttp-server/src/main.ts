#!/usr/bin/env node
import { CoreError, providePlatformBase64 } from '@sluis/ttp-core/common'
import { makeProgram } from './cli/program.ts'
import { ERRORS, ServerError } from './kernel/errors.ts'
import { describeError } from './kernel/log.ts'
import { OptionError } from './kernel/option-error.ts'

providePlatformBase64()
const VERSION = '0.1.0'
const program = await makeProgram(VERSION, process.argv[2])
try {
  await program.parseAsync()
} catch (error) {
  // The text of an unexpected error may hold what it was given: only its code and place are told, and the public text of our own.
  process.stderr.write(
    `${JSON.stringify({ level: 50, msg: textOf(error), ...placeOf(error), ...describeError(error) })}\n`,
  )
  process.exitCode = 1
}

/** Which option was wrong, and what refused what it names, as far as a closed list has it. */
function placeOf(error: unknown): object {
  if (!(error instanceof OptionError)) return {}
  const { option, cause } = error
  return { option, ...(cause instanceof CoreError && { reason: cause.code, because: cause.explanation }) }
}

function textOf(error: unknown): string {
  if (error instanceof ServerError) return ERRORS[error.code].text
  return error instanceof CoreError ? error.explanation : 'stopped by an error'
}
