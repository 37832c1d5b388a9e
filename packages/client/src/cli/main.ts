#!/usr/bin/env node
import { providePlatformBase64 } from '@sluis/ttp-core/common'
import { Command, CommanderError } from 'commander'
import { addAudit } from './audit.ts'
import { addCheck } from './check.ts'
import { addDoctor } from './doctor.ts'
import { addEnrol } from './enrol.ts'
import { addEvaluate } from './evaluate.ts'
import { EXIT } from './exit-codes.ts'
import { addKeys } from './keys.ts'
import { limitMemory } from './limit-memory.ts'
import { addLogin } from './login.ts'
import { endQuietlyOnClosedPipe } from './output.ts'
import { addReveal } from './reveal.ts'
import { addSend } from './send.ts'
import { addStatus } from './status.ts'
import { addTenant } from './tenant.ts'
import { addVectors } from './vectors.ts'

/** Every command adds itself: one file each. */
const COMMANDS: readonly ((program: Command) => void)[] = [
  addCheck,
  addSend,
  addStatus,
  addEvaluate,
  addTenant,
  addAudit,
  addEnrol,
  addKeys,
  addReveal,
  addDoctor,
  addLogin,
  addVectors,
]

limitMemory()
providePlatformBase64()
endQuietlyOnClosedPipe()
const program = new Command('sluis')
  .description('deliver, receive and verify audience data through the trusted third party')
  .exitOverride()
for (const add of COMMANDS) add(program)
for (const command of program.commands) command.exitOverride()
try {
  await program.parseAsync()
} catch (error) {
  if (!(error instanceof CommanderError)) throw error
  process.exitCode = error.exitCode === 0 ? EXIT.ok : EXIT.usage
}
