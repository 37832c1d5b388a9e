#!/usr/bin/env node
import { CoreError, providePlatformBase64 } from '@sluis/ttp-core/common'
import { Command } from 'commander'
import { addAlarms } from './cli/alarms.ts'
import { addCanaries } from './cli/canaries.ts'
import { addCeremony } from './cli/ceremony.ts'
import { addIdentity } from './cli/identity.ts'
import { addKeys } from './cli/keys.ts'
import { addMigrate } from './cli/migrate.ts'
import { addModel } from './cli/model.ts'
import { addRegistrar } from './cli/registrar.ts'
import { addReview } from './cli/review.ts'
import { addSeal } from './cli/seal.ts'
import { addStart } from './cli/start.ts'
import { ERRORS, ServerError } from './kernel/errors.ts'
import { describeError } from './kernel/log.ts'

providePlatformBase64()
const VERSION = '0.1.0'
const program = new Command('sluis-server')
  .description('The trusted third party for audience data')
  .version(VERSION)
  // After a command, `--version` is the command's own.
  .enablePositionalOptions()
addStart(program)
addMigrate(program)
addKeys(program)
addModel(program)
addRegistrar(program)
addIdentity(program)
addReview(program)
addCeremony(program, VERSION)
addSeal(program)
addAlarms(program)
addCanaries(program)

try {
  await program.parseAsync()
} catch (error) {
  // The text of an unexpected error may hold what it was given: only its code and place are told, and the public text of our own.
  process.stderr.write(`${JSON.stringify({ level: 50, msg: textOf(error), ...describeError(error) })}\n`)
  process.exitCode = 1
}

function textOf(error: unknown): string {
  if (error instanceof ServerError) return ERRORS[error.code].text
  return error instanceof CoreError ? error.explanation : 'stopped by an error'
}
