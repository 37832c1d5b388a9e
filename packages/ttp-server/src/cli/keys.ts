import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { KeyDestructionRequest } from '@sluis/ttp-core/person'
import { requestDigest, signApproval, signRequest } from '@sluis/ttp-core/person'
import type { Command } from 'commander'
import { Option } from 'commander'
import type { Database } from '../kernel/database.ts'
import { ServerError } from '../kernel/errors.ts'
import { OptionError } from '../kernel/option-error.ts'
import { withIdentityDatabase } from './identity-database.ts'
import { readCertificate, readDestruction, readKeys, submitDestruction, submitPlan } from './key-tables.ts'
import { addLogKey } from './keys-log.ts'
import { parseOptionFile, signingKeyOf, writeOptionFile } from './option-files.ts'
import { epochOf, isUuid, uuidOf, wholeNumberOf } from './option-values.ts'

interface DataOption {
  readonly data: string
}
interface KeyOptions {
  readonly purpose: KeyDestructionRequest['key']['purpose'] | 'log'
  readonly tenant: string
  readonly domain: string
  readonly epoch: string
}

const PURPOSES = ['pseudonym-wrap', 'pseudonym-reversible', 'pseudonym-inner'] as const
const DAY_MS = 86_400_000
const PAUSE_MS = 500
const MS_PER_SECOND = 1_000
const DAYS_MAX = 3_650
const WAIT_SECONDS_MAX = 86_400
const OF_NO_DOMAIN: ReadonlySet<string> = new Set(['log', 'pseudonym-inner'])
/** As the directory names tenants and domains. */
const IDENTIFIER = /^[a-z0-9][a-z0-9-]{0,62}$/

