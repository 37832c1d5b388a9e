import { counted } from '@sluis/ttp-core/common'
import type { Command } from 'commander'
import { Option } from 'commander'
import {
  activateModel,
  findModelInForce,
  learnModel,
  listModels,
  openModels,
  storeBuiltIn,
} from '../domains/identity/index.ts'
import { ServerError } from '../kernel/errors.ts'
import { systemNow, systemRandom } from '../processes/system.ts'
import type { OpenIdentity } from './identity-keys.ts'
import { withIdentityKeys } from './identity-keys.ts'
import { printComparison, printModel, printModels } from './print-model.ts'

interface Place {
  readonly data: string
}

interface VersionOptions extends Place {
  readonly version: number
}

/** `model`: learns, shows and activates the weights by which the identity engine resolves. */
export function addModel(program: Command): void {
  const model = program.command('model').description('learn, show and activate linkage models')
  const data = (): Option =>
    new Option('--data <folder>', 'where everything that lasts is kept').default(
      process.env.SLUIS_DATA_DIRECTORY ?? '.sluis',
    )
  const version = (): Option => new Option('--version <number>', 'version of the model').argParser(parseVersion)

  model
    .command('fit')
    .description('learn weights from the store itself, store them as a new version, and show what they would change')
    .addOption(data())
    .action((place: Place) => within(place, fit))

  model
    .command('built-in')
    .description('store the weights that this version of the software brings as a new version')
    .addOption(data())
    .action((place: Place) =>
      within(place, async ({ database, keys }) => {
        const [signer] = keys.sign
        if (signer === undefined) throw new ServerError('KEY_UNAVAILABLE')
        const stored = await database.transaction((sql) => storeBuiltIn(sql, signer, systemNow()))
        return `version ${stored} is stored, and not in force\n`
      }),
    )

  model
    .command('list')
    .description('list the stored models, the newest first; a star marks the one in force')
    .addOption(data())
    .action((place: Place) =>
      within(place, ({ database }) =>
        database.withConnection(async (sql) =>
          printModels(await listModels(sql), (await findModelInForce(sql))?.version),
        ),
      ),
    )

  model
    .command('show')
    .description('show the shares of every level of a model; of the one in force without --version')
    .addOption(data())
    .addOption(version())
    .action(({ version: wanted, ...place }: Place & Partial<VersionOptions>) =>
      within(place, ({ database, keys }) =>
        database.withConnection(async (sql) => {
          const models = openModels(keys.sign.map(({ publicJwk }) => publicJwk))
          return printModel(await (wanted === undefined ? models.inForce(sql) : models.version(sql, wanted)))
        }),
      ),
    )

  model
    .command('activate')
    .description('bring a stored model into force from the next batch on; earlier links stay as they are')
    .addOption(data())
    .addOption(version().makeOptionMandatory())
    .action(({ version: wanted, ...place }: VersionOptions) =>
      within(place, async ({ database, keys }) => {
        const tools = { sign: keys.sign, now: systemNow, random: systemRandom }
        const { replaced } = await database.transaction((sql) => activateModel(sql, wanted, tools))
        return replaced === wanted
          ? `version ${wanted} was in force already\n`
          : `version ${wanted} is in force; it replaces version ${replaced}\n`
      }),
    )
}

async function fit({ database, keys }: OpenIdentity): Promise<string> {
  const stored = await learnModel(database, {
    linkageKey: keys.linkage,
    vaultKey: keys.vault,
    sign: keys.sign,
    models: openModels(keys.sign.map(({ publicJwk }) => publicJwk)),
    now: systemNow,
    random: systemRandom,
  })
  const { version, records, learnt, comparison } = stored
  return [
    `version ${version} is stored, and not in force: learnt from ${counted(records, 'record')} and ${counted(learnt.pairs, 'pair')} in ${counted(learnt.rounds, 'round')}`,
    printComparison(comparison),
  ].join('\n')
}

async function within({ data }: Place, work: (identity: OpenIdentity) => Promise<string>): Promise<void> {
  process.stdout.write(await withIdentityKeys(data, process.env, work))
}

/** @throws ServerError `MODEL_UNKNOWN` for a text that is the number of no version. */
function parseVersion(text: string): number {
  if (!/^[1-9][0-9]{0,8}$/.test(text)) throw new ServerError('MODEL_UNKNOWN')
  return Number(text)
}
