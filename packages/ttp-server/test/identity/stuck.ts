import type { Directory } from '@sluis/ttp-core/registrar'
import { generateSealKey, generateSignKey } from '@sluis/ttp-core/registrar'
import type { Identity } from '../../src/domains/identity/index.ts'
import { createIdentity, refuseStuckDelivery } from '../../src/domains/identity/index.ts'
import { DIRECTORY_AGE_MS_MAX } from '../../src/engines/identity-engine.ts'
import type { Database } from '../../src/kernel/database.ts'
import { watchDirectory } from '../../src/kernel/directory-watch.ts'
import { Crash, dyingProcess } from '../audit/dying-process.ts'
import { identityPorts, random } from './identity-ports.ts'
import type { World } from './world.ts'
import { CHUNK_ROWS, INSTITUTION, startWorld } from './world.ts'

const ASIDE_MS = 30_000
const otherSeal = await generateSealKey()
const otherSign = (await generateSignKey()).publicJwk

type Organisation = Directory['organisations'][number]
export const institution =
  (change: (of: Organisation) => Organisation) =>
  (directory: Directory): Directory => ({
    ...directory,
    organisations: directory.organisations.map((each) => (each.id === INSTITUTION ? change(each) : each)),
  })
export const client = (change: Partial<Organisation['clients'][number]>) =>
  institution((of) => ({ ...of, clients: of.clients.map((each) => ({ ...each, ...change })) }))
export const withoutKey = client({ keys: [otherSign] })
export const otherEngine = (directory: Directory): Directory => ({
  ...directory,
  engines: { ...directory.engines, identity: { ...directory.engines.identity, seal: [otherSeal.publicJwk] } },
})

/** Deliveries that wait for a key, what an operator can do about them, and a clock that only this moves. */
export class Stuck {
  readonly world: World
  readonly database: Database
  readonly identity: Identity
  /** An engine that has lost the key to which institutions sealed. */
  readonly other: Identity
  // Not before that of the database, by which versions are received.
  #time = Date.now() + 60_000
  readonly now = (): Date => new Date(this.#time)

  private constructor(world: World, ports: Awaited<ReturnType<typeof identityPorts>>, now: { by: () => Date }) {
    this.world = world
    this.database = ports.database
    this.identity = createIdentity(ports)
    this.other = createIdentity({ ...ports, sealKeys: [otherSeal.privateJwk] })
    now.by = this.now
  }

  static async start(): Promise<Stuck> {
    const world = await startWorld()
    // The clock is that of what is being made.
    const clock = { by: (): Date => new Date() }
    return new Stuck(world, await identityPorts(world, () => clock.by()), clock)
  }

  /** Publishes a version, and lets the time go by in which an engine may not have seen it, and after which it tries again. */
  async publish(change: (directory: Directory) => Directory = (directory) => directory): Promise<void> {
    await this.world.publish(change)
    await this.world.owner.query(
      'update registry.directory_version set received_at = $1 where version = (select max(version) from registry.directory_version)',
      [this.now()],
    )
    this.#time += ASIDE_MS + DIRECTORY_AGE_MS_MAX
  }

  /** A delivery that is verified and not resolved. */
  async verified(chunks = 1): Promise<string> {
    const rows = Array.from({ length: chunks }, (_, chunk) => [
      { row: chunk * CHUNK_ROWS, email: `visitor-${chunk}-${this.#time}@example.org` },
    ])
    const delivery = await this.world.deliver(rows, {}, this.now())
    await this.identity.verifyNext()
    return delivery
  }

  /** One that is resolved, and with the key engine. */
  async resolved(chunks: number): Promise<string> {
    const delivery = await this.verified(chunks)
    while (await this.identity.resolveNext());
    return delivery
  }

  /** Code and chunk of the refusal. */
  async refuse(delivery: string, operator = 'ops', on = this.database): Promise<string> {
    const { now } = this
    const { directory } = await watchDirectory(this.database, this.world.registrar.publicJwk, now, 0).current()
    const refusal = await on.transaction((sql) =>
      refuseStuckDelivery(sql, directory, { delivery, operator }, { now, random }),
    )
    return `${refusal.code} ${refusal.number}`
  }

  /** Whether a process that dies at this statement still told of its refusal. */
  async refuseDying(delivery: string, statement: number): Promise<boolean> {
    const process = dyingProcess(statement, statement % 2 === 0 ? 'before' : 'after')
    try {
      await this.refuse(delivery, 'ops', process.database(this.world.database.url('ttp_identity')))
      return true
    } catch (error) {
      if (!(error instanceof Crash)) throw error
      return false
    }
  }

  async refusalsInLog(): Promise<number> {
    const [row] = await this.world.rows(
      `select count(*)::int as count from audit.pending where body like '%"action":"delivery.refused"%' and body like '%"actor":"operator"%'`,
    )
    return Number(row?.count)
  }

  /** Refusal, parts that are left, and chunks that are resolved. */
  async stateOf(delivery: string): Promise<string> {
    const [row] = await this.world.rows(
      `select (select code from intake.refusal where delivery = $1) as code,
         (select count(*)::int from intake.identity_part where delivery = $1) as parts,
         (select count(*)::int from intake.resolved where delivery = $1) as resolved`,
      [delivery],
    )
    return `${row?.code ?? 'waits'}, ${row?.parts} parts, ${row?.resolved} resolved`
  }
}
