import { randomBytes, randomUUID } from 'node:crypto'
import type {
  ChangeContent,
  Directory,
  PartContext,
  PseudonymContent,
  SealKeyPair,
  SignKeyPair,
  SubjectChangeContent,
  SubjectContent,
} from '@sluis/ttp-core/pseudonymise'
import { openPart, parseChangeContent, parsePseudonymContent, SecretKey, sealPart } from '@sluis/ttp-core/pseudonymise'
import { directoryDigest, generateSealKey, generateSignKey, signDirectory } from '@sluis/ttp-core/registrar'
import pg from 'pg'
import type { KeyEngine, KeyEnginePorts } from '../../src/engines/key-engine.ts'
import { createKeyEngine } from '../../src/engines/key-engine.ts'
import type { Database } from '../../src/kernel/database.ts'
import type { Logger } from '../../src/kernel/log.ts'
import type { TestDatabase } from '../support/postgres.ts'

export const LOG_ORIGIN = 'ttp.example/log'
export const systemNow = (): Date => new Date()
export const systemRandom = (bytes: number): Uint8Array => new Uint8Array(randomBytes(bytes))

/** A logger that keeps what it is told. */
export function keepingLogger(): { readonly logger: Logger; readonly lines: string[] } {
  const lines: string[] = []
  const keep = (message: string, fields: object = {}): void => {
    lines.push(JSON.stringify({ message, ...fields }))
  }
  return { logger: { info: keep, warn: keep, error: keep }, lines }
}

/** All parties around the key engine, with their keys. */
export interface World {
  readonly database: TestDatabase
  readonly registrar: SignKeyPair
  readonly identity: SignKeyPair
  readonly tenants: Readonly<Record<'alfa' | 'beta', SealKeyPair>>
  readonly ports: KeyEnginePorts
  /** The identity engine's connection: it fills the queue. */
  readonly identityEngine: Database
  /** The directory as the engine's public keys make it; `change` may spoil it. */
  readonly directory: (engine: Pick<KeyEngine, 'publicKeys'>, change?: (directory: Directory) => Directory) => Directory
  /** Signs and stores the next version. */
  readonly publish: (directory: Directory) => Promise<void>
  /** Looks at everything, as the owner. */
  readonly query: <Row extends pg.QueryResultRow>(text: string, values?: readonly unknown[]) => Promise<Row[]>
  readonly stop: () => Promise<void>
}

/** Puts a world together over a database of its own. Nothing is published yet. */
export async function createWorld(database: TestDatabase, logger: Logger): Promise<World> {
  const [registrar, identity, alfa, beta] = await Promise.all([
    generateSignKey(),
    generateSignKey(),
    generateSealKey(),
    generateSealKey(),
  ])
  const owner = new pg.Pool({ connectionString: database.owner, max: 2 })
  // PostgreSQL stops while connections are idle.
  owner.on('error', () => undefined)
  const identitySeal = (await generateSealKey()).publicJwk
  let last: { readonly version: number; readonly jws: string } | null = null
  const organisation = { status: 'active', clients: [] } as const
  const world: World = {
    database,
    registrar,
    identity,
    tenants: { alfa, beta },
    identityEngine: database.database('ttp_identity'),
    ports: {
      keys: database.database('ttp_keys'),
      pseudonymise: database.database('ttp_pseudonymise'),
      audit: database.database('ttp_audit'),
      root: SecretKey.from(randomBytes(32)),
      registrarKey: registrar.publicJwk,
      logOrigin: LOG_ORIGIN,
      now: systemNow,
      random: systemRandom,
      logger,
    },
    directory: ({ publicKeys }, change = (same) => same) =>
      change({
        schema: 'sluis-directory/1',
        version: (last?.version ?? 0) + 1,
        previousDigest: last === null ? '' : directoryDigest(last.jws),
        issuedAt: '2026-01-01T00:00:00.000Z',
        issuer: 'https://ttp.example',
        log: { origin: LOG_ORIGIN, verifierKey: publicKeys.log.vkey },
        engines: {
          identity: { seal: [identitySeal], sign: [identity.publicJwk] },
          key: { seal: publicKeys.seal, sign: publicKeys.sign },
        },
        organisations: [
          { ...organisation, id: 'museum', name: 'Museum', kind: 'institution', sealKeys: [] },
          { ...organisation, id: 'theatre', name: 'Theatre', kind: 'institution', sealKeys: [] },
          { ...organisation, id: 'alfa', name: 'Alfa', kind: 'tenant', sealKeys: [alfa.publicJwk] },
          { ...organisation, id: 'beta', name: 'Beta', kind: 'tenant', sealKeys: [beta.publicJwk] },
        ],
        domains: [
          { ...DOMAIN, id: 'insight', tenant: 'alfa', mode: 'irreversible', prefix: 'alf' },
          { ...DOMAIN, id: 'contact', tenant: 'alfa', mode: 'reversible', prefix: 'alr' },
          { ...DOMAIN, id: 'insight', tenant: 'beta', mode: 'irreversible', prefix: 'bet' },
        ],
        agreements: [
          { ...AGREEMENT, id: 'one', tenant: 'alfa', domain: 'insight' },
          { ...AGREEMENT, id: 'two', tenant: 'alfa', domain: 'contact' },
          { ...AGREEMENT, id: 'three', tenant: 'beta', domain: 'insight' },
        ],
        translations: [],
        people: [],
      }),
    publish: async (directory) => {
      const jws = await signDirectory(directory, registrar.privateJwk)
      last = { version: directory.version, jws }
      await storeVersion(world, directory.version, jws)
    },
    query: async (text, values = []) => (await owner.query(text, [...values])).rows,
    stop: () => owner.end(),
  }
  return world
}

