import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { text as readAll } from 'node:stream/consumers'
import type { Command } from 'commander'
import { ClientError } from '../http/errors.ts'
import { FileError, type Language } from '../supplier/findings.ts'
import { withdrawConsent } from '../supplier/node/withdraw.ts'
import { RecordError } from '../supplier/records/record-error.ts'
import type { WithdrawingPerson } from '../supplier/withdraw/read-person.ts'
import { askText, askYes, canAsk } from './ask.ts'
import { configPath } from './config-path.ts'
import { EXIT } from './exit-codes.ts'
import { fieldLabel } from './field-label.ts'
import { openConfig } from './open-config.ts'
import { print, say } from './output.ts'
import { type CommonOptions, runCommand } from './run-command.ts'
import { WITHDRAW_TEXTS } from './withdraw-texts.ts'

interface WithdrawCommandOptions extends CommonOptions {
  readonly config?: string
  readonly file?: string
}

/** What is asked, the surest first. */
const ASKED = [
  'relationNumber',
  'email',
  'phone',
  'initials',
  'familyName',
  'birthDate',
  'postcode',
  'houseNumber',
] as const satisfies readonly (keyof WithdrawingPerson)[]

/** Adds `sluis withdraw`. Nothing that identifies a person is ever an argument: the process list shows those. */
export function addWithdraw(program: Command): void {
  program
    .command('withdraw')
    .description(
      'withdraw a person’s consent to be contacted one to one, at once; who it is is asked, or read from a file',
    )
    .option('--config <file>', 'configuration of this institution (or SLUIS_CONFIG)')
    .option('--file <file>', 'JSON object of the person’s fields, such as {"email": "…"}; - reads standard input')
    .option('--json', 'print one JSON object')
    .option('--lang <language>', 'nl or en')
    .action((options: WithdrawCommandOptions) =>
      runCommand(options, ({ language, signal }) => withdrawPerson(options, language, signal)),
    )
}

async function withdrawPerson(
  options: WithdrawCommandOptions,
  language: Language,
  signal: AbortSignal,
): Promise<number> {
  const { file } = options
  if (file === undefined && !canAsk(options)) throw new ClientError('OPTION_MISSING', { place: { setting: '--file' } })
  const config = await openConfig(configPath(options.config), options, language)
  const person = file === undefined ? await askPerson(language) : await readPersonFile(file, language)
  const { deliveryId } = await withdrawConsent(person, { config, signal, language })
  const receiptFile = join(config.stateDirectory, 'receipts', `${deliveryId}.json`)
  if (options.json) {
    print(JSON.stringify({ ok: true, deliveryId, receiptFile }))
    return EXIT.ok
  }
  const words = WITHDRAW_TEXTS[language]
  print(`${words.withdrawn} ${receiptFile}`)
  say(words.holds)
  return EXIT.ok
}

async function askPerson(language: Language): Promise<WithdrawingPerson> {
  const words = WITHDRAW_TEXTS[language]
  say(words.intro)
  const person: Record<string, string> = {}
  for (const field of ASKED) {
    const value = await askText({ message: fieldLabel(field, language) })
    if (value !== '') person[field] = value
  }
  if (!(await askYes(words.sure, true))) throw new ClientError('ABORTED', { retryable: true })
  return person
}

/** What a file or standard input says. Throws FILE_UNREADABLE, RECORD_NOT_OBJECT. */
async function readPersonFile(file: string, language: Language): Promise<WithdrawingPerson> {
  const content = await (file === '-' ? readAll(process.stdin) : readFile(file, 'utf8')).catch((cause: unknown) => {
    throw new FileError('FILE_UNREADABLE', {}, { cause })
  })
  try {
    return JSON.parse(content.replace(/^\uFEFF/, '')) as WithdrawingPerson
  } catch {
    throw new RecordError('RECORD_NOT_OBJECT', 0, { language })
  }
}
