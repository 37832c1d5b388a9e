import { join } from 'node:path'
import { counted } from '@sluis/ttp-core/common'
import type { Command } from 'commander'
import { ClientError } from '../http/errors.ts'
import { FileError, type Language } from '../supplier/findings.ts'
import { openQuestions } from '../supplier/map/question.ts'
import { readMapping } from '../supplier/node/mapping-file.ts'
import { prepareFile } from '../supplier/node/open-file.ts'
import { RowsHeldError } from '../supplier/send/rows-held.ts'
import { canAsk } from './ask.ts'
import { configPath } from './config-path.ts'
import { EXIT } from './exit-codes.ts'
import { rememberFile } from './last-file.ts'
import { openConfig } from './open-config.ts'
import { complain, print, StatusLine, say } from './output.ts'
import { DeliveryProgress, duration } from './progress.ts'
import { askQuestions, keepMapping, questionLines } from './questions.ts'
import { formatReport } from './report-text.ts'
import { type CommonOptions, runCommand } from './run-command.ts'
import { rehearseFile, type SendEvent, type SendFile, type SentFile, sendFile } from './send-file.ts'
import { periodOption } from './send-period.ts'
import { watchFolder } from './watch.ts'
import { wordsOf } from './words.ts'

export interface SendCommandOptions extends CommonOptions {
  readonly config?: string
  readonly mapping?: string
  readonly again?: boolean
  readonly dryRun?: boolean
  readonly patience: string
  readonly period?: string
  readonly watch?: string
  readonly settle: string
  readonly once?: boolean
}

const WAITING: Record<Language, (code: string, time: string) => string> = {
  en: (code, time) =>
    `${code}: trying again in ${time}. What is sealed stays here; Ctrl-C stops, the same command goes on.`,
  nl: (code, time) =>
    `${code}: over ${time} nog eens. Wat verzegeld is blijft hier; Ctrl-C stopt, dezelfde opdracht gaat verder.`,
}

/** Adds `sluis send`. */
export function addSend(program: Command): void {
  program
    .command('send')
    .description('deliver a file; run it again to go on after an interruption')
    .argument('[file]', 'a file as `sluis check` takes it; none with --watch')
    .option('--config <file>', 'configuration of this institution (or SLUIS_CONFIG)')
    .option('--mapping <file>', 'JSON file that names the field of each column; else the columns are recognised')
    .option('--again', 'deliver although the same content was delivered before')
    .option('--dry-run', 'do everything but announce and send')
    .option(
      '--period <months>',
      'for the calendar: 2026-09, 2026-07..2026-09, visits (the months of the visits) or none; else asked, or the only month',
    )
    .option('--patience <minutes>', 'how long to wait for a network or a service that is away', '30')
    .option('--watch <folder>', 'deliver every file that comes into a folder, and move it to sent/ or refused/ in it')
    .option(
      '--settle <seconds>',
      'with --watch: a file is whole when it has not changed for so long, or NAME.done is there',
      '10',
    )
    .option('--once', 'with --watch: deliver what is there and end')
    .option('--json', 'print events as lines of JSON, the result last')
    .option('--lang <language>', 'nl or en')
    .action((file: string | undefined, options: SendCommandOptions) =>
      runCommand(
        options,
        (context) => send(file, options, context),
        (error, exit) => ({ event: 'result', ok: false, exit, error }),
      ),
    )
}

