import { rootOf, verifyCheckpoint } from '@sluis/ttp-core/auditor'
import { signCheckpoint } from '@sluis/ttp-core/pseudonymise'
import { parseSigningKey } from '@sluis/ttp-core/supplier'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MUSEUM_ROWS } from '../whole/planted.ts'
import type { World } from '../whole/world.ts'
import { startWorld } from '../whole/world.ts'
import type { Credentials } from './credentials.ts'
import { takeOver } from './credentials.ts'
import { tryAs, tryDelivery, tryToken, tryToLog } from './forgeries.ts'
import { deliverPlanted, PROCESSES, settled } from './installation.ts'

const TABLE = '../../../spec/attacks/forgeries.md'

let world: World
const taken = new Map<string, Credentials>()
beforeAll(async () => {
  world = await startWorld(['museum'])
  for (const process of PROCESSES) taken.set(process, await takeOver(world.collaboration.ttp, process))
  await deliverPlanted(world, 'museum', 'first', MUSEUM_ROWS)
  await settled(world, '(select from intake.identity_part union all select from pseudonymise.batch) as work')
}, 600_000)
afterAll(async () => {
  await world?.stop()
  await world?.remove()
})

interface Forgery {
  readonly process: (typeof PROCESSES)[number]
  readonly wants: string
  readonly attempt: (credentials: Credentials) => Promise<string>
}

const ENGINE_KEY =
  "insert into registry.engine_key (engine, purpose, key_id, public_key) values ($1, 'sign', 'planted', '{}')"
const DIRECTORY = `insert into registry.directory_version (version, document, digest, entry, details, salt, received_at)
  values (2, 'x', decode(repeat('00', 32), 'hex'), gen_random_uuid(), '{}', '\\x00', now())`
const RELEASE = `insert into release.pseudonym_part (delivery, number, tenant, domain, sealed) values (gen_random_uuid(), 0, 'x', 'y', 'z')`

