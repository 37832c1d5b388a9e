import type { Command } from 'commander'
import { Option } from 'commander'
import { readHandover } from '../domains/keys/index.ts'
import { withIdentityDatabase } from './identity-database.ts'
import { writeOptionFile } from './option-files.ts'
import { epochOf } from './option-values.ts'

/** `keys log-key`: what the registrar needs to name a planned key of the audit log. */
export function addLogKey(keys: Command): void {
  keys
    .command('log-key')
    .description('a planned key of the audit log, with the word of the key before it: for `registrar log-key`')
    .requiredOption('--epoch <number>', 'epoch of the planned key')
    .requiredOption('--out <file>', 'the handover (JSON)')
    .addOption(
      new Option('--data <folder>', 'data folder, unless SLUIS_DATABASE_URL_KEYS names the database').default(
        process.env.SLUIS_DATA_DIRECTORY ?? '.sluis',
      ),
    )
    .action(async ({ epoch, out, data }: { epoch: string; out: string; data: string }) => {
      const number = epochOf(epoch)
      const read = () =>
        withIdentityDatabase(
          data,
          process.env,
          (database) => database.withConnection((sql) => readHandover(sql, number)),
          'ttp_keys',
        )
      const handover = await read()
      await writeOptionFile('--out', out, `${JSON.stringify(handover, null, 2)}\n`, { flag: 'wx' })
      const { verifierKey, earlier } = handover
      process.stdout.write(`${JSON.stringify({ verifierKey, previous: earlier.verifierKey })}\n`)
    })
}
