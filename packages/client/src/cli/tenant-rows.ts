import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Command } from 'commander'
import { readRows } from '../tenant/index.ts'
import { EXIT } from './exit-codes.ts'
import { type CommonOptions, runCommand } from './run-command.ts'

/** Characters that are written at once. */
const PIECE = 65_536

/** Adds `sluis tenant rows`. */
export function addTenantRows(tenant: Command): void {
  tenant
    .command('rows')
    .description('print every row of a store as NDJSON, under the pseudonyms of today')
    .requiredOption('--out <folder>', 'the store')
    .option('--lang <language>', 'nl or en')
    .action((options: CommonOptions & { readonly out: string }) =>
      runCommand(options, async ({ signal }) => {
        await pipeline(Readable.from(pieces(options.out)), process.stdout, { end: false, signal })
        return EXIT.ok
      }),
    )
}

async function* pieces(folder: string): AsyncGenerator<string, void, undefined> {
  let piece = ''
  for await (const row of readRows(folder)) {
    piece += `${JSON.stringify(row)}\n`
    if (piece.length < PIECE) continue
    yield piece
    piece = ''
  }
  if (piece !== '') yield piece
}
