import type { Command } from 'commander'
import { Option } from 'commander'
import type { ErasureGround, ErasurePorts } from '../domains/identity/index.ts'
import { ERASURE_GROUNDS, eraseRecordPerson, eraseUnreadable } from '../domains/identity/index.ts'
import { ServerError } from '../kernel/errors.ts'
import { systemNow, systemRandom } from '../processes/system.ts'
import { parseMark } from './explain.ts'
import { currentDirectory } from './identity-directory.ts'
import { withIdentityKeys } from './identity-keys.ts'

interface EraseOptions {
  readonly data: string
  readonly record?: string
  readonly unreadable?: true
  readonly ground?: ErasureGround
  readonly by: string
  readonly request?: string
  readonly registrarKey?: string
}

/** `identity erase`: ends what the TTP knows of a person, and whom a restored backup brought back. */
export function addErase(identity: Command): void {
  identity
    .command('erase')
    .description(
      'erase the person of a record for good: the salt first, so that no backup of the identities can be read',
    )
    .option('--data <folder>', 'where everything that lasts is kept', process.env.SLUIS_DATA_DIRECTORY ?? '.sluis')
    .addOption(new Option('--record <mark>', 'mark of a record of the person (base64url)').conflicts('unreadable'))
    .option('--unreadable', 'after a backup was restored: everybody whose salt is gone')
    .addOption(new Option('--ground <name>', 'point of Article 17(1) GDPR').choices(ERASURE_GROUNDS))
    .requiredOption('--by <name>', 'who carries it out: stands in the audit log')
    .option('--request <reference>', "the operator's own reference of the request; never a name or an address")
    .option('--registrar-key <json>', "the registrar's public key (JWK)", process.env.SLUIS_REGISTRAR_KEY)
    .action(async ({ data, record, unreadable, ground, by, request, registrarKey }: EraseOptions) => {
      const told = await withIdentityKeys(data, process.env, async ({ database, keys }) => {
        const ports: ErasurePorts = {
          linkageKey: keys.linkage,
          vaultKey: keys.vault,
          now: systemNow,
          random: systemRandom,
          directory: await currentDirectory(database, { data, registrarKey }),
          signKeys: keys.sign.map(({ privateJwk }) => privateJwk),
        }
        if (unreadable === true) return { persons: await eraseUnreadable(database, ports, by) }
        if (record === undefined || ground === undefined) throw new ServerError('ERASURE_INVALID')
        return eraseRecordPerson(database, ports, { mark: parseMark(record), ground, by, request: request ?? '' })
      })
      process.stdout.write(`${JSON.stringify(told)}\n`)
    })
}
