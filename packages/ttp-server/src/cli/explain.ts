import { fromBase64url } from '@sluis/ttp-core/identity'
import type { Command } from 'commander'
import { explainPerson, openModels } from '../domains/identity/index.ts'
import { ServerError } from '../kernel/errors.ts'
import { systemNow, systemRandom } from '../processes/system.ts'
import { withIdentityKeys } from './identity-keys.ts'
import { printExplanation } from './print-explanation.ts'

interface ExplainOptions {
  readonly data: string
  readonly record: string
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
    .requiredOption('--record <mark>', 'mark of a record of the person (base64url, as a case of review names it)')
    .requiredOption('--reader <name>', 'who asks: stands in the audit log, without a word of whom')
    .option('--values', 'show what the records say, too')
    .action(async ({ data, record, reader, values }: ExplainOptions) => {
      const mark = parseMark(record)
      if (!READER.test(reader)) throw new ServerError('CONFIGURATION_INVALID')
      const text = await withIdentityKeys(data, process.env, async ({ database, keys }) => {
        const models = openModels(keys.sign.map(({ publicJwk }) => publicJwk))
        const ports = { vaultKey: keys.vault, models, now: systemNow, random: systemRandom }
        return printExplanation(await explainPerson(database, ports, { mark, reader, values: values ?? false }))
      })
      process.stdout.write(text)
    })
}

/** @throws ServerError `NOT_FOUND` for what is the mark of no record. */
function parseMark(text: string): Uint8Array {
  try {
    const mark = fromBase64url(text)
    if (mark.length === MARK_LENGTH) return mark
  } catch {
    // Falls through: a text that is no mark names no record either.
  }
  throw new ServerError('NOT_FOUND')
}
