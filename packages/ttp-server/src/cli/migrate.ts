import type { Command } from 'commander'
import { openDatabase } from '../kernel/database.ts'
import { migrate } from '../kernel/migrate.ts'
import { OptionError } from '../kernel/option-error.ts'
import { explainDatabase } from './database-error.ts'

const SETTING = 'SLUIS_DATABASE_URL_OWNER'

/** `migrate`: brings a database of the operator's own to this version's schema, as the owner of the schemas. */
export function addMigrate(program: Command): void {
  program
    .command('migrate')
    .description('bring the database (SLUIS_DATABASE_URL_OWNER) to the schema of this version')
    .action(async () => {
      const url = process.env[SETTING]
      if (url === undefined) throw new OptionError('CONFIGURATION_INVALID', SETTING)
      const applied = await explainDatabase(SETTING, async () => {
        const owner = openDatabase(url, 1)
        return migrate(owner).finally(() => owner.close())
      })
      process.stdout.write(`${JSON.stringify({ applied })}\n`)
    })
}
