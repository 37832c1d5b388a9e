import { fromBase64url } from '@sluis/ttp-core/identity'
import type { Command } from 'commander'
import { Option } from 'commander'
import { explainPerson, findCaseMarks, openModels } from '../domains/identity/index.ts'
import { ServerError } from '../kernel/errors.ts'
import { OptionError } from '../kernel/option-error.ts'
import { systemNow, systemRandom } from '../processes/system.ts'
import { withIdentityKeys } from './identity-keys.ts'
import { printExplanation } from './print-explanation.ts'

interface ExplainOptions {
  readonly data: string
  readonly record?: string
  readonly case?: string
  readonly reader: string
  readonly values?: true
}

const READER = /^[A-Za-z0-9._:-]{2,100}$/
const MARK_LENGTH = 16

/** `identity explain`: how the records of a person came together, to who holds the root of the identity engine. */
export function addExplain(identity: Command): void {
  identity
    .command('explain')
    .description(
      'tell how every record of a person came to it: rule, level and weight of each comparison, model version',
    )
    .option('--data <folder>', 'where everything that lasts is kept', process.env.SLUIS_DATA_DIRECTORY ?? '.sluis')
    .addOption(new Option('--record <mark>', 'mark of a record of the person (base64url)').conflicts('case'))
    .option('--case <number>', 'a case of review: the persons of both its records')
    .requiredOption('--reader <name>', 'who asks: stands in the audit log, without a word of whom')
    .option('--values', 'show what the records say, too')
    .action(async ({ data, record, case: number, reader, values }: ExplainOptions) => {
      const mark = record === undefined ? undefined : parseMark(record)
      if (!READER.test(reader)) throw new OptionError('CONFIGURATION_INVALID', '--reader')
      const text = await withIdentityKeys(data, process.env, async ({ database, keys }) => {
        const models = openModels(keys.sign.map(({ publicJwk }) => publicJwk))
        const ports = { vaultKey: keys.vault, models, now: systemNow, random: systemRandom }
        const marks =
          mark === undefined ? await database.withConnection((sql) => findCaseMarks(sql, parseCase(number))) : [mark]
        if (marks.length === 0) throw new ServerError('NOT_FOUND')
        const texts: string[] = []
        for (const one of marks) {
          const question = { mark: one, reader, values: values ?? false }
          texts.push(printExplanation(await explainPerson(database, ports, question)))
        }
        return [...new Set(texts)].join('\n')
      })
      process.stdout.write(text)
    })
}

/** @throws ServerError `NOT_FOUND` for what is the mark of no record. */
export function parseMark(text: string): Uint8Array {
  try {
    const mark = fromBase64url(text)
    if (mark.length === MARK_LENGTH) return mark
  } catch {
    // Falls through: a text that is no mark names no record either.
  }
  throw new ServerError('NOT_FOUND')
}

/** @throws ServerError `NOT_FOUND` for what is the number of no case. */
function parseCase(text: string | undefined): number {
  if (text === undefined || !/^[1-9][0-9]{0,14}$/.test(text)) throw new ServerError('NOT_FOUND')
  return Number(text)
}
