import { createReadStream } from 'node:fs'
import type { Command } from 'commander'
import { openModels, SEARCH_BYTES_MAX, searchPersons } from '../domains/identity/index.ts'
import { ServerError } from '../kernel/errors.ts'
import { systemNow, systemRandom } from '../processes/system.ts'
import { withIdentityKeys } from './identity-keys.ts'
import { printCandidates } from './print-candidates.ts'

interface FindOptions {
  readonly data: string
  readonly file?: string
  readonly reader: string
  readonly request: string
  readonly institution?: string
  readonly country: string
  readonly json?: true
}

/** Nobody found: neither a success that a script may go on from, nor a failure (1). */
const EXIT_NOBODY = 2

/** `identity find`: the marks of the records that a written request of a data subject may be of. */
export function addFind(identity: Command): void {
  identity
    .command('find')
    .description(
      'find whose records a written request (Articles 15 and 17 GDPR) is of; changes nothing, ends in 2 for nobody',
    )
    .option('--data <folder>', 'where everything that lasts is kept', process.env.SLUIS_DATA_DIRECTORY ?? '.sluis')
    .option('--file <file>', 'the identifiers: one JSON object of fields of the standard; else from standard input')
    .requiredOption('--reader <name>', 'who asks: stands in the audit log, without a word of whom')
    .requiredOption('--request <reference>', "the operator's own reference of the request; never a name or an address")
    .option('--institution <id>', 'whose relation number is given')
    .option('--country <code>', 'country where the request names none (ISO 3166 alpha-2)', 'NL')
    .option('--json', 'print JSON')
    .action(async ({ data, file, reader, request, institution, country, json }: FindOptions) => {
      if (!/^[A-Z]{2}$/.test(country)) throw new ServerError('SEARCH_INVALID')
      // Before the root is asked for: a request that cannot be read needs none.
      const identifiers = await readIdentifiers(file)
      const found = await withIdentityKeys(data, process.env, ({ database, keys }) => {
        const models = openModels(keys.sign.map(({ publicJwk }) => publicJwk))
        const secrets = { linkageKey: keys.linkage, vaultKey: keys.vault }
        const ports = { ...secrets, models, now: systemNow, random: systemRandom }
        return searchPersons(database, ports, { reader, request, identifiers, country, institution })
      })
      process.stdout.write(json ? `${JSON.stringify(found)}\n` : printCandidates(found))
      if (found.candidates.length === 0) process.exitCode = EXIT_NOBODY
    })
}

/** @throws ServerError `SEARCH_INVALID` for a file that cannot be read, or of more than a request has. */
async function readIdentifiers(file: string | undefined): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  try {
    for await (const chunk of file === undefined ? process.stdin : createReadStream(file)) {
      chunks.push(chunk)
      length += chunk.length
      if (length > SEARCH_BYTES_MAX) break
    }
  } catch {
    throw new ServerError('SEARCH_INVALID')
  }
  return Buffer.concat(chunks)
}
