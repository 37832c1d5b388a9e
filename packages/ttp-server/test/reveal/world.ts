import { randomBytes, randomUUID } from 'node:crypto'
import type { IdentityContent, IdentityRow, SigningKey } from '@sluis/ttp-core/identity'
import { SecretKey } from '@sluis/ttp-core/identity'
import type { PseudonymContent } from '@sluis/ttp-core/pseudonymise'
import type { Directory } from '@sluis/ttp-core/registrar'
import { directoryDigest, signDirectory } from '@sluis/ttp-core/registrar'
import { openPart } from '@sluis/ttp-core/tenant'
import pg from 'pg'
import { createSequencer } from '../../src/domains/audit/index.ts'
import type { Identity, IdentityKeys } from '../../src/domains/identity/index.ts'
import { createIdentity, openKeys, openResolver } from '../../src/domains/identity/index.ts'
import type { EngineKeys, Keys as KeyStore } from '../../src/domains/keys/index.ts'
import { createKeys } from '../../src/domains/keys/index.ts'
import type { Approved, Pseudonymise } from '../../src/domains/pseudonymise/index.ts'
import { createApproved, createPseudonymise } from '../../src/domains/pseudonymise/index.ts'
import type { Reveal } from '../../src/domains/reveal/index.ts'
import { createReveal } from '../../src/domains/reveal/index.ts'
import { logSigner } from '../../src/engines/log-signer.ts'
import type { Database } from '../../src/kernel/database.ts'
import { watchDirectory } from '../../src/kernel/directory-watch.ts'
import type { Logger } from '../../src/kernel/log.ts'
import type { TestDatabase } from '../support/postgres.ts'
import { startTestDatabase } from '../support/postgres.ts'
import type { Keys } from './people.ts'
import { directoryOf, LOG_ORIGIN, makeKeys } from './people.ts'
import { sealDelivery } from './sealed-delivery.ts'

export const systemRandom = (bytes: number): Uint8Array => new Uint8Array(randomBytes(bytes))

/** The engines of a world, with the steps of their loops to be made one at a time. */
export interface Engines {
  readonly identity: Identity
  readonly pseudonymise: Pseudonymise
  readonly approved: Approved
  readonly keys: KeyStore
  readonly sequence: () => Promise<void>
}

/** What a test may give the engines instead of the database as it is. */
export interface EngineDatabases {
  readonly identity?: Database
  readonly pseudonymise?: Database
}

/** All parties around the real domains `reveal`, `pseudonymise`, `keys`, `identity` and `audit`, on a real PostgreSQL. */
export class World {
  readonly database: TestDatabase
  readonly owner: pg.Pool
  readonly keys: Keys
  readonly reveal: Reveal
  readonly logged: string[] = []
  readonly #roots = { identity: SecretKey.from(randomBytes(32)), key: SecretKey.from(randomBytes(32)) }
  #identityKeys: IdentityKeys | undefined
  #own: EngineKeys | undefined
  readonly #pools = new Map<string, Database>()
  #time = Date.parse('2026-06-01T12:00:00.000Z')
  #publicKeys: { engines: Directory['engines']; verifierKey: string } | undefined
  #directory: Directory | undefined
  #published = ''

  constructor(database: TestDatabase, keys: Keys) {
    this.database = database
    this.keys = keys
    this.owner = new pg.Pool({ connectionString: database.owner, max: 2 })
    this.owner.on('error', () => undefined)
    this.reveal = createReveal({
      database: this.role('ttp_reveal'),
      directory: this.#watch(this.role('ttp_registry')),
      now: this.now,
      random: systemRandom,
    })
  }

  static async start(): Promise<World> {
    const world = new World(await startTestDatabase(), await makeKeys())
    await world.engines()
    await world.publish((directory) => directory)
    return world
  }

