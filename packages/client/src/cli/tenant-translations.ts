import { join } from 'node:path'
import { counted } from '@sluis/ttp-core/common'
import type { Command } from 'commander'
import { createApiClient } from '../http/node/api-client.ts'
import { readConfig } from '../http/node/config.ts'
import { readStateFile, writeStateFile } from '../state/node/state-file.ts'
import { listTranslations, openTranslation, tenantService } from '../tenant/index.ts'
import { configPath } from './config-path.ts'
import { EXIT } from './exit-codes.ts'
import { print, say } from './output.ts'
import { type CommonOptions, runCommand } from './run-command.ts'

interface TranslationsOptions extends CommonOptions {
  readonly config?: string
  readonly out?: string
}

/** Adds `sluis tenant translations`. */
export function addTenantTranslations(tenant: Command): void {
  tenant
    .command('translations')
    .description('fetch, verify and open what others translated into domains of this tenant')
    .option('--config <file>', 'configuration of this tenant (or SLUIS_CONFIG)')
    .option('--out <folder>', 'where the lists go; else `translations` in the state directory')
    .option('--json', 'print one JSON object')
    .option('--lang <language>', 'nl or en')
    .action((options: TranslationsOptions) => runCommand(options, ({ signal }) => receive(options, signal)))
}

/** A file per part, one pseudonym a line in the order of the selection; an empty line for one that did not open. */
async function receive(options: TranslationsOptions, signal: AbortSignal): Promise<number> {
  const config = await readConfig(configPath(options.config))
  const api = createApiClient(config)
  const service = tenantService(api, signal)
  const { keys, inForceAt, checkpoints } = service
  const holdCheckpoint = checkpoints.hold.bind(checkpoints)
  const reader = { api, keys, directory: await service.directory(), inForceAt, holdCheckpoint, signal }
  const folder = options.out ?? join(config.stateDirectory, 'translations')
  const received = []
  for (const translation of await listTranslations(api, signal)) {
    let count = 0
    for (let number = 0; number < translation.parts; number += 1) {
      const path = join(folder, translation.id, `${String(number).padStart(3, '0')}.txt`)
      const known = await readStateFile(path)
      const lines = known?.split('\n').slice(0, -1) ?? (await openTranslation(reader, translation, number))
      if (known === undefined) await writeStateFile(path, `${lines.join('\n')}\n`)
      count += lines.filter((line) => line !== '').length
    }
    const { id, from, to, purpose, parts } = translation
    received.push({ id, from, to, purpose, parts, pseudonyms: count })
  }
  if (options.json) print(JSON.stringify({ ok: true, folder, translations: received }))
  else {
    for (const { id, from, to, pseudonyms } of received)
      print(`${id} ${from.tenant}/${from.domain} → ${to.tenant}/${to.domain} ${pseudonyms}`)
    say(`${counted(received.length, 'translation')} in ${folder}`)
  }
  return EXIT.ok
}
