import type { RootEngine, Share } from '@sluis/ttp-core/pseudonymise'
import { CoreError, encodeShare } from '@sluis/ttp-core/pseudonymise'
import type { Command } from 'commander'
import { Option } from 'commander'
import { readShare } from '../ceremony/read-share.ts'
import { typingAdvice } from '../ceremony/typing-advice.ts'
import { ServerError } from '../kernel/errors.ts'
import { OptionError } from '../kernel/option-error.ts'
import type { Answer } from '../kernel/root/unseal-socket.ts'
import { askEngine, socketPath } from '../kernel/root/unseal-socket.ts'

interface SealOptions {
  readonly engine: RootEngine
  readonly runtime?: string
  readonly shareFile?: string
  readonly keyFile?: string
  readonly status?: true
}

/** `unseal` and `seal`: what custodians do at the socket of an engine. */
export function addSeal(program: Command): void {
  const engine = (): Option =>
    new Option('--engine <name>', 'whose root it is').choices(['key', 'identity']).default('key')
  const runtime = (): Option =>
    new Option('--runtime <folder>', "the engine's runtime folder").env('SLUIS_RUNTIME_DIRECTORY')

  program
    .command('unseal')
    .description('give your share of the root to an engine that waits for it; asked for without showing it')
    .addOption(engine())
    .addOption(runtime())
    .option('--share-file <file>', 'the share from a file instead of the terminal')
    .option('--key-file <file>', 'your private key (JWK), when the file is sealed to it')
    .option('--status', 'give nothing, tell how far it is')
    .action(async (options: SealOptions) => {
      const path = socketOf(options)
      if (options.status === true) return print(await askEngine(path, 'status'))
      // Asked before the share is, so that nobody types one for nothing.
      const before = demand(await askEngine(path, 'status'))
      if (before.state !== 'sealed') throw new ServerError('ENGINE_UNSEALED')
      const share = await shareOf(options, before)
      const bytes = encodeShare(share)
      share.secret.destroy()
      try {
        print(await askEngine(path, 'unseal', bytes))
      } finally {
        bytes.fill(0)
      }
    })

  program
    .command('seal')
    .description('close an engine at once: it forgets its root and waits for its custodians; needs no share')
    .addOption(engine())
    .addOption(runtime())
    .action(async (options: SealOptions) => print(await askEngine(socketOf(options), 'seal')))
}

function socketOf({ runtime, engine }: SealOptions): string {
  if (runtime === undefined) throw new OptionError('CONFIGURATION_INVALID', '--runtime')
  return socketPath(runtime, engine)
}

async function shareOf({ engine, shareFile, keyFile }: SealOptions, before: Accepted): Promise<Share> {
  const question = `Share for the ${engine} engine (${before.given} of ${before.threshold} given): `
  try {
    const share = await readShare({ ...(shareFile && { file: shareFile }), ...(keyFile && { keyFile }) }, question)
    if (share.engine === engine) return share
    share.secret.destroy()
    throw new ServerError('SHARE_FOREIGN')
  } catch (error) {
    if (!(error instanceof CoreError)) throw error
    process.stderr.write(`${typingAdvice(error)}\n`)
    throw new ServerError('SHARE_MALFORMED', { cause: error })
  }
}

type Accepted = Extract<Answer, { readonly ok: true }>

function demand(answer: Answer): Accepted {
  if (answer.ok) return answer
  throw new ServerError(answer.code)
}

function print(answer: Answer): void {
  const { ok: _, ...told } = demand(answer)
  process.stdout.write(`${JSON.stringify(told)}\n`)
}