  readonly now = (): Date => new Date(this.#time)
  readonly logger: Logger = {
    info: (message, fields) => void this.logged.push(JSON.stringify({ message, ...fields })),
    warn: (message, fields) => void this.logged.push(JSON.stringify({ message, ...fields })),
    error: (message, fields) => void this.logged.push(JSON.stringify({ message, ...fields })),
  }

  /** The pool of a role, one for all engines of the world. */
  role(name: Parameters<TestDatabase['database']>[0]): Database {
    const pool = this.#pools.get(name) ?? this.database.database(name)
    this.#pools.set(name, pool)
    return pool
  }

  advance(seconds: number): void {
    this.#time += seconds * 1000
  }

  get directory(): Directory {
    if (this.#directory === undefined) throw new Error('nothing was published')
    return this.#directory
  }

  /** Engines that know nothing but the database and their roots: after a crash, or a second pair. */
  async engines(instead: EngineDatabases = {}): Promise<Engines> {
    const { now, logger } = this
    const databases = {
      identity: instead.identity ?? this.role('ttp_identity'),
      pseudonymise: instead.pseudonymise ?? this.role('ttp_pseudonymise'),
    }
    this.#identityKeys ??= await openKeys(this.role('ttp_identity'), this.#roots.identity, systemRandom)
    const identityKeys = this.#identityKeys
    const keys = createKeys({
      database: this.role('ttp_keys'),
      root: this.#roots.key,
      now,
      random: systemRandom,
    })
    this.#own ??= await keys.openEngineKeys(LOG_ORIGIN)
    const own = this.#own
    const privateOf = <Jwk>(pairs: readonly { readonly privateJwk: Jwk }[]) => pairs.map(({ privateJwk }) => privateJwk)
    const publicOf = <Jwk>(pairs: readonly { readonly publicJwk: Jwk }[]) => pairs.map(({ publicJwk }) => publicJwk)
    this.#publicKeys ??= {
      engines: {
        identity: { seal: publicOf(identityKeys.seal), sign: publicOf(identityKeys.sign) },
        key: { seal: publicOf(own.seal), sign: publicOf(own.sign) },
      },
      verifierKey: own.verifierKey,
    }
    const sequencer = createSequencer({
      database: this.role('ttp_audit'),
      signer: logSigner(own, LOG_ORIGIN),
      now,
      logger,
    })
    const shared = {
      database: databases.pseudonymise,
      directory: this.#watch(databases.pseudonymise),
      sealKeys: privateOf(own.seal),
      signKeys: privateOf(own.sign),
      now,
      random: systemRandom,
      logger,
    }
    const { lendDomainKeys, lendOpeningKeys, lendTranslationKeys } = keys
    return {
      identity: createIdentity({
        database: databases.identity,
        directory: this.#watch(databases.identity),
        linkageKey: identityKeys.linkage,
        vaultKey: identityKeys.vault,
        sealKeys: privateOf(identityKeys.seal),
        signKeys: privateOf(identityKeys.sign),
        country: 'NL',
        now,
        random: systemRandom,
        logger,
      }),
      pseudonymise: createPseudonymise({ ...shared, lendDomainKeys }),
      approved: createApproved({ ...shared, lendOpeningKeys, lendTranslationKeys }),
      keys,
      sequence: async () => {
        while (await sequencer.step());
      },
    }
  }

  /** Signs and stores the next version of the directory. */
  async publish(change: (directory: Directory) => Directory): Promise<void> {
    if (this.#publicKeys === undefined) throw new Error('no engines yet')
    const { engines, verifierKey } = this.#publicKeys
    const before = this.#directory ?? {
      ...directoryOf(this.keys, engines, verifierKey),
      version: 0,
      previousDigest: '',
    }
    const previousDigest = this.#published === '' ? '' : directoryDigest(this.#published)
    const next = change({ ...before, version: before.version + 1, previousDigest })
    const document = await signDirectory(next, this.keys.registrar.privateJwk)
    await this.owner.query(
      `insert into registry.directory_version (version, document, digest, entry, details, salt, received_at)
       values ($1, $2, $3, $4, '{}', $5, now())`,
      [next.version, document, Buffer.from(directoryDigest(document), 'hex'), randomUUID(), randomBytes(32)],
    )
    this.#directory = next
    this.#published = document
    // So that what is remembered of the version before is too old.
    this.advance(2)
  }

  /**
   * Delivers rows as an institution does, and has the engines carry them to the tenant.
   * @returns The pseudonym of the person of each row.
   */
  async deliver(
    engines: Engines,
    institution: 'museum' | 'stage' | 'archive',
    rows: readonly Omit<IdentityRow, 'row'>[],
    domain = 'contact',
    tenant: 'alfa' | 'beta' = 'alfa',
  ): Promise<string[]> {
    this.advance(1)
    const content = { schema: 'sluis-identity/1', rows: rows.map((row, number) => ({ ...row, row: number })) } as const
    const delivery = await this.send(institution, [content], domain, tenant)
    const place = { delivery, chunk: 0, institution, tenant, domain }
    while (await engines.identity.verifyNext());
    while (await engines.identity.resolveNext());
    while ((await engines.pseudonymise.step()).kind === 'done');
    const [part] = await this.rows<{ sealed: string }>(
      'select sealed from release.pseudonym_part where delivery = $1',
      [delivery],
    )
    const opened = await openPart(
      part?.sealed ?? '',
      { ...place, kind: 'pseudonym', schema: 'sluis-pseudonym/1' },
      { recipients: [this.keys[tenant].privateJwk], signers: this.directory.engines.key.sign },
    )
    return (opened.content as PseudonymContent).rows.map(({ person }) => person)
  }

  /**
   * Delivers identity parts with these contents and closes; no engine has looked yet.
   * @returns The delivery.
   */
  async send(
    institution: 'museum' | 'stage' | 'archive',
    contents: readonly IdentityContent[],
    domain = 'contact',
    tenant: 'alfa' | 'beta' = 'alfa',
  ): Promise<string> {
    const { delivery, parts, digests, counts, manifest } = await sealDelivery(
      this,
      { institution, tenant, domain },
      contents,
    )
    const client = await this.owner.connect()
    try {
      await client.query('begin')
      await client.query(
        `insert into intake.delivery (id, institution, tenant, domain, client_id, content_tag, state, opened_at, closed_at, manifest)
         values ($1, $2, $6, $3, 'client', $1::uuid::text, 'closed', $4, $4, $5)`,
        [delivery, institution, domain, this.now(), manifest, tenant],
      )
      for (const [number, sealed] of parts.entries()) {
        const values = [delivery, number, counts[number], digests[number]]
        await client.query('insert into intake.chunk values ($1, $2, $3, $4, $4, now())', values)
        const part = 'insert into intake.identity_part (delivery, number, sealed) values ($1, $2, $3)'
        await client.query(part, [delivery, number, sealed])
      }
      await client.query('commit')
    } finally {
      client.release()
    }
    return delivery
  }

  async rows<Row extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    return (await this.owner.query<Row>(text, [...values])).rows
  }

  /** Erases a person, as the rights of visitors have it. */
  async erase(person: Uint8Array): Promise<void> {
    const database = this.role('ttp_identity')
    const { linkage, vault } = await openKeys(database, this.#roots.identity, systemRandom)
    const resolver = openResolver(database, {
      linkageKey: linkage,
      vaultKey: vault,
      random: systemRandom,
      now: this.now,
    })
    await database.transaction((sql) => resolver.erase(sql, person))
  }

  /** The key by which the key engine signs: for playing one that was taken over. */
  async keyEngineSigner(): Promise<SigningKey> {
    const database = this.role('ttp_keys')
    const keys = createKeys({ database, root: this.#roots.key, now: this.now, random: systemRandom })
    const signer = (await keys.openEngineKeys(LOG_ORIGIN)).sign[0]?.privateJwk
    if (signer === undefined) throw new Error('no key to sign with')
    return signer
  }

  #watch(database: Database) {
    return watchDirectory(database, this.keys.registrar.publicJwk, this.now, 1_000)
  }

  async stop(): Promise<void> {
    await this.owner.end()
    await this.database.stop()
  }
}
