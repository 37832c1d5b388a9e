import { type Command, InvalidArgumentError } from 'commander'
import type { Language } from '../supplier/findings.ts'
import type { Mapping } from '../supplier/map/mapping.ts'
import { openQuestions } from '../supplier/map/question.ts'
import { readMapping } from '../supplier/node/mapping-file.ts'
import { checkFile } from '../supplier/node/open-file.ts'
import { spareInput } from '../supplier/node/spare-input.ts'
import { canAsk } from './ask.ts'
import { countryOf } from './country-of.ts'
import { errorsText } from './errors.ts'
import { EXIT } from './exit-codes.ts'
import { knownAgreement } from './known-agreement.ts'
import { rememberFile } from './last-file.ts'
import { complain, print, StatusLine, say } from './output.ts'
import { askQuestions, keepMapping, questionLines } from './questions.ts'
import { formatReport } from './report-text.ts'
import { type CommonOptions, runCommand } from './run-command.ts'

interface CheckCommandOptions extends CommonOptions {
  readonly mapping?: string
  readonly saveMapping?: string
  readonly rowsOut?: string
  readonly errorsOut?: string
  readonly config?: string
  readonly country?: string
  readonly threads?: number
}

/** Adds `sluis check`. */
export function addCheck(program: Command): void {
  program
    .command('check')
    .description('say what would happen to a file; nothing leaves this machine')
    .argument('<file>', 'CSV of any kind, Excel (.xlsx), OpenDocument (.ods) or JSON lines')
    .option('--mapping <file>', 'JSON file that names the field of each column; else the columns are recognised')
    .option('--save-mapping <file>', 'keep what was recognised and answered, for --mapping of the next file')
    .option('--rows-out <file>', 'write what became of every identity field, a line of JSON per row')
    .option('--errors-out <file>', 'write the refused rows to a spreadsheet (.xlsx), with the reasons')
    .option(
      '--config <file>',
      'configuration of this institution (or SLUIS_CONFIG), to know its agreement; needs no network',
    )
    .option(
      '--country <code>',
      'country of addresses and phone numbers that name none; else the configuration’s, or NL',
    )
    .option(
      '--threads <count>',
      'threads that look at the rows of a large text file; else 2, or 1 where there is one processor',
      threadsOf,
    )
    .option('--json', 'print one JSON object')
    .option('--lang <language>', 'nl or en')
    .action((file: string, options: CheckCommandOptions) =>
      runCommand(options, (context) => check(file, options, context)),
    )
}

/** More would only wait for one another: they read in turns. */
const THREADS_MAX = 16

function threadsOf(text: string): number {
  const count = Number(text)
  if (!Number.isSafeInteger(count) || count < 1 || count > THREADS_MAX)
    throw new InvalidArgumentError(`1 – ${THREADS_MAX}`)
  return count
}

async function check(
  file: string,
  options: CheckCommandOptions,
  { language, signal }: Parameters<Parameters<typeof runCommand>[1]>[0],
): Promise<number> {
  await spareInput(file, [options.rowsOut, options.errorsOut, options.saveMapping])
  const agreement = await knownAgreement(options.config)
  const country = countryOf(options.country, agreement?.country)
  const given = options.mapping === undefined ? undefined : await readMapping(options.mapping)
  const isAsked = canAsk(options)
  const mapping = isAsked ? await askQuestions(file, given, language, signal) : given
  const status = new StatusLine()
  const periods = agreement && { periods: agreement.periods }
  const how = { country, signal, ...periods, ...(mapping !== undefined && { mapping }) }
  const report = await checkFile(file, {
    ...how,
    ...(options.rowsOut !== undefined && { rowsOut: options.rowsOut }),
    ...(options.threads !== undefined && { threads: options.threads }),
    onProgress: ({ rows, share }) => status.update(`${rows} (${Math.floor(share * 100)} %)`),
  })
  status.clear()
  await rememberFile(file, country, mapping)
  print(options.json ? JSON.stringify(report) : formatReport(report, language))
  const open = openQuestions(report.questions, mapping?.answers)
  if (open.length > 0) complain(questionLines(open, language).join('\n'))
  if (options.errorsOut !== undefined) {
    // Only now: what writes a spreadsheet is large.
    const { writeErrorsFile } = await import('../supplier/node/errors-file.ts')
    say(errorsText(await writeErrorsFile(file, options.errorsOut, { language, ...how }), language))
  }
  await keep(file, mapping, given, options, language)
  return report.ok ? EXIT.ok : EXIT.rejected
}

/** Keeps the mapping where that was asked for, and offers it to whoever answered something. */
async function keep(
  file: string,
  mapping: Mapping | undefined,
  given: Mapping | undefined,
  options: CheckCommandOptions,
  language: Language,
): Promise<void> {
  const isAnswered = mapping !== given
  if (options.saveMapping !== undefined || (isAnswered && canAsk(options))) {
    await keepMapping(file, mapping, options.saveMapping, language)
  }
}
