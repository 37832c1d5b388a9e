import { SecretKey } from '../../../../packages/ttp-core/src/roles/pseudonymise.ts'
import type { Directory, SignKeyPair } from '../../../../packages/ttp-core/src/roles/registrar.ts'
import { directoryDigest, generateSignKey } from '../../../../packages/ttp-core/src/roles/registrar.ts'
import type { Database } from '../../../../packages/ttp-server/src/kernel/database.ts'
import { openDatabase } from '../../../../packages/ttp-server/src/kernel/database.ts'
import { makeAssertion, tokenForm } from '../../../../packages/ttp-server/test/http/client.ts'
import type { Parties } from '../../../../packages/ttp-server/test/http/parties.ts'
import { firstDirectory, makeParties, signed } from '../../../../packages/ttp-server/test/http/parties.ts'
import { startTestDatabase } from '../../../../packages/ttp-server/test/support/postgres.ts'
import { Crash, crashing } from './crashing.ts'
import type { Databases, Processes, StepName } from './processes.ts'
import { ROLE_OF_STEP, random, startProcesses } from './processes.ts'

export interface RequestOptions {
  readonly token?: string
  readonly json?: unknown
  readonly form?: Record<string, string>
}

/** What an answer came to: its status, and the code of a problem document. */
export interface Answer {
  readonly status: number
  readonly code: string | undefined
  readonly body: Record<string, unknown>
}

/** The real server on a real PostgreSQL, made to go one step at a time, with a clock that only the replay moves. */
export class ReplayWorld {
  readonly parties: Parties
  readonly owner: Database
  databases: Databases
  /** Errors that the processes reported. */
  readonly logged: string[] = []
  processes!: Processes
  directory!: Directory
  readonly #stop: () => Promise<void>
  readonly #tokenKey: SignKeyPair
  readonly #root = SecretKey.from(random(32))
  readonly #identityRoot = SecretKey.from(random(32))
  #time = Date.parse('2026-06-01T12:00:00.000Z')
  #published = ''

  private constructor(
    parties: Parties,
    owner: Database,
    databases: Databases,
    tokenKey: SignKeyPair,
    stop: () => Promise<void>,
  ) {
    this.parties = parties
    this.owner = owner
    this.databases = databases
    this.#tokenKey = tokenKey
    this.#stop = stop
  }

  /** @param change What the first directory says otherwise. */
  static async start(change: (directory: Directory) => Directory = (same) => same): Promise<ReplayWorld> {
    const database = await startTestDatabase()
    const owner = openDatabase(database.owner, 4)
    const databases: Databases = {
      registry: database.database('ttp_registry'),
      intake: database.database('ttp_intake'),
      release: database.database('ttp_release'),
      reveal: database.database('ttp_reveal'),
      portal: database.database('ttp_portal'),
      logReader: database.database('ttp_log_reader'),
      identity: database.database('ttp_identity'),
      keys: database.database('ttp_keys'),
      pseudonymise: database.database('ttp_pseudonymise'),
      audit: database.database('ttp_audit'),
    }
    const parties = await makeParties()
    const world = new ReplayWorld(parties, owner, databases, await generateSignKey(), async () => {
      await owner.close()
      await database.stop()
    })
    // No crash of a replay is a loss of power: what that would lose need not be waited for.
    await world.look('alter system set fsync = off')
    await world.look('select pg_reload_conf()')
    await world.restart()
    const { verifierKey, identity, key } = world.processes.publicKeys
    await world.publish(change({ ...firstDirectory(parties, verifierKey), engines: { identity, key } }))
    return world
  }