const DOMAIN = { purpose: 'Insight', epoch: 1, attributes: [] } as const
const AGREEMENT = {
  institution: 'museum',
  inForceFrom: '2020-01-01',
  anonymousVisits: true,
  purposes: ['market-insight'],
} as const

/** Stores a directory version as the gateway would, whatever it holds. */
export async function storeVersion(world: World, version: number, jws: string): Promise<void> {
  await world.query(
    `insert into registry.directory_version (version, document, digest, entry, details, salt, received_at)
     values ($1, $2, decode($3, 'hex'), $4, '{}', '\\x00', now())`,
    [version, jws, directoryDigest(jws), randomUUID()],
  )
}

/** A world with an engine whose keys the registrar has signed; the engine is not started. */
export async function enrolledEngine(world: World): Promise<KeyEngine> {
  const engine = await createKeyEngine(world.ports)
  await world.publish(world.directory(engine))
  return engine
}

/** A subject number as the identity engine makes them. */
export const subject = (): string => randomBytes(16).toString('base64url')

/** Where a batch stands, and how it is sealed; tests spoil one of these. */
export interface BatchOptions {
  readonly tenant?: string
  readonly domain?: string
  readonly institution?: string
  readonly signer?: SignKeyPair
  readonly recipient?: SealKeyPair['publicJwk']
  readonly context?: Partial<PartContext>
}

/** Puts a chunk's subjects in the queue, sealed and signed as the identity engine does. Returns the delivery. */
export async function addChunk(
  world: World,
  engine: Pick<KeyEngine, 'publicKeys'>,
  rows: SubjectContent['rows'],
  options: BatchOptions = {},
): Promise<string> {
  const { tenant = 'alfa', domain = 'insight', institution = 'museum' } = options
  const delivery = randomUUID()
  const place = { delivery, chunk: 0, institution, tenant, domain }
  const sealed = await seal(world, engine, place, { schema: 'sluis-subject/1', rows }, options)
  await insertBatch(world, [randomUUID(), 'chunk', delivery, 0, institution, tenant, domain, sealed])
  return delivery
}

/** Puts a change in the queue. Returns its identifier. */
export async function addChange(
  world: World,
  engine: Pick<KeyEngine, 'publicKeys'>,
  changes: SubjectChangeContent['changes'],
  options: BatchOptions = {},
): Promise<string> {
  const { tenant = 'alfa', domain = 'insight' } = options
  const id = randomUUID()
  const place = { delivery: id, chunk: 0, institution: '', tenant, domain }
  const sealed = await seal(world, engine, place, { schema: 'sluis-subject/1', changes }, options)
  await insertBatch(world, [id, 'change', null, null, null, tenant, domain, sealed])
  return id
}

async function seal(
  world: World,
  engine: Pick<KeyEngine, 'publicKeys'>,
  place: Omit<PartContext, 'kind' | 'schema'>,
  content: SubjectContent | SubjectChangeContent,
  { signer = world.identity, recipient = engine.publicKeys.seal[0], context = {} }: BatchOptions,
): Promise<string> {
  if (recipient === undefined) throw new Error('the engine has no sealing key')
  const whole = { kind: 'subject', schema: 'sluis-subject/1', ...place, ...context } as const
  return sealPart(whole, content, { recipient, signer: signer.privateJwk })
}

async function insertBatch(world: World, values: readonly unknown[]): Promise<void> {
  await world.identityEngine.withConnection((sql) =>
    sql.query(
      'insert into pseudonymise.batch (id, kind, delivery, number, institution, tenant, domain, sealed) values ($1, $2, $3, $4, $5, $6, $7, $8)',
      [...values],
    ),
  )
}

/** Opens, as the tenant, the pseudonyms of a chunk; null when they are not there. */
export async function openChunk(
  world: World,
  engine: Pick<KeyEngine, 'publicKeys'>,
  delivery: string,
  tenant: 'alfa' | 'beta' = 'alfa',
): Promise<PseudonymContent | null> {
  const rows = await world.query<{ sealed: string; tenant: string; domain: string }>(
    'select sealed, tenant, domain from release.pseudonym_part where delivery = $1 and number = 0',
    [delivery],
  )
  const [row] = rows
  if (row === undefined) return null
  const context = { kind: 'pseudonym', delivery, chunk: 0, institution: 'museum', schema: 'sluis-pseudonym/1' } as const
  const opened = await openPart(
    row.sealed,
    { ...context, tenant: row.tenant, domain: row.domain },
    { recipients: [world.tenants[tenant].privateJwk], signers: engine.publicKeys.sign },
  )
  return parsePseudonymContent(opened.content)
}

/** The same for a change. */
export async function openChange(
  world: World,
  engine: Pick<KeyEngine, 'publicKeys'>,
  id: string,
): Promise<ChangeContent | null> {
  const rows = await world.query<{ sealed: string; tenant: string; domain: string }>(
    'select sealed, tenant, domain from release.change_part where id = $1',
    [id],
  )
  const [row] = rows
  if (row === undefined) return null
  const context = { kind: 'change', delivery: id, chunk: 0, institution: '', schema: 'sluis-change/1' } as const
  const opened = await openPart(
    row.sealed,
    { ...context, tenant: row.tenant, domain: row.domain },
    { recipients: [world.tenants.alfa.privateJwk], signers: engine.publicKeys.sign },
  )
  return parseChangeContent(opened.content)
}

/** Waits until a condition holds; a test that waits in vain fails by its own time limit. */
export async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 10))
}
