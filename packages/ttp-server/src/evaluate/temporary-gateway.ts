import { randomBytes, randomUUID } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeVerifierKey } from '@sluis/ttp-core/pseudonymise'
import type { Directory, SealPublicJwk, SigningKey } from '@sluis/ttp-core/registrar'
import { generateSealKey, generateSignKey, signDirectory } from '@sluis/ttp-core/registrar'
import { startPostgres } from '../embedded/postgres.ts'
import { giveRolesPasswords } from '../embedded/role-passwords.ts'
import { createGateway } from '../http/gateway.ts'
import { openDatabase } from '../kernel/database.ts'
import { watchDirectory } from '../kernel/directory-watch.ts'
import { createAccessTokens } from '../kernel/http/access-token.ts'
import { createAuthenticate } from '../kernel/http/authenticate.ts'
import { migrate } from '../kernel/migrate.ts'

/** A gateway of its own, in this process, with a directory of many institutions, one tenant and nobody's data. */
export interface TemporaryGateway {
  /** Answers a request as the listening gateway would. */
  readonly ask: (method: string, path: string, body?: object) => Promise<Response>
  /** The access check of a request alone: token, directory, scope. */
  readonly check: () => Promise<unknown>
  /** Takes a delivery and what it brought out of the database, so that it can be made again. */
  readonly clear: (delivery: string) => Promise<void>
  /** The institution that asks, its key, and the keys to which parts are sealed. */
  readonly institution: string
  readonly signer: SigningKey
  readonly recipients: { readonly identity: SealPublicJwk; readonly activity: SealPublicJwk }
  readonly stop: () => Promise<void>
}

const ISSUER = 'https://ttp.example'
const LOG = 'ttp.example/log'
const DIRECTORY_AGE_MS_MAX = 1_000
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined }

/** Starts PostgreSQL, migrates it, publishes the directory and gives a token to the institution in the middle of it. */
export async function startTemporaryGateway(institutions: number): Promise<TemporaryGateway> {
  const folder = await mkdtemp(join(tmpdir(), 'sluis-gateway-'))
  // The database's own user must pass through.
  await chmod(folder, 0o711)
  const server = await startPostgres(folder)
  const owner = openDatabase(server.ownerUrl, 1)
  await migrate(owner)
  const urls = await giveRolesPasswords(folder, server.ownerUrl)
  const [registrar, tokenSign, client] = await Promise.all(Array.from({ length: 3 }, async () => generateSignKey()))
  const [identity, tenant, keyEngine] = await Promise.all(Array.from({ length: 3 }, async () => generateSealKey()))
  if (!registrar || !tokenSign || !client || !identity || !tenant || !keyEngine) throw new RangeError('no keys')
  const institution = `institution-${Math.floor(institutions / 2)}`
  const directory = await bigDirectory(institutions, institution, {
    client: client.publicJwk,
    identity: identity.publicJwk,
    tenant: tenant.publicJwk,
    keyEngine: keyEngine.publicJwk,
  })
  const now = (): Date => new Date()
  const random = (bytes: number): Uint8Array => new Uint8Array(randomBytes(bytes))
  const roles = ['ttp_registry', 'ttp_intake', 'ttp_release', 'ttp_reveal', 'ttp_portal', 'ttp_log_reader'] as const
  const [registry, intake, release, reveal, portal, logReader] = roles.map((role) => openDatabase(urls[role], 4))
  if (!registry || !intake || !release || !reveal || !portal || !logReader) throw new RangeError('no databases')
  const registrarKey = registrar.publicJwk
  const tokenKey = tokenSign.privateJwk
  const issuer = ISSUER
  const ports = {
    registry,
    intake,
    release,
    reveal,
    portal,
    logReader,
    registrarKey,
    tokenKey,
    issuer,
    now,
    random,
    logger: quiet,
  }
  const { app } = createGateway(ports)
  const send = async (method: string, path: string, headers: Record<string, string>, body?: object) =>
    app.request(path, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })
  const json = { 'content-type': 'application/json' }
  const document = await signDirectory(directory, registrar.privateJwk)
  const published = await send('POST', '/v1/directory-versions', json, { document })
  if (!published.ok) throw new Error(await published.text())

  const tokens = createAccessTokens(tokenKey, ISSUER, now, random)
  const watch = watchDirectory(registry, registrarKey, now, DIRECTORY_AGE_MS_MAX)
  const authenticate = createAuthenticate(tokens, watch, now)
  const scopes = ['delivery:write', 'delivery:read'] as const
  const claims = { client: 'asking-client', organisation: institution, key: client.publicJwk.kid, scopes }
  const authorization = `Bearer ${(await tokens.issue(claims)).token}`
  return {
    ask: (method, path, body) => send(method, path, { ...json, authorization }, body),
    check: () => authenticate(authorization, undefined),
    clear: async (delivery) => {
      await owner.withConnection(async (sql) => {
        for (const table of ['identity_part', 'activity_part', 'chunk'])
          await sql.query(`delete from intake.${table} where delivery = $1`, [delivery])
        await sql.query('delete from intake.delivery where id = $1', [delivery])
      })
    },
    institution,
    signer: client.privateJwk,
    recipients: { identity: identity.publicJwk, activity: tenant.publicJwk },
    stop: async () => {
      await Promise.all(
        [owner, registry, intake, release, reveal, portal, logReader].map((database) => database.close()),
      )
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function bigDirectory(
  institutions: number,
  asking: string,
  keys: {
    readonly client: Directory['organisations'][number]['clients'][number]['keys'][number]
    readonly identity: SealPublicJwk
    readonly tenant: SealPublicJwk
    readonly keyEngine: SealPublicJwk
  },
): Promise<Directory> {
  const fresh = async () => (await generateSignKey()).publicJwk
  const scopes = ['delivery:write', 'delivery:read'] as const
  const organisations: Directory['organisations'][number][] = []
  for (let number = 0; number < institutions; number += 1) {
    const id = `institution-${number}`
    const own = id === asking
    const clients = [
      {
        clientId: own ? 'asking-client' : `client-${number}`,
        scopes,
        keys: [own ? keys.client : await fresh()],
        status: 'active' as const,
      },
    ]
    organisations.push({ id, name: id, kind: 'institution', status: 'active', clients, sealKeys: [] })
  }
  const tenant = { id: 'tenant', name: 'Tenant', kind: 'tenant', status: 'active', clients: [] } as const
  return {
    schema: 'sluis-directory/1',
    version: 1,
    previousDigest: '',
    issuedAt: '2026-01-01T00:00:00.000Z',
    issuer: ISSUER,
    log: { origin: LOG, verifierKey: makeVerifierKey({ name: LOG, privateKey: new Uint8Array(randomBytes(32)) }) },
    engines: {
      identity: { seal: [keys.identity], sign: [await fresh()] },
      key: { seal: [keys.keyEngine], sign: [await fresh()] },
    },
    organisations: [...organisations, { ...tenant, sealKeys: [keys.tenant] }],
    domains: [
      {
        id: 'audience',
        tenant: 'tenant',
        mode: 'irreversible',
        purpose: 'measurement',
        epoch: 1,
        prefix: 'aud',
        attributes: [],
      },
    ],
    agreements: [
      {
        id: `agreement-${randomUUID().slice(0, 8)}`,
        institution: asking,
        tenant: 'tenant',
        domain: 'audience',
        inForceFrom: '2020-01-01',
        anonymousVisits: true,
        purposes: ['market-insight'],
      },
    ],
    translations: [],
    people: [],
  }
}
