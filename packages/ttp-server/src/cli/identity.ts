import type { Command } from 'commander'
import { verifyEvents } from '../domains/identity/index.ts'
import { addErase } from './erase.ts'
import { addExplain } from './explain.ts'
import { addFind } from './find.ts'
import { withIdentityDatabase } from './identity-database.ts'

/** `identity`: what the operator of the identity engine asks of its store. */
export function addIdentity(program: Command): void {
  const identity = program.command('identity').description('look after the store of the identity engine')
  addExplain(identity)
  addFind(identity)
  addErase(identity)

  identity
    .command('verify')
    .description(
      'replay what the resolver decided since the beginning and compare it with the store; no person is named',
    )
    .option('--data <folder>', 'where everything that lasts is kept', process.env.SLUIS_DATA_DIRECTORY ?? '.sluis')
    .action(async ({ data }: { data: string }) => {
      const report = await withIdentityDatabase(data, process.env, verifyEvents)
      process.stdout.write(`${JSON.stringify(report)}\n`)
      if (!report.same) process.exitCode = 1
    })
}
