import { numbered } from '../keys/model.ts'
import { findBatches, openBatch } from '../open-batch.ts'
import { newContentTag, sealDelivery } from '../sealed-delivery.ts'
import type { ReplayWorld } from '../world.ts'
import type { Partition, TenantName } from './model.ts'
import { RECORDS } from './records.ts'

/** What is on its way: a row of a delivery, or changes. */
export interface Queued {
  readonly tenant: string
  readonly row: number | undefined
  readonly changes: number
}

/** The TTP of a replay: delivers rows to it, and knows which numbers it gave them. */
export class FeedTtp {
  readonly #world: ReplayWorld
  readonly #museum: string
  /** Deliveries by the number of their row, and the numbers that the row was given. */
  readonly #deliveries: string[] = []
  readonly #persons: Buffer[] = []
  readonly #households: Buffer[] = []

  private constructor(world: ReplayWorld, museum: string) {
    this.#world = world
    this.#museum = museum
  }

  static async start(world: ReplayWorld): Promise<FeedTtp> {
    return new FeedTtp(world, await world.tokenOf('museum-client', world.parties.museum))
  }

  /** Which row of the trace a delivery carries. */
  rowOf(delivery: string): number {
    return this.#deliveries.indexOf(delivery)
  }

  /** Delivers one row, up to its resolution. */
  async deliver(label: string, tenant: TenantName): Promise<void> {
    const record = RECORDS[label]
    if (record === undefined) throw new Error(`no record ${label}`)
    const order = this.#deliveries.length
    const delivery = await sealDelivery(this.#world, { order, contentTag: newContentTag(), rows: [record], tenant })
    const { id, domain, contentTag, chunks, manifest } = delivery
    const [chunk] = chunks
    if (chunk === undefined) throw new Error('no chunk')
    const { number: _, ...body } = chunk
    await this.#send('POST', '/v1/deliveries', { deliveryId: id, tenant, domain, contentTag })
    await this.#send('PUT', `/v1/deliveries/${id}/chunks/0`, body)
    await this.#send('PUT', `/v1/deliveries/${id}/closure`, { manifest })
    const { verify, resolve } = this.#world.processes.steps
    if (!(await verify()) || !(await resolve())) throw new Error('the delivery was not resolved')
    this.#deliveries.push(id)
    const batch = (await findBatches(this.#world)).find((row) => row.delivery === id)
    if (batch === undefined) throw new Error('the row is not on its way')
    const content = await openBatch(this.#world, batch)
    const [row] = 'rows' in content ? content.rows : []
    if (row === undefined) throw new Error('the row has no subject')
    this.#persons.push(Buffer.from(row.person, 'base64url'))
    this.#households.push(Buffer.from(row.household, 'base64url'))
  }

  /**
   * Lets the key engine do one batch of a tenant; other engines have all the others.
   * @param place Of the batch among those that wait for this tenant.
   */
  async pseudonymise(tenant: string, place: number): Promise<boolean> {
    return this.#world.owner.transaction(async (sql) => {
      await sql.query(
        `select from pseudonymise.batch where id not in
           (select id from pseudonymise.batch where tenant = $1 order by sequence limit 1 offset $2) for update`,
        [tenant, place],
      )
      return this.#world.processes.steps.pseudonymise()
    })
  }

  async queue(): Promise<readonly Queued[]> {
    return Promise.all(
      (await findBatches(this.#world)).map(async (batch) => {
        const content = await openBatch(this.#world, batch)
        return {
          tenant: batch.tenant,
          row: batch.delivery === null ? undefined : this.rowOf(batch.delivery),
          changes: 'changes' in content ? content.changes.length : 0,
        }
      }),
    )
  }

  /** Who is one with whom now. */
  async partition(): Promise<Partition> {
    return {
      persons: await this.#current('person', this.#persons),
      households: await this.#current('household', this.#households),
    }
  }

  async #current(table: 'person' | 'household', numbers: readonly Buffer[]): Promise<number[]> {
    const rows = await this.#world.look<{ now: string }>(
      `select encode(coalesce(s.merged_into, s.id), 'hex') as now
       from unnest($1::bytea[]) with ordinality as given (id, place) join identity.${table} s on s.id = given.id order by place`,
      [numbers],
    )
    return numbered(rows.map(({ now }) => now))
  }

  async #send(method: string, path: string, json: unknown): Promise<void> {
    const { status, code } = await this.#world.ask(method, path, { token: this.#museum, json })
    if (status >= 400) throw new Error(`${method} was refused: ${code}`)
  }
}
