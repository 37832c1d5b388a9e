import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { counted } from '@sluis/ttp-core/common'
import type { Command } from 'commander'
import type { CanaryValue, PlantedCanary } from '../domains/identity/index.ts'
import { inventCanaries, listCanaries, parseCanary, plantCanaries } from '../domains/identity/index.ts'
import { ServerError } from '../kernel/errors.ts'
import { systemNow, systemRandom } from '../processes/system.ts'
import { withIdentityKeys } from './identity-keys.ts'

interface PlantOptions {
  readonly data: string
  readonly count: string
  readonly file?: string
  readonly for?: string
  readonly operator?: string
}

/** `canaries`: identities that nobody has, by which a delivery gives away that it is not a list of visitors. */
export function addCanaries(program: Command): void {
  const canaries = program
    .command('canaries')
    .description('identities that nobody has, known to the identity engine alone')
  const data = [
    '--data <folder>',
    'where everything that lasts is kept',
    process.env.SLUIS_DATA_DIRECTORY ?? '.sluis',
  ] as const
  canaries
    .command('plant')
    .description('make canaries in ranges that are kept free for such use, or plant your own')
    .option(...data)
    .option('--count <number>', 'how many to make', '20')
    .option(
      '--file <path>',
      'plant these instead: a JSON list of {"email"}, {"phone"} or {"postcode", "houseNumber"}; only what you know to be nobody\'s, such as numbers that you hold',
    )
    .option('--for <institution>', 'the institution whose own file they are put into, which alone may deliver them')
    .option('--operator <name>', 'who plants them: stands in the audit log', process.env.SLUIS_OPERATOR)
    .action((options: PlantOptions) => plant(options))
  canaries
    .command('list', { isDefault: true })
    .description('show the canaries; to the terminal alone')
    .option(...data)
    .action(async (options: { readonly data: string }) => {
      const found = await withIdentityKeys(options.data, process.env, ({ database, keys }) =>
        database.withConnection((sql) => listCanaries(sql, keys.vault)),
      )
      print(found.length === 0 ? ['no canary is planted'] : found.map(lineOf))
    })
}

async function plant({ data, count, file, for: institution, operator = '' }: PlantOptions): Promise<void> {
  const canaries = file === undefined ? invented(count) : await readCanaries(file)
  await withIdentityKeys(data, process.env, ({ database, keys }) =>
    database.transaction((sql) =>
      plantCanaries(
        sql,
        { vaultKey: keys.vault, random: systemRandom, now: systemNow },
        { canaries, operator, ...(institution === undefined ? {} : { institution }) },
      ),
    ),
  )
  print(
    institution === undefined
      ? [`${counted(canaries.length, 'canary')} planted`]
      : canaries.map((one) => JSON.stringify(one)),
  )
}

function invented(count: string): readonly CanaryValue[] {
  if (!/^[1-9][0-9]{0,3}$/.test(count)) throw new ServerError('CANARY_INVALID')
  return inventCanaries(Number(count), systemRandom)
}

/** No cause here: what a file holds must not reach the log. */
async function readCanaries(file: string): Promise<readonly CanaryValue[]> {
  const text = await readFile(resolve(process.env.SLUIS_CWD ?? process.cwd(), file), 'utf8').catch(() => {
    throw new ServerError('CANARY_INVALID')
  })
  return parsed(text).map(parseCanary)
}

function parsed(text: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(text)
    if (Array.isArray(value)) return value
  } catch {
    // Said below.
  }
  throw new ServerError('CANARY_INVALID')
}

function lineOf({ id, institution, plantedAt, value }: PlantedCanary): string {
  return [id, plantedAt.toISOString(), institution ?? 'nobody', JSON.stringify(value)].join('\t')
}

function print(lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`)
}
