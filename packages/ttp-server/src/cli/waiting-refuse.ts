import type { Command } from 'commander'
import { refuseStuckDelivery } from '../domains/identity/index.ts'
import { ServerError } from '../kernel/errors.ts'
import { systemNow, systemRandom } from '../processes/system.ts'
import { withIdentityDatabase } from './identity-database.ts'
import { currentDirectory } from './identity-directory.ts'

interface Options {
  readonly data: string
  readonly operator?: string
  readonly registrarKey?: string
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** `waiting refuse`: ends the waiting of a verified delivery for a key that is never named again. */
export function addWaitingRefuse(waiting: Command): void {
  waiting
    .command('refuse')
    .argument('<delivery>', 'its identifier, as `waiting` lists it')
    .description(
      'refuse a verified delivery that waits, at either engine, for a key that the directory names no more; it is made anew',
    )
    .option('--data <folder>', 'where everything that lasts is kept', process.env.SLUIS_DATA_DIRECTORY ?? '.sluis')
    .option('--operator <name>', 'who decides: stands in the audit log', process.env.SLUIS_OPERATOR)
    .option('--registrar-key <json>', "the registrar's public key (JWK)", process.env.SLUIS_REGISTRAR_KEY)
    .action(async (delivery: string, _: unknown, command: Command) => {
      // The folder may be named before the word `refuse`, too.
      const { data, operator = '', registrarKey } = command.optsWithGlobals<Options>()
      if (!UUID.test(delivery)) throw new ServerError('NOT_FOUND')
      const { code } = await withIdentityDatabase(data, process.env, async (database) => {
        const directory = await currentDirectory(database, { data, registrarKey })
        if (directory === undefined) throw new ServerError('DIRECTORY_INVALID')
        return database.transaction((sql) =>
          refuseStuckDelivery(sql, directory, { delivery, operator }, { now: systemNow, random: systemRandom }),
        )
      })
      process.stdout.write(`${delivery}: refused, ${code}; its institution delivers it anew\n`)
    })
}
