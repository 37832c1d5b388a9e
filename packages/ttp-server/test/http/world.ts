import { randomBytes } from 'node:crypto'
import type { NoteSigner } from '@sluis/ttp-core/pseudonymise'
import { makeVerifierKey, signCheckpoint } from '@sluis/ttp-core/pseudonymise'
import type { Directory } from '@sluis/ttp-core/registrar'
import { directoryDigest } from '@sluis/ttp-core/registrar'
import { createSequencer } from '../../src/domains/audit/index.ts'
import type { Gateway, GatewayPorts } from '../../src/http/gateway.ts'
import { createGateway } from '../../src/http/gateway.ts'
import type { Database } from '../../src/kernel/database.ts'
import { openDatabase } from '../../src/kernel/database.ts'
import type { LogFields, Logger } from '../../src/kernel/log.ts'
import type { TestDatabase } from '../support/postgres.ts'
import { startTestDatabase } from '../support/postgres.ts'
import type { Parties } from './parties.ts'
import { firstDirectory, ISSUER, LOG_ORIGIN, makeParties, signed } from './parties.ts'
import type { SignIns } from './sign-ins.ts'
import { makeSignIns } from './sign-ins.ts'

/** What the gateway of a test logs. */
export interface LoggedLine {
  readonly level: 'info' | 'warn' | 'error'
  readonly message: string
  readonly fields: LogFields
}

/** A gateway on a real PostgreSQL, with a clock that the test moves and a log that the test signs. */
export interface World {
  readonly parties: Parties
  readonly verifierKey: string
  /** Signs heads of the log; a test that plays a taken-over key engine signs what it likes. */
  readonly logKey: NoteSigner
  readonly gateway: Gateway
  /** Another gateway on the same database: production has several. */
  readonly anotherGateway: (ports?: Partial<GatewayPorts>) => Gateway
  /** A pool of a role, as a gateway has it. */
  readonly database: TestDatabase['database']
  /** The owner's connection: for looking and for playing the engines' part. */
  readonly owner: Database
  readonly clock: { readonly now: () => Date; readonly advance: (seconds: number) => void }
  readonly logged: readonly LoggedLine[]
  /** Makes ID tokens as the provider of people would. */
  readonly idToken: SignIns['idToken']
  /** Plays the key engine: makes leaves of what waits, and signs. */
  readonly sequenceLog: () => Promise<void>
  readonly publish: (change?: (directory: Directory) => Directory) => Promise<Response>
  readonly directory: () => Directory
  readonly request: (method: string, path: string, options?: RequestOptions) => Promise<Response>
  readonly stop: () => Promise<void>
}

export interface RequestOptions {
  readonly token?: string
  readonly json?: unknown
  readonly form?: Record<string, string>
  readonly headers?: Record<string, string>
  readonly body?: BodyInit
  readonly gateway?: Gateway
}

export async function startWorld(): Promise<World> {
  const database = await startTestDatabase()
  const parties = await makeParties()
  const logKey = { name: LOG_ORIGIN, privateKey: new Uint8Array(randomBytes(32)) }
  const verifierKey = makeVerifierKey(logKey)
  const logged: LoggedLine[] = []
  const write =
    (level: LoggedLine['level']) =>
    (message: string, fields: LogFields = {}): void => {
      logged.push({ level, message, fields })
    }
  const logger: Logger = { info: write('info'), warn: write('warn'), error: write('error') }
  let time = Date.parse('2026-06-01T12:00:00.000Z')
  const clock = {
    now: () => new Date(time),
    advance: (seconds: number) => {
      time += seconds * 1000
    },
  }
  const signIns = await makeSignIns(clock.now)
  const ports: GatewayPorts = {
    registry: database.database('ttp_registry'),
    intake: database.database('ttp_intake'),
    release: database.database('ttp_release'),
    reveal: database.database('ttp_reveal'),
    portal: database.database('ttp_portal'),
    logReader: database.database('ttp_log_reader'),
    registrarKey: parties.registrar.publicJwk,
    tokenKey: (await makeParties()).registrar.privateJwk,
    openId: signIns.provider,
    issuer: ISSUER,
    now: clock.now,
    random: (bytes) => new Uint8Array(randomBytes(bytes)),
    logger,
    receiptWaitMs: 0,
  }
  const gateway = createGateway(ports)
  const audit = database.database('ttp_audit')
  const sequencer = createSequencer({
    database: audit,
    signer: {
      origin: LOG_ORIGIN,
      verifierKey,
      sign: (head) => signCheckpoint({ origin: LOG_ORIGIN, ...head }, logKey),
    },
    now: clock.now,
    logger,
  })
  const owner = openDatabase(database.owner, 4)
  let directory = firstDirectory(parties, verifierKey)
  let published = ''

  const request: World['request'] = async (method, path, options = {}) => {
    const headers = new Headers(options.headers)
    if (options.token !== undefined) headers.set('authorization', `Bearer ${options.token}`)
    let body = options.body
    if (options.json !== undefined) {
      body = JSON.stringify(options.json)
      headers.set('content-type', 'application/json')
    }
    if (options.form !== undefined) {
      body = new URLSearchParams(options.form).toString()
      headers.set('content-type', 'application/x-www-form-urlencoded')
    }
    return (options.gateway ?? gateway).app.request(path, { method, headers, ...(body === undefined ? {} : { body }) })
  }
  return {
    parties,
    verifierKey,
    logKey,
    database: database.database,
    gateway,
    anotherGateway: (other) => createGateway({ ...ports, ...other }),
    owner,
    clock,
    logged,
    idToken: signIns.idToken,
    request,
    directory: () => directory,
    publish: async (change) => {
      const next =
        change === undefined
          ? directory
          : change({ ...directory, version: directory.version + 1, previousDigest: directoryDigest(published) })
      const document = await signed(parties, next)
      const response = await request('POST', '/v1/directory-versions', { json: { document } })
      if (response.ok) [directory, published] = [next, document]
      // So that what is remembered of the version before is too old.
      clock.advance(2)
      return response
    },
    sequenceLog: async () => {
      while (await sequencer.step());
    },
    stop: async () => {
      await owner.close()
      await database.stop()
    },
  }
}
