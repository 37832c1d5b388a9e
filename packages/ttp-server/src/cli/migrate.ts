import type { Command } from 'commander'
import { openDatabase } from '../kernel/database.ts'
import { ServerError } from '../kernel/errors.ts'
import { migrate } from '../kernel/migrate.ts'

/** `migrate`: brings a database of the operator's own to this version's schema, as the owner of the schemas. */
export function addMigrate(program: Command): void {
  program
    .command('migrate')
    .description('bring the database (SLUIS_DATABASE_URL_OWNER) to the schema of this version')
    .action(async () => {
      const url = process.env.SLUIS_DATABASE_URL_OWNER
      if (url === undefined) throw new ServerError('CONFIGURATION_INVALID')
      const owner = openDatabase(url, 1)
      try {
        const applied = await migrate(owner)
        process.stdout.write(`${JSON.stringify({ applied })}\n`)
      } finally {
        await owner.close()
      }
    })
}
