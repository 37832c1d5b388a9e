import { randomUUID } from 'node:crypto'
import type { ChangeContent, Directory, RewrapContent } from '@sluis/ttp-core/pseudonymise'
import { generateSignKey, type SignKeyPair } from '@sluis/ttp-core/registrar'
import { sealRewrap } from '@sluis/ttp-core/tenant'
import { createSequencer } from '../../src/domains/audit/index.ts'
import type { EngineKeys, Keys } from '../../src/domains/keys/index.ts'
import { createKeys } from '../../src/domains/keys/index.ts'
import { createPseudonymise, createRewrap } from '../../src/domains/pseudonymise/index.ts'
import { logSigner } from '../../src/engines/log-signer.ts'
import type { Database } from '../../src/kernel/database.ts'
import { watchDirectory } from '../../src/kernel/directory-watch.ts'
import type { TestDatabase } from '../support/postgres.ts'
import { startTestDatabase } from '../support/postgres.ts'
import type { World } from './support.ts'
import { addChunk, createWorld, keepingLogger, LOG_ORIGIN, openChange, openChunk } from './support.ts'

/** What a list is asked with, where it differs from what an honest tenant would. */
interface Asking {
  readonly domain?: string
  readonly epoch?: number
  readonly signer?: SignKeyPair
  /** Where the row says that it belongs, if not where it was sealed for. */
  readonly stored?: Partial<Record<'tenant' | 'domain', string>>
  readonly number?: number
}

/** A key engine whose tenant alfa asks for pseudonyms of older epochs to be carried over. */
export class RewrapWorld {
  readonly database: TestDatabase
  readonly world: World
  readonly keys: Keys
  readonly own: EngineKeys
  /** May ask. */
  tenant: SignKeyPair
  /** A client of alfa that may not. */
  readonly other: SignKeyPair
  epoch = 0
  readonly #gateway: Database
  readonly #logger = keepingLogger().logger

  private constructor(parts: Pick<RewrapWorld, 'database' | 'world' | 'keys' | 'own' | 'tenant' | 'other'>) {
    this.database = parts.database
    this.world = parts.world
    this.keys = parts.keys
    this.own = parts.own
    this.tenant = parts.tenant
    this.other = parts.other
    this.#gateway = parts.database.database('ttp_release')
  }

  static async start(): Promise<RewrapWorld> {
    const database = await startTestDatabase()
    const world = await createWorld(database, keepingLogger().logger)
    const keys = createKeys({ ...world.ports, database: world.ports.keys })
    const own = await keys.openEngineKeys(LOG_ORIGIN)
    const [tenant, other] = [await generateSignKey(), await generateSignKey()]
    return new RewrapWorld({ database, world, keys, own, tenant, other })
  }

  async stop(): Promise<void> {
    await this.world.stop()
    await this.database.stop()
  }

  get engine() {
    const { seal, sign, verifierKey } = this.own
    return {
      publicKeys: {
        seal: seal.map(({ publicJwk }) => publicJwk),
        sign: sign.map(({ publicJwk }) => publicJwk),
        log: { vkey: verifierKey },
      },
    }
  }

  /** Every domain in this epoch, with the clients of alfa. */
  async enter(epoch: number): Promise<void> {
    await this.world.publish(this.world.directory(this.engine, (directory) => this.#inEpoch(directory, epoch)))
  }

  async nextEpoch(): Promise<number> {
    this.epoch += 1
    await this.enter(this.epoch)
    return this.epoch
  }

  #inEpoch(directory: Directory, epoch: number): Directory {
    const clients = [
      { clientId: 'alfa-1', scopes: ['rewrap:write'], keys: [this.tenant.publicJwk], status: 'active' },
      { clientId: 'alfa-2', scopes: ['release:read'], keys: [this.other.publicJwk], status: 'active' },
    ] as const
    return {
      ...directory,
      domains: directory.domains.map((domain) => ({ ...domain, epoch })),
      organisations: directory.organisations.map((organisation) =>
        organisation.id === 'alfa' ? { ...organisation, clients } : organisation,
      ),
    }
  }

  /** The engine's work until nothing is left to do. */
  async life(databases: Record<'keys' | 'pseudonymise' | 'audit', Database> = this.world.ports): Promise<void> {
    const { ports } = this.world
    const logger = this.#logger
    const lent = createKeys({ ...ports, database: databases.keys })
    const common = {
      ...ports,
      logger,
      database: databases.pseudonymise,
      directory: watchDirectory(databases.pseudonymise, ports.registrarKey, ports.now, 0),
      sealKeys: this.own.seal.map(({ privateJwk }) => privateJwk),
      signKeys: this.own.sign.map(({ privateJwk }) => privateJwk),
    }
    const pseudonymise = createPseudonymise({ ...common, lendDomainKeys: lent.lendDomainKeys })
    const rewrap = createRewrap({ ...common, lendRewrapKeys: lent.lendRewrapKeys })
    const signer = logSigner(this.own, LOG_ORIGIN)
    const sequencer = createSequencer({ ...ports, logger, database: databases.audit, signer })
    while ((await pseudonymise.step()).kind !== 'idle');
    while ((await rewrap.step()).kind !== 'idle');
    while (await sequencer.step());
  }

  /** Puts a list in the queue as the gateway does. @returns The identifier of its answer. */
  async ask(pseudonyms: readonly string[], options: Asking = {}): Promise<string> {
    const { domain = 'insight', epoch = 1, signer = this.tenant, number = 0 } = options
    const place = { rewrap: randomUUID(), chunk: number, tenant: 'alfa', domain }
    const content: RewrapContent = { schema: 'sluis-rewrap/1', epoch, pseudonyms }
    const sealed = await sealRewrap(place, content, { recipient: this.recipient, signer: signer.privateJwk })
    return this.store(sealed, { ...place, ...options.stored })
  }

  /** The key engine's, to seal to. */
  get recipient() {
    const [recipient] = this.engine.publicKeys.seal
    if (recipient === undefined) throw new Error('no key')
    return recipient
  }

  async store(
    sealed: string,
    place: { rewrap: string; chunk: number; tenant: string; domain: string },
  ): Promise<string> {
    const id = randomUUID()
    await this.#gateway.withConnection((sql) =>
      sql.query(
        'insert into pseudonymise.rewrap (id, rewrap, number, tenant, domain, sealed) values ($1, $2, $3, $4, $5, $6)',
        [id, place.rewrap, place.chunk, place.tenant, place.domain, sealed],
      ),
    )
    return id
  }

  async answer(id: string): Promise<ChangeContent> {
    const content = await openChange(this.world, this.engine, id)
    if (content === null) throw new Error('there is no answer')
    return content
  }

  /** A person and household delivered in the epoch of now. */
  async delivered(row: { person: string; household: string }, domain = 'insight') {
    const delivery = await addChunk(this.world, this.engine, [{ row: 0, ...row }], { domain })
    await this.life()
    const content = await openChunk(this.world, this.engine, delivery)
    const [found] = content?.rows ?? []
    if (found === undefined) throw new Error('nothing came')
    return found
  }
}
