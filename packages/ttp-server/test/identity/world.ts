import { randomBytes, randomUUID } from 'node:crypto'
import type {
  AttributeContent,
  Directory,
  Identity,
  IdentityRow,
  Manifest,
  PartContext,
  SealKeyPair,
  SignKeyPair,
  SubjectChangeContent,
  SubjectContent,
} from '@sluis/ttp-core/identity'
import { fromBase64url, openPart, PART_SCHEMA, partDigest, SecretKey, sealPart } from '@sluis/ttp-core/identity'
import { directoryDigest, generateSealKey, generateSignKey, signDirectory } from '@sluis/ttp-core/registrar'
import { signManifest } from '@sluis/ttp-core/supplier'
import pg from 'pg'
import type { IdentityEngine } from '../../src/engines/identity-engine.ts'
import { createIdentityEngine } from '../../src/engines/identity-engine.ts'
import type { Database } from '../../src/kernel/database.ts'
import type { Logger } from '../../src/kernel/log.ts'
import type { TestDatabase } from '../support/postgres.ts'
import { startTestDatabase } from '../support/postgres.ts'
import { DOMAIN, directoryOf, INSTITUTION, TENANT } from './world-directory.ts'

export { DOMAIN, INSTITUTION, TENANT }

export const CHUNK_ROWS = 1_000

/** A row to be delivered. */
export type Row = Identity & { readonly row: number }

/** What a test may spoil before a delivery is handed to the engine. */
export interface Spoiling {
  readonly institution?: string
  readonly signer?: SignKeyPair
  readonly recipient?: SealKeyPair
  readonly context?: Partial<PartContext>
  readonly sealed?: (sealed: string, number: number) => string
  readonly manifest?: (manifest: Manifest) => Manifest
  readonly manifestSigner?: SignKeyPair
  readonly content?: (rows: readonly Row[]) => unknown
}

/** What the engine handed on for a chunk. */
export interface ChunkResult {
  readonly subject: SubjectContent
  readonly attribute: AttributeContent
}

/** Institution, tenant, registrar and key engine around a real identity engine on a real PostgreSQL. */
export class World {
  readonly database: TestDatabase
  readonly owner: pg.Pool
  readonly root = SecretKey.from(randomBytes(32))
  readonly registrar: SignKeyPair
  readonly institution: SignKeyPair
  readonly tenant: SealKeyPair
  readonly keyEngine: SealKeyPair
  readonly logged: string[] = []
  readonly #keySign: SignKeyPair
  #version = 0
  #digest = ''
  #engineKeys: IdentityEngine['publicKeys'] | undefined

  constructor(database: TestDatabase, keys: readonly SignKeyPair[], seals: readonly SealKeyPair[]) {
    const [registrar, institution, keySign] = keys
    const [tenant, keyEngine] = seals
    if (!registrar || !institution || !keySign || !tenant || !keyEngine) throw new Error('keys are missing')
    this.database = database
    this.owner = new pg.Pool({ connectionString: database.owner, max: 2 })
    this.owner.on('error', () => undefined)
    this.registrar = registrar
    this.institution = institution
    this.tenant = tenant
    this.keyEngine = keyEngine
    this.#keySign = keySign
  }

  readonly logger: Logger = {
    info: (message, fields) => void this.logged.push(JSON.stringify({ message, ...fields })),
    warn: (message, fields) => void this.logged.push(JSON.stringify({ message, ...fields })),
    error: (message, fields) => void this.logged.push(JSON.stringify({ message, ...fields })),
  }