  readonly now = (): Date => new Date(this.#time)

  advance(milliseconds: number): void {
    this.#time += milliseconds
  }

  /** New processes: whatever the old ones had in memory is gone. */
  async restart(databases = this.databases): Promise<void> {
    const keep = (message: string, fields: object = {}): void => {
      this.logged.push(JSON.stringify({ message, ...fields }))
    }
    this.processes = await startProcesses(databases, {
      root: this.#root,
      identityRoot: this.#identityRoot,
      registrarKey: this.parties.registrar.publicJwk,
      tokenKey: this.#tokenKey.privateJwk,
      now: this.now,
      logger: { info: () => undefined, warn: () => undefined, error: keep },
    })
  }

  /** Lets a process die in a step, and starts all of them again. */
  async crash(step: StepName, statement: number): Promise<void> {
    const role = ROLE_OF_STEP[step]
    const mortal = { ...this.databases, [role]: crashing(this.databases[role], statement) }
    // They start while everything is well: only the step is to meet its end.
    let armed = false
    const switching: Database = {
      ...this.databases[role],
      transaction: (work) => (armed ? mortal[role] : this.databases[role]).transaction(work),
    }
    await this.restart({ ...this.databases, [role]: switching })
    armed = true
    const end = await this.processes.steps[step]().then(
      () => 'it went on',
      (error: unknown) => error,
    )
    if (!(end instanceof Crash)) throw new Error(`the step ${step} did not die: ${String(end)}`)
    await this.restart()
  }

  /** The newest version as it was published. */
  get newest(): { readonly directory: Directory; readonly jws: string } {
    return { directory: this.directory, jws: this.#published }
  }

  async publish(directory: Directory): Promise<void> {
    const document = await signed(this.parties, directory)
    const { status, code } = await this.ask('POST', '/v1/directory-versions', { json: { document } })
    if (status !== 201) throw new Error(`the directory was refused: ${status} ${code}`)
    this.directory = directory
    this.#published = document
    // So that what the processes remember of the version before is too old.
    this.advance(1_500)
  }

  /** Publishes the next version of the directory. */
  async change(change: (directory: Directory) => Directory): Promise<void> {
    const { directory } = this
    const next = { ...directory, version: directory.version + 1, previousDigest: directoryDigest(this.#published) }
    await this.publish(change(next))
  }

  /** One request to the gateway. */
  async ask(method: string, path: string, options: RequestOptions = {}): Promise<Answer> {
    const response = await this.#request(method, path, options)
    const text = await response.text()
    const parsed = text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : {}
    const isProblem = response.headers.get('content-type') === 'application/problem+json'
    return { status: response.status, code: isProblem ? String(parsed.code) : undefined, body: parsed }
  }

  async #request(method: string, path: string, { token, json, form }: RequestOptions): Promise<Response> {
    // As fast as the rate limit lets a client go on for ever.
    this.advance(5)
    const headers = new Headers()
    if (token !== undefined) headers.set('authorization', `Bearer ${token}`)
    if (json !== undefined) headers.set('content-type', 'application/json')
    if (form !== undefined) headers.set('content-type', 'application/x-www-form-urlencoded')
    const body = form === undefined ? JSON.stringify(json) : new URLSearchParams(form).toString()
    return this.processes.app.request(path, { method, headers, ...(body === undefined ? {} : { body }) })
  }

  /** What a client is told that asks for an access token as its library does. */
  async askForToken(clientId: string, key: SignKeyPair): Promise<Answer> {
    const client = { clock: { now: this.now } } as Parameters<typeof makeAssertion>[0]
    return this.ask('POST', '/v1/token', { form: tokenForm(await makeAssertion(client, clientId, key)) })
  }

  async tokenOf(clientId: string, key: SignKeyPair): Promise<string> {
    const { status, code, body } = await this.askForToken(clientId, key)
    if (status !== 200) throw new Error(`no token: ${code}`)
    return String(body.access_token)
  }

  /** Looks at everything, as the owner of the database. */
  async look<Row>(statement: string, values: readonly unknown[] = []): Promise<Row[]> {
    return this.owner.withConnection(async (sql) => (await sql.query(statement, [...values])).rows as Row[])
  }

  /** Does some work with a fault put into what the server does in its databases. */
  async withFlaw<T>(flaw: (databases: Databases) => Databases, work: () => Promise<T>): Promise<T> {
    const sound = this.databases
    this.databases = flaw(sound)
    try {
      return await work()
    } finally {
      this.databases = sound
    }
  }

  /** Takes everything away but keys, directory and log: a new trace begins. */
  async clear(): Promise<void> {
    await this.look(
      `truncate intake.delivery, intake.chunk, intake.identity_part, intake.activity_part, intake.refusal, intake.resolved, intake.linkability,
         pseudonymise.batch, release.item, release.feed, release.pseudonym_part, release.attribute_part, release.change_part,
         identity.verified_delivery, identity.household, identity.person, identity.profile, identity_salt.salt, identity.token,
         identity.fingerprint, identity.address, identity.door, identity.residence, identity.appearance`,
    )
    await this.restart()
    while (await this.processes.steps.sequence());
  }

  stop(): Promise<void> {
    return this.#stop()
  }
}
