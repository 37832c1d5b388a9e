import { Command } from 'commander'
import type { Language } from '../supplier/findings.ts'
import { addCommonOptions } from './common-options.ts'
import { speakHelp } from './help-language.ts'

type Add = (program: Command) => void

/**
 * Every command adds itself: one file each, in the order in which an institution meets them. It is loaded when it is called: a check
 * does not wait for what an auditor needs.
 */
const COMMANDS: Readonly<Record<string, () => Promise<Add>>> = {
  init: async () => (await import('./init.ts')).addInit,
  doctor: async () => (await import('./doctor.ts')).addDoctor,
  template: async () => (await import('./template.ts')).addTemplate,
  check: async () => (await import('./check.ts')).addCheck,
  errors: async () => (await import('./errors.ts')).addErrors,
  explain: async () => (await import('./explain.ts')).addExplain,
  send: async () => (await import('./send.ts')).addSend,
  withdraw: async () => (await import('./withdraw.ts')).addWithdraw,
  status: async () => (await import('./status.ts')).addStatus,
  receipts: async () => (await import('./receipts.ts')).addReceipts,
  enrol: async () => (await import('./enrol.ts')).addEnrol,
  keys: async () => (await import('./keys.ts')).addKeys,
  portal: async () => (await import('./portal.ts')).addPortal,
  completion: async () => (await import('./completion.ts')).addCompletion,
  evaluate: async () => (await import('./evaluate.ts')).addEvaluate,
  tenant: async () => (await import('./tenant.ts')).addTenant,
  audit: async () => (await import('./audit.ts')).addAudit,
  reveal: async () => (await import('./reveal.ts')).addReveal,
  login: async () => (await import('./login.ts')).addLogin,
  vectors: async () => (await import('./vectors.ts')).addVectors,
}

/** Commands that speak of all the others. */
const OF_ALL: ReadonlySet<string> = new Set(['completion'])

/**
 * The command tree: what runs, what is completed and what the reference describes are the same.
 * @param language In which help is given.
 * @param called The first word of the command line; when it is a command, only that one is loaded.
 */
export async function makeProgram(version: string, called = '', language: Language = 'en'): Promise<Command> {
  const program = new Command('sluis')
    .description('deliver, receive and verify audience data through the trusted third party')
    .version(version)
    .exitOverride()
  const own = Object.hasOwn(COMMANDS, called) && !OF_ALL.has(called) ? COMMANDS[called] : undefined
  for (const load of own ? [own] : Object.values(COMMANDS)) {
    const add = await load()
    add(program)
  }
  addCommonOptions(program)
  speakHelp(program, language)
  return program
}
