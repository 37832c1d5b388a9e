import { Command } from 'commander'

type Add = (program: Command, version: string) => void

/** Every command adds itself. It is loaded when it is called: an engine that starts loads nothing of the registrar's desk. */
const COMMANDS: Readonly<Record<string, () => Promise<Add>>> = {
  start: async () => (await import('./start.ts')).addStart,
  migrate: async () => (await import('./migrate.ts')).addMigrate,
  keys: async () => (await import('./keys.ts')).addKeys,
  model: async () => (await import('./model.ts')).addModel,
  registrar: async () => (await import('./registrar.ts')).addRegistrar,
  identity: async () => (await import('./identity.ts')).addIdentity,
  review: async () => (await import('./review.ts')).addReview,
  ceremony: async () => (await import('./ceremony.ts')).addCeremony,
  seal: async () => (await import('./seal.ts')).addSeal,
  waiting: async () => (await import('./waiting.ts')).addWaiting,
  metrics: async () => (await import('./metrics.ts')).addMetrics,
  alarms: async () => (await import('./alarms.ts')).addAlarms,
  canaries: async () => (await import('./canaries.ts')).addCanaries,
}

/** Commands that another brings along. */
const TOGETHER: Readonly<Record<string, string>> = { unseal: 'seal', cohorts: 'alarms' }

/**
 * The command tree.
 * @param called The first word of the command line; when it is a command, only that one is loaded.
 */
export async function makeProgram(version: string, called = ''): Promise<Command> {
  const program = new Command('sluis-server')
    .description('The trusted third party for audience data')
    .version(version)
    // After a command, `--version` is the command's own.
    .enablePositionalOptions()
  const name = Object.hasOwn(TOGETHER, called) ? (TOGETHER[called] ?? '') : called
  const own = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  for (const load of own ? [own] : Object.values(COMMANDS)) {
    const add = await load()
    add(program, version)
  }
  return program
}
