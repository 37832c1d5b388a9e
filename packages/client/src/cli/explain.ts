import type { Command } from 'commander'
import { CODES, codeText, explainCode } from '../explain/index.ts'
import { ClientError } from '../http/errors.ts'
import { EXIT } from './exit-codes.ts'
import { print } from './output.ts'
import { type CommonOptions, runCommand } from './run-command.ts'

/** Adds `sluis explain`. */
export function addExplain(program: Command): void {
  program
    .command('explain')
    .description('say what a code means, why it matters and where to mend it; without a code, list them')
    .argument('[code]', 'as a report or an error shows it, such as POSTCODE_FORMAT')
    .option('--json', 'print one JSON object')
    .action((code: string | undefined, options: CommonOptions) =>
      runCommand(options, ({ language }) => {
        if (code === undefined) {
          print(options.json ? JSON.stringify({ ok: true, codes: CODES }) : CODES.join('\n'))
          return Promise.resolve(EXIT.ok)
        }
        const explained = explainCode(code.toUpperCase(), language)
        if (!explained) throw new ClientError('OPTION_INVALID', { place: { setting: 'CODE' } })
        const text = codeText(explained, language).replaceAll('**', '').replaceAll('\n\n-', '\n-')
        print(options.json ? JSON.stringify({ ok: true, ...explained }) : `${explained.code}\n\n${text}`)
        return Promise.resolve(EXIT.ok)
      }),
    )
}
