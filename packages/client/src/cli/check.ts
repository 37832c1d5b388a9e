import type { Command } from 'commander'
import { readMapping } from '../supplier/node/mapping-file.ts'
import { checkFile } from '../supplier/node/open-file.ts'
import { EXIT } from './exit-codes.ts'
import { print, StatusLine } from './output.ts'
import { formatReport } from './report-text.ts'
import { type CommonOptions, runCommand } from './run-command.ts'

interface CheckCommandOptions extends CommonOptions {
  readonly mapping?: string
  readonly rowsOut?: string
  readonly country: string
}

/** Adds `sluis check`. */
export function addCheck(program: Command): void {
  program
    .command('check')
    .description('say what would happen to a file; nothing leaves this machine')
    .argument('<file>', 'CSV (semicolon, comma, tab; UTF-8 or Windows-1252) or JSON lines')
    .option('--mapping <file>', 'JSON file that names the field of each column; else the columns are recognised')
    .option('--rows-out <file>', 'write what became of every identity field, a line of JSON per row')
    .option('--country <code>', 'country of addresses and phone numbers that name none', 'NL')
    .option('--json', 'print one JSON object')
    .option('--lang <language>', 'nl or en')
    .action((file: string, options: CheckCommandOptions) =>
      runCommand(options, (context) => check(file, options, context)),
    )
}

async function check(
  file: string,
  options: CheckCommandOptions,
  { language, signal }: Parameters<Parameters<typeof runCommand>[1]>[0],
): Promise<number> {
  const status = new StatusLine()
  const report = await checkFile(file, {
    country: options.country.toUpperCase(),
    signal,
    ...(options.mapping !== undefined && { mapping: await readMapping(options.mapping) }),
    ...(options.rowsOut !== undefined && { rowsOut: options.rowsOut }),
    onProgress: ({ rows, share }) => status.update(`${rows} (${Math.floor(share * 100)} %)`),
  })
  status.clear()
  print(options.json ? JSON.stringify(report) : formatReport(report, language))
  return report.ok ? EXIT.ok : EXIT.rejected
}