/** `keys`: the operator's view of the keys, planning an epoch ahead, and destroying a key under dual control. */
export function addKeys(program: Command): void {
  const keys = program.command('keys').description('list keys, plan an epoch ahead, destroy a key under dual control')
  const data = new Option('--data <folder>', 'data folder, unless SLUIS_DATABASE_URL_KEYS names the database').default(
    process.env.SLUIS_DATA_DIRECTORY ?? '.sluis',
  )
  const within = <T>(options: DataOption, work: (database: Database) => Promise<T>): Promise<T> =>
    withIdentityDatabase(options.data, process.env, work, 'ttp_keys')
  const named = (command: Command, purposes: readonly string[] = PURPOSES): Command =>
    command
      .addOption(new Option('--purpose <purpose>', 'what the key is for').choices(purposes).default('pseudonym-wrap'))
      .option('--tenant <tenant>', 'tenant of the domain', '')
      .option('--domain <domain>', 'pseudonym domain', '')
      .requiredOption('--epoch <number>', 'epoch of the key')

  keys
    .command('list')
    .description('every key with its state, what is planned and which destructions were asked for, as JSON')
    .addOption(data)
    .action(async (options: DataOption) => print(await within(options, readKeys)))

  named(keys.command('plan'), [...PURPOSES, 'log'])
    .description('have the key of a coming epoch made ahead; the directory puts it to use')
    .addOption(data)
    .action(async (options: KeyOptions & DataOption) => {
      const name = { ...nameOf(options), purpose: options.purpose }
      if (name.purpose === 'pseudonym-inner') throw new ServerError('KEY_UNAVAILABLE')
      await within(options, (database) => submitPlan(database, name))
      print({ planned: name })
    })

  addLogKey(keys)

  named(keys.command('request-destruction'))
    .description('write a signed request to destroy a key; two key custodians approve it')
    .requiredOption('--person <id>', 'identifier of the requester in the directory')
    .requiredOption('--key <file>', "the requester's own private signing key (JWK)")
    .requiredOption('--reason <text>', 'why, for people; stands in the request')
    .option('--days <number>', 'how long the request may be carried out', '7')
    .requiredOption('--out <file>', 'the request (JWS)')
    .action(
      async (options: KeyOptions & { person: string; key: string; reason: string; days: string; out: string }) => {
        const now = Date.now()
        const days = wholeNumberOf('--days', options.days, 1, DAYS_MAX)
        const key = await signingKeyOf('--key', options.key)
        const request: KeyDestructionRequest = {
          schema: 'sluis-request/1',
          id: randomUUID(),
          act: 'key-destruction',
          purpose: options.reason,
          key: { ...nameOf(options), purpose: destructible(options.purpose) },
          requester: options.person,
          requestedAt: new Date(now).toISOString(),
          expiresAt: new Date(now + days * DAY_MS).toISOString(),
        }
        await writeOptionFile('--out', options.out, await signRequest(request, key), { flag: 'wx' })
        print({ request })
      },
    )

  keys
    .command('approve-destruction')
    .description('show a request and write a signed approval of it, or a refusal')
    .requiredOption('--request <file>', 'the request (JWS)')
    .requiredOption('--person <id>', 'identifier of the approver in the directory: a key custodian')
    .requiredOption('--key <file>', "the approver's own private signing key (JWK)")
    .option('--refuse', 'refuse instead')
    .requiredOption('--out <file>', 'the approval (JWS)')
    .action(async (options: { request: string; person: string; key: string; refuse?: boolean; out: string }) => {
      const key = await signingKeyOf('--key', options.key)
      const { jws: request, content } = await readRequest(options.request)
      const approval = {
        schema: 'sluis-approval/1',
        id: randomUUID(),
        request: requestDigest(request),
        decision: options.refuse === true ? 'refuse' : 'approve',
        approver: options.person,
        at: new Date().toISOString(),
      } as const
      await writeOptionFile('--out', options.out, await signApproval(approval, key), { flag: 'wx' })
      print({ request: content, approval })
    })

  keys
    .command('destroy')
    .description(
      'hand a request and its approvals to the key engine, which verifies them, logs them and destroys the key',
    )
    .requiredOption('--request <file>', 'the request (JWS)')
    .requiredOption('--approval <file...>', 'the approvals (JWS), of two custodians')
    .option('--wait <seconds>', 'how long to wait for the key engine', '120')
    .option('--out <file>', 'the certificate, for auditors')
    .addOption(data)
    .action(async (options: DataOption & { request: string; approval: string[]; wait: string; out?: string }) => {
      const wait = wholeNumberOf('--wait', options.wait, 0, WAIT_SECONDS_MAX)
      const { jws: request, content } = await readRequest(options.request)
      const { id } = content
      const approvals = await Promise.all(options.approval.map(readApproval))
      const outcome = await within(options, async (database) => {
        await submitDestruction(database, { id, request, approvals })
        const until = Date.now() + wait * MS_PER_SECOND
        for (;;) {
          const found = await readDestruction(database, id)
          if (found.state === 'done' || found.state === 'refused' || Date.now() > until) {
            return { ...found, certificate: found.state === 'done' ? await readCertificate(database, id) : undefined }
          }
          await sleep(PAUSE_MS)
        }
      })
      if (options.out !== undefined && outcome.certificate !== undefined) {
        await writeOptionFile('--out', options.out, `${JSON.stringify(outcome.certificate, null, 2)}\n`)
      }
      print({ request: id, state: outcome.state, ...(outcome.code === null ? {} : { code: outcome.code }) })
      if (outcome.state !== 'done') process.exitCode = 1
    })

  keys
    .command('certificate')
    .description('what proves a destruction: request, approvals and what opens their entries in the log')
    .requiredOption('--request-id <uuid>', 'identifier of the request')
    .addOption(data)
    .action(async (options: DataOption & { requestId: string }) =>
      print(await within(options, (database) => readCertificate(database, uuidOf('--request-id', options.requestId)))),
    )
}

function destructible(purpose: KeyOptions['purpose']): KeyDestructionRequest['key']['purpose'] {
  if (purpose === 'log') throw new ServerError('KEY_UNAVAILABLE')
  return purpose
}

/** @throws OptionError `OPTION_INVALID` for a domain where the key has none, and for none where it has one. */
function nameOf({ purpose, tenant, domain, epoch }: KeyOptions): { tenant: string; domain: string; epoch: number } {
  const isNamed = (text: string): boolean => (OF_NO_DOMAIN.has(purpose) ? text === '' : IDENTIFIER.test(text))
  if (!isNamed(tenant)) throw new OptionError('OPTION_INVALID', '--tenant')
  if (!isNamed(domain)) throw new OptionError('OPTION_INVALID', '--domain')
  return { tenant, domain, epoch: epochOf(epoch) }
}

/** A request and what it says, unverified: the key engine verifies it. @throws OptionError `FILE_UNREADABLE`, `FILE_INVALID`. */
const readRequest = (file: string): Promise<{ readonly jws: string; readonly content: { readonly id: string } }> =>
  parseOptionFile('--request', file, (jws) => {
    const content = contentOf(jws) as { readonly id: string }
    if (!isUuid(String(content.id))) throw new TypeError('no request')
    return { jws, content }
  })

/** @throws OptionError `FILE_UNREADABLE`, `FILE_INVALID`. */
const readApproval = (file: string): Promise<string> =>
  parseOptionFile('--approval', file, (jws) => {
    contentOf(jws)
    return jws
  })

function contentOf(jws: string): unknown {
  return JSON.parse(Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString())
}

function print(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`)
}