  /** An engine of this world; the first one's keys enter the directory. */
  async engine(
    identity: Database = this.database.database('ttp_identity'),
    now = () => new Date(),
  ): Promise<IdentityEngine> {
    const engine = await createIdentityEngine({
      identity,
      root: this.root,
      registrarKey: this.registrar.publicJwk,
      now,
      random: (length) => new Uint8Array(randomBytes(length)),
      logger: this.logger,
    })
    this.#engineKeys ??= engine.publicKeys
    if (this.#version === 0) await this.publish()
    return engine
  }

  async publish(change: (directory: Directory) => Directory = (directory) => directory): Promise<void> {
    const keys = this.#engineKeys
    if (keys === undefined) throw new Error('no engine yet')
    this.#version += 1
    const document = await signDirectory(
      change(
        directoryOf({
          version: this.#version,
          previousDigest: this.#digest,
          verifierKey: await verifierKey(),
          identity: keys,
          key: { seal: [this.keyEngine.publicJwk], sign: [this.#keySign.publicJwk] },
          institution: this.institution.publicJwk,
          tenant: this.tenant.publicJwk,
        }),
      ),
      this.registrar.privateJwk,
    )
    this.#digest = directoryDigest(document)
    await this.owner.query(
      `insert into registry.directory_version (version, document, digest, entry, details, salt, received_at)
       values ($1, $2, $3, $4, '{}', $5, now())`,
      [this.#version, document, Buffer.from(this.#digest, 'hex'), randomUUID(), randomBytes(32)],
    )
  }

  /** Puts a closed delivery into intake, as the gateway would. Returns its identifier. */
  async deliver(
    chunks: readonly (readonly Row[])[],
    spoil: Spoiling = {},
    closedAt = new Date(Date.now() - 60_000),
  ): Promise<string> {
    const delivery = randomUUID()
    const institution = spoil.institution ?? INSTITUTION
    const recipient = (spoil.recipient?.publicJwk ?? this.#engineKeys?.seal[0]) as SealKeyPair['publicJwk']
    const sealed = await Promise.all(
      chunks.map(async (rows, number) => {
        const context = {
          kind: 'identity',
          delivery,
          chunk: number,
          institution,
          tenant: TENANT,
          domain: DOMAIN,
          schema: PART_SCHEMA.identity,
          ...spoil.context,
        } as const
        const content = (spoil.content?.(rows) ?? { schema: 'sluis-identity/1', rows }) as {
          schema: 'sluis-identity/1'
          rows: IdentityRow[]
        }
        const part = await sealPart(context, content, {
          recipient,
          signer: (spoil.signer ?? this.institution).privateJwk,
        })
        return spoil.sealed?.(part, number) ?? part
      }),
    )
    const digest = (text: string): string => Buffer.from(partDigest(text)).toString('base64url')
    const manifest: Manifest = {
      schema: 'sluis-manifest/1',
      delivery,
      institution,
      tenant: TENANT,
      domain: DOMAIN,
      directoryVersion: this.#version,
      chunks: sealed.map((part, number) => ({
        number,
        rowCount: CHUNK_ROWS,
        identityDigest: digest(part),
        activityDigest: digest('activity'),
      })),
      rowCount: CHUNK_ROWS * sealed.length,
    }
    const signer = (spoil.manifestSigner ?? this.institution).privateJwk
    const jws = await signManifest(spoil.manifest?.(manifest) ?? manifest, signer)
    await this.#store(delivery, institution, closedAt, jws, sealed)
    return delivery
  }

  /** All at once: the gateway closes a delivery only when every chunk is there. */
  async #store(
    delivery: string,
    institution: string,
    closedAt: Date,
    manifest: string,
    sealed: string[],
  ): Promise<void> {
    const client = await this.owner.connect()
    try {
      await client.query('begin')
      await client.query(
        `insert into intake.delivery (id, institution, tenant, domain, client_id, content_tag, state, opened_at, closed_at, manifest)
         values ($1, $2, $3, $4, 'client', $1::uuid::text, 'closed', $5, $5, $6)`,
        [delivery, institution, TENANT, DOMAIN, closedAt, manifest],
      )
      for (const [number, part] of sealed.entries()) {
        await client.query('insert into intake.chunk values ($1, $2, $3, $4, $4, now())', [
          delivery,
          number,
          CHUNK_ROWS,
          Buffer.from(partDigest(part)),
        ])
        await client.query('insert into intake.identity_part (delivery, number, sealed) values ($1, $2, $3)', [
          delivery,
          number,
          part,
        ])
      }
      await client.query('commit')
    } finally {
      client.release()
    }
  }

  /** The parts that were handed on for a chunk, opened as the key engine and the tenant open them. */
  async result(delivery: string, number = 0): Promise<ChunkResult> {
    const [batch] = await this.rows('select sealed from pseudonymise.batch where delivery = $1 and number = $2', [
      delivery,
      number,
    ])
    const [part] = await this.rows('select sealed from release.attribute_part where delivery = $1 and number = $2', [
      delivery,
      number,
    ])
    const place = { delivery, chunk: number, institution: INSTITUTION, tenant: TENANT, domain: DOMAIN }
    const subject = await this.#open(
      batch?.sealed,
      { kind: 'subject', ...place, schema: PART_SCHEMA.subject },
      this.keyEngine,
    )
    const attribute = await this.#open(
      part?.sealed,
      { kind: 'attribute', ...place, schema: PART_SCHEMA.attribute },
      this.tenant,
    )
    return { subject: subject as SubjectContent, attribute: attribute as AttributeContent }
  }

  /** Every change that was handed on, in order. */
  async changes(): Promise<SubjectChangeContent['changes'][number][]> {
    const batches = await this.rows("select id, sealed from pseudonymise.batch where kind = 'change' order by sequence")
    const opened = await Promise.all(
      batches.map(({ id, sealed }) =>
        this.#open(
          sealed,
          {
            kind: 'subject',
            delivery: String(id),
            chunk: 0,
            institution: '',
            tenant: TENANT,
            domain: DOMAIN,
            schema: PART_SCHEMA.subject,
          },
          this.keyEngine,
        ),
      ),
    )
    return opened.flatMap((content) => (content as SubjectChangeContent).changes)
  }

  async rows(text: string, values: readonly unknown[] = []): Promise<Record<string, unknown>[]> {
    return (await this.owner.query<Record<string, unknown>>(text, [...values])).rows
  }

  async #open(sealed: unknown, context: PartContext, { privateJwk }: SealKeyPair): Promise<unknown> {
    const signers = this.#engineKeys?.sign ?? []
    return (await openPart(String(sealed), context, { recipients: [privateJwk], signers })).content
  }

  async stop(): Promise<void> {
    await this.owner.end()
    await this.database.stop()
  }
}

export async function startWorld(): Promise<World> {
  const keys = await Promise.all([generateSignKey(), generateSignKey(), generateSignKey()])
  const seals = await Promise.all([generateSealKey(), generateSealKey()])
  return new World(await startTestDatabase(), keys, seals)
}

async function verifierKey(): Promise<string> {
  const { makeVerifierKey } = await import('@sluis/ttp-core/pseudonymise')
  return makeVerifierKey({ name: 'ttp.example/log', privateKey: new Uint8Array(32).fill(7) })
}

/** Bytes of a subject number as it stands in a part. */
export const numberOf = (text: string | undefined): string => Buffer.from(fromBase64url(text ?? '')).toString('hex')
