import { type Command, Option } from 'commander'
import type { Language } from '../supplier/findings.ts'
import { TEMPLATE_KINDS, type TemplateKind, templateSheets } from '../supplier/template/sheets.ts'
import { EXIT } from './exit-codes.ts'
import { print } from './output.ts'
import { type CommonOptions, runCommand } from './run-command.ts'
import { workbookBytes, writeNewFile } from './write-workbook.ts'

interface TemplateOptions extends CommonOptions {
  readonly kind: TemplateKind
  readonly out?: string
}

const FILE: Record<Language, string> = { en: 'sluis-visits.xlsx', nl: 'sluis-bezoeken.xlsx' }
const MADE: Record<Language, string> = {
  en: 'Made; the second sheet explains every column:',
  nl: 'Gemaakt; het tweede blad legt elke kolom uit:',
}

/** Adds `sluis template`. */
export function addTemplate(program: Command): void {
  program
    .command('template')
    .description(
      'write an empty spreadsheet with the columns that are known, and an explanation of each with an example',
    )
    .addOption(
      new Option('--kind <kind>', 'all columns, or those of a small museum: postcode, house number, date, code')
        .choices(Object.keys(TEMPLATE_KINDS))
        .default('full'),
    )
    .option('--out <file>', 'where to; else sluis-visits.xlsx (sluis-bezoeken.xlsx) in this folder')
    .option('--json', 'print one JSON object')
    .action((options: TemplateOptions) =>
      runCommand(options, async ({ language }) => {
        const file = options.out ?? FILE[language]
        const sheets = templateSheets(options.kind, language)
        await writeNewFile(file, await workbookBytes(sheets))
        const columns = sheets[0].data[0]?.map(({ value }) => value)
        print(
          options.json ? JSON.stringify({ ok: true, file, kind: options.kind, columns }) : `${MADE[language]} ${file}`,
        )
        return EXIT.ok
      }),
    )
}
