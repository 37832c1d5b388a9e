import type { Command } from 'commander'
import { ClientError } from '../http/errors.ts'
import type { Language } from '../supplier/findings.ts'
import type { ErrorsFile } from '../supplier/node/errors-file.ts'
import { readMapping } from '../supplier/node/mapping-file.ts'
import { countryOf } from './country-of.ts'
import { EXIT } from './exit-codes.ts'
import { knownAgreement } from './known-agreement.ts'
import { lastFile } from './last-file.ts'
import { print } from './output.ts'
import { type CommonOptions, runCommand } from './run-command.ts'

interface ErrorsOptions extends CommonOptions {
  readonly out?: string
  readonly mapping?: string
  readonly country?: string
}

const FILE: Record<Language, string> = { en: 'sluis-errors.xlsx', nl: 'sluis-fouten.xlsx' }
const TEXT = {
  en: {
    none: 'No row has an error.',
    written: 'Rows to mend, with the reasons. They hold visitors’ data: mend them and throw the file away.',
    rest: 'and',
  },
  nl: {
    none: 'Geen enkele regel heeft een fout.',
    written:
      'Regels om te herstellen, met de redenen. Ze bevatten gegevens van bezoekers: herstel ze en gooi het bestand weg.',
    rest: 'en',
  },
} as const satisfies Record<Language, Record<string, string>>

/** Adds `sluis errors`. */
export function addErrors(program: Command): void {
  program
    .command('errors')
    .description('write the refused rows of a file to a spreadsheet, with what is wrong and how to mend it')
    .argument('[file]', 'the file; else the one that was checked or sent last')
    .option('--out <file>', 'where to; else sluis-errors.xlsx (sluis-fouten.xlsx) in this folder')
    .option('--mapping <file>', 'JSON file that names the field of each column')
    .option('--country <code>', 'country of addresses and phone numbers that name none')
    .option('--json', 'print one JSON object')
    .action((file: string | undefined, options: ErrorsOptions) =>
      runCommand(options, async ({ language, signal }) => {
        const last = file === undefined ? await lastFile() : undefined
        const named = file ?? last?.file
        if (named === undefined) throw new ClientError('OPTION_MISSING', { place: { setting: 'FILE' } })
        const mapping = options.mapping === undefined ? last?.mapping : await readMapping(options.mapping)
        const agreement = await knownAgreement(undefined)
        const { writeErrorsFile } = await import('../supplier/node/errors-file.ts')
        const written = await writeErrorsFile(named, options.out ?? FILE[language], {
          language,
          signal,
          country: countryOf(options.country, last?.country),
          ...(mapping !== undefined && { mapping }),
          ...(agreement && { periods: agreement.periods }),
        })
        print(options.json ? JSON.stringify({ ok: true, file: named, ...written }) : errorsText(written, language))
        return EXIT.ok
      }),
    )
}

/** Where the rows went, for a reader. */
export function errorsText({ path, rows, restPath, rest }: ErrorsFile, language: Language): string {
  const text = TEXT[language]
  if (path === undefined) return text.none
  const more = restPath === undefined ? '' : ` ${text.rest} ${restPath} (${rest})`
  return `${text.written}\n${path} (${rows})${more}`
}