const FORGERIES: readonly Forgery[] = [
  {
    process: 'gateway',
    wants: 'a delivery that no institution made, signed by the gateway’s own key',
    attempt: (credentials) => tryDelivery(world, credentials, { signer: 'gateway' }),
  },
  {
    process: 'gateway',
    wants: 'a delivery under the manifest of another',
    attempt: (credentials) => tryDelivery(world, credentials, { signer: 'institution', swapped: 'delivery' }),
  },
  {
    process: 'gateway',
    wants: 'another identity part in an institution’s delivery',
    attempt: (credentials) => tryDelivery(world, credentials, { signer: 'institution', swapped: 'part' }),
  },
  {
    process: 'gateway',
    wants: 'a delivery resolved although the version of the directory that the institution signed for is kept back',
    attempt: (credentials) => tryDelivery(world, credentials, { signer: 'institution', directoryVersion: 9 }),
  },
  {
    process: 'gateway',
    wants: 'a pseudonym part of its own',
    attempt: (credentials) => tryAs(credentials, 'ttp_release', RELEASE),
  },
  {
    process: 'gateway',
    wants: 'a key of its own beside those of the engines, for the registrar to sign',
    attempt: (credentials) => tryAs(credentials, 'ttp_registry', ENGINE_KEY, ['identity']),
  },
  ...(['key.destroyed', 'batch.resolved', 'review.decided', 'model.activated'] as const).map(
    (action): Forgery => ({
      process: 'gateway',
      wants: `an entry \`${action}\` in the log`,
      attempt: (credentials) => tryToLog(world, credentials, 'ttp_intake', action),
    }),
  ),
  {
    process: 'gateway',
    wants: 'a head of the log',
    attempt: async (credentials) => {
      const { log } = world.collaboration.directory
      const { d } = parseSigningKey(JSON.parse(credentials.files.get('SLUIS_TOKEN_KEY_FILE') ?? '{}'))
      const head = { origin: log.origin, size: 1, root: rootOf([new Uint8Array(32)]) }
      const note = signCheckpoint(head, { name: log.origin, privateKey: Buffer.from(d, 'base64url') })
      try {
        verifyCheckpoint(note, log.verifierKey)
        return 'TAKEN'
      } catch (error) {
        return `refused by every party (${(error as { code: string }).code})`
      }
    },
  },
  {
    process: 'gateway',
    wants: 'entries of the log to vanish',
    attempt: (credentials) => tryAs(credentials, 'ttp_log_reader', 'delete from audit.entry'),
  },
  { process: 'gateway', wants: 'a token of a tenant', attempt: (credentials) => tryToken(world, credentials) },
  {
    process: 'identity-engine',
    wants: 'a key beside those of the key engine',
    attempt: (credentials) => tryAs(credentials, 'ttp_identity', ENGINE_KEY, ['key']),
  },
  {
    process: 'identity-engine',
    wants: 'a pseudonym part of its own',
    attempt: (credentials) => tryAs(credentials, 'ttp_identity', RELEASE),
  },
  {
    process: 'identity-engine',
    wants: 'a version of the directory',
    attempt: (credentials) => tryAs(credentials, 'ttp_identity', DIRECTORY),
  },
  {
    process: 'identity-engine',
    wants: 'another manifest for a delivery',
    attempt: (credentials) => tryAs(credentials, 'ttp_identity', "update intake.delivery set manifest = 'x'"),
  },
  {
    process: 'identity-engine',
    wants: 'a key of the key engine',
    attempt: (credentials) => tryAs(credentials, 'ttp_identity', 'select sealed_seed from keys.key'),
  },
  ...(['key.destroyed', 'delivery.closed', 'release.assembled'] as const).map(
    (action): Forgery => ({
      process: 'identity-engine',
      wants: `an entry \`${action}\` in the log`,
      attempt: (credentials) => tryToLog(world, credentials, 'ttp_identity', action),
    }),
  ),
  {
    process: 'key-engine',
    wants: 'a key beside those of the identity engine',
    attempt: (credentials) => tryAs(credentials, 'ttp_keys', ENGINE_KEY, ['identity']),
  },
  {
    process: 'key-engine',
    wants: 'another seed for a key, or a destroyed one back',
    attempt: (credentials) => tryAs(credentials, 'ttp_keys', "update keys.key set sealed_seed = '\\x00'"),
  },
  {
    process: 'key-engine',
    wants: 'a version of the directory',
    attempt: (credentials) => tryAs(credentials, 'ttp_keys', DIRECTORY),
  },
  {
    process: 'key-engine',
    wants: 'a delivery of its own',
    attempt: (credentials) =>
      tryAs(credentials, 'ttp_pseudonymise', 'insert into intake.resolved values (gen_random_uuid(), 0)'),
  },
  {
    process: 'key-engine',
    wants: 'persons, tokens or profiles',
    attempt: (credentials) => tryAs(credentials, 'ttp_pseudonymise', 'select from identity.person'),
  },
  {
    process: 'key-engine',
    wants: 'an entry of the log to change or vanish',
    attempt: async (credentials) => {
      const changed = await tryAs(credentials, 'ttp_audit', 'update audit.entry set body = body')
      return changed === 'done' ? changed : tryAs(credentials, 'ttp_audit', 'delete from audit.entry')
    },
  },
]

const outcomes: [Forgery, string][] = []

describe.each(PROCESSES)('a %s that is taken over cannot forge', (name) => {
  it.each(FORGERIES.filter(({ process }) => process === name).map((forgery) => [forgery.wants, forgery] as const))(
    '%s [SECU-28]',
    async (_, forgery) => {
      const credentials = taken.get(name)
      if (credentials === undefined) throw new Error(`no ${name}`)
      const outcome = await forgery.attempt(credentials)
      outcomes.push([forgery, outcome])
      expect(outcome).toMatch(/^(refused by|kept out|left alone|the tenant’s feed)/)
    },
    60_000,
  )
})

it('and what became of each is the committed table [SECU-28]', async () => {
  expect(outcomes).toHaveLength(FORGERIES.length)
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  const rows = outcomes.map(([{ process, wants }, outcome]) => row([process, wants, outcome]))
  const text = `# What a taken-over process cannot forge

Made by \`examples/test/attacks/forgeries.test.ts\`, which tries each of these in a running installation with all that the process holds.
A gateway’s forgeries that parties find are in \`examples/test/attacks/substitution.test.ts\`; a key engine that rewrites the log it signs, in
[log-attacks.md](log-attacks.md).

${[row(['taken over', 'wants', 'what becomes of it']), row(['---', '---', '---']), ...rows].join('\n')}
`
  await expect(text).toMatchFileSnapshot(TABLE)
})