async function send(
  file: string | undefined,
  options: SendCommandOptions,
  { language, signal }: Parameters<Parameters<typeof runCommand>[1]>[0],
): Promise<number> {
  if ((file === undefined) === (options.watch === undefined)) {
    throw new ClientError('OPTION_MISSING', { place: { setting: 'FILE, --watch' } })
  }
  const config = await openConfig(configPath(options.config), options, language)
  const status = new StatusLine()
  const how: SendFile = {
    config,
    signal,
    ...(options.mapping !== undefined && { mapping: await readMapping(options.mapping) }),
    again: options.again ?? false,
    ...(options.period !== undefined && { period: periodOption(options.period) }),
    // Whoever watches a folder does not sit there.
    ask: options.watch === undefined && canAsk(options),
    language,
    onPeriod: (event, text) => {
      if (options.json) print(JSON.stringify(event))
      status.clear()
      if (text !== undefined) say(text)
    },
    patience: minutes(options.patience),
    onEvent: options.json ? throttledEvents() : shownEvents(status, language),
  }
  if (file === undefined) return watchFolder(options, how, language)
  try {
    return await sendOne(file, how, options, language, status)
  } catch (error) {
    status.clear()
    if (error instanceof RowsHeldError) {
      if (options.json) print(JSON.stringify({ event: 'held', summary: error.report }))
      else complain(formatReport(error.report, language))
    }
    throw error
  }
}

async function sendOne(
  file: string,
  how: SendFile,
  options: SendCommandOptions,
  language: Language,
  status: StatusLine,
): Promise<number> {
  const { config } = how
  const words = wordsOf(language)
  if (options.dryRun) {
    const summary = await rehearseFile(file, how)
    status.clear()
    if (options.json) print(JSON.stringify({ event: 'result', ok: true, exit: EXIT.ok, dryRun: true, summary }))
    else print(`${formatReport(summary, language)}\n\n${words.rehearsed} ${summary.rows.accepted}`)
    return EXIT.ok
  }
  const { exit, deliveryId, rows, chunks, resumed, receipt, summary, period } = await sendAsked(
    file,
    how,
    options,
    language,
  )
  status.clear()
  const receiptFile = join(config.stateDirectory, receipt)
  if (options.json)
    print(
      JSON.stringify({
        event: 'result',
        ok: true,
        exit,
        deliveryId,
        rows,
        chunks,
        resumed,
        receiptFile,
        summary,
        period,
      }),
    )
  else {
    say(formatReport(summary, language))
    print(`${words.delivered}: ${deliveryId}, ${counted(rows, 'row', language)}; ${words.receipt} ${receiptFile}`)
  }
  return exit
}

/** Sends a file; what is open about it is asked where somebody can be asked, and listed where not. */
async function sendAsked(
  file: string,
  how: SendFile,
  options: SendCommandOptions,
  language: Language,
): Promise<SentFile> {
  const { config, mapping, signal } = how
  await rememberFile(file, config.country, mapping)
  try {
    return await sendFile(file, how)
  } catch (error) {
    if (!(error instanceof FileError) || error.code !== 'QUESTION_OPEN') throw error
    if (!canAsk(options)) {
      const { questions } = await prepareFile(file, mapping, { signal })
      complain(questionLines(openQuestions(questions, mapping?.answers), language).join('\n'))
      throw error
    }
    const answered = await askQuestions(file, mapping, language, signal)
    await keepMapping(file, answered, undefined, language)
    await rememberFile(file, config.country, answered)
    return await sendFile(file, { ...how, ...(answered !== undefined && { mapping: answered }) })
  }
}

/** Minutes of an option as milliseconds. Throws OPTION_INVALID. */
function minutes(text: string): number {
  const value = Number(text)
  if (text.trim() === '' || !(value >= 0)) throw new ClientError('OPTION_INVALID', { place: { setting: '--patience' } })
  return value * 60_000
}

/** Events for a reader: a line that is written over, and lines that stay. */
export function shownEvents(status: StatusLine, language: Language): (event: SendEvent) => void {
  const progress = new DeliveryProgress(language)
  return (event) => {
    if (event.event === 'waiting') {
      status.clear()
      say(WAITING[language](event.code, duration(event.seconds * 1000)))
      return
    }
    const { line, text } = progress.show(event)
    if (line !== undefined) status.update(line)
    if (text === undefined) return
    status.clear()
    say(text)
  }
}

/** Events as lines of JSON; of the many about reading only a few a second. */
function throttledEvents(): (event: SendEvent) => void {
  let last = 0
  return (event) => {
    const now = performance.now()
    const isMany = event.event === 'reading' || event.event === 'looking'
    if (isMany && now - last < 250) return
    if (isMany) last = now
    print(JSON.stringify(event))
  }
}
