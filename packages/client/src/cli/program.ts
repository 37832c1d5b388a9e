import { Command } from 'commander'
import { addAudit } from './audit.ts'
import { addCheck } from './check.ts'
import { addCommonOptions } from './common-options.ts'
import { addCompletion } from './completion.ts'
import { addDoctor } from './doctor.ts'
import { addEnrol } from './enrol.ts'
import { addErrors } from './errors.ts'
import { addEvaluate } from './evaluate.ts'
import { EXIT_MEANING } from './exit-codes.ts'
import { addExplain } from './explain.ts'
import { addInit } from './init.ts'
import { addKeys } from './keys.ts'
import { addLogin } from './login.ts'
import { addPortal } from './portal.ts'
import { addReceipts } from './receipts.ts'
import { addReveal } from './reveal.ts'
import { addSend } from './send.ts'
import { addStatus } from './status.ts'
import { addTemplate } from './template.ts'
import { addTenant } from './tenant.ts'
import { addVectors } from './vectors.ts'

/** Every command adds itself: one file each. In the order in which an institution meets them. */
const COMMANDS: readonly ((program: Command) => void)[] = [
  addInit,
  addDoctor,
  addTemplate,
  addCheck,
  addErrors,
  addExplain,
  addSend,
  addStatus,
  addReceipts,
  addEnrol,
  addKeys,
  addPortal,
  addCompletion,
  addEvaluate,
  addTenant,
  addAudit,
  addReveal,
  addLogin,
  addVectors,
]

/** The whole command tree: what runs, what is completed and what the reference describes are the same. */
export function makeProgram(version: string): Command {
  const program = new Command('sluis')
    .description('deliver, receive and verify audience data through the trusted third party')
    .version(version)
    .exitOverride()
  for (const add of COMMANDS) add(program)
  addCommonOptions(program)
  const meanings = EXIT_MEANING.map(({ code, en }) => `  ${String(code).padStart(3)}  ${en}`)
  return program.addHelpText('after', `\nExit codes:\n${meanings.join('\n')}`)
}
