import { randomUUID } from 'node:crypto'
import { sealPart } from '../../../../../packages/ttp-core/src/roles/identity.ts'
import {
  deriveIrreversible,
  type PseudonymDomain,
  parseSubjectNumber,
  type SubjectKind,
} from '../../../../../packages/ttp-core/src/roles/pseudonymise.ts'
import { handOverChanges } from '../../../../../packages/ttp-server/src/domains/identity/chunks/hand-over-changes.ts'
import { addAppearances } from '../../../../../packages/ttp-server/src/domains/identity/chunks/result-rows.ts'
import type { TenantName } from '../feed/model.ts'
import { FeedTtp } from '../feed/ttp.ts'
import { findBatches, openBatch } from '../open-batch.ts'
import { newContentTag, sealDelivery } from '../sealed-delivery.ts'
import type { ReplayWorld } from '../world.ts'
import { itemText } from './model.ts'

const DOMAIN: Readonly<Record<TenantName, PseudonymDomain>> = {
  tenant: { tenant: 'tenant', domain: 'audience', epoch: 1, prefix: 'aud', mode: 'irreversible' },
  other: { tenant: 'other', domain: 'panel', epoch: 1, prefix: 'pan', mode: 'irreversible' },
}
/** More than any trace has. */
const NUMBERS = 32
/** The subject of the kind that the trace is not about: one for all rows. */
const REST = 0

const bytesOf = (number: number): Uint8Array => new Uint8Array(16).fill(number)
const textOf = (number: number): string => Buffer.from(bytesOf(number)).toString('base64url')

/**
 * The TTP of a replay in which anybody may be merged or split: rows come in by the real gateway, the numbers that the model gives
 * them are handed over in the identity engine's stead, by its own functions; all behind that is real.
 */
export class SplitTtp {
  readonly #world: ReplayWorld
  readonly #feed: FeedTtp
  readonly #museum: string
  readonly #kind: SubjectKind
  readonly #deliveries: string[] = []
  readonly #numbers = new Map<string, number>()

  private constructor(world: ReplayWorld, feed: FeedTtp, museum: string, kind: SubjectKind) {
    this.#world = world
    this.#feed = feed
    this.#museum = museum
    this.#kind = kind
  }

  /** @param kind Of the subjects of the trace. */
  static async start(world: ReplayWorld, kind: SubjectKind): Promise<SplitTtp> {
    const museum = await world.tokenOf('museum-client', world.parties.museum)
    const ttp = new SplitTtp(world, await FeedTtp.start(world), museum, kind)
    for (const domain of [DOMAIN.tenant, DOMAIN.other]) await ttp.#learnPseudonyms(domain)
    return ttp
  }

  /** Which row of the trace a delivery carries. */
  rowOf(delivery: string): number {
    return this.#deliveries.indexOf(delivery)
  }

  /** The number that a pseudonym of either kind stands for; -1 for none. */
  numberOf(pseudonym: string | undefined): number {
    return this.#numbers.get(pseudonym ?? '') ?? -1
  }

  /** A row comes in and is given a number. */
  async deliver(tenant: TenantName, number: number): Promise<void> {
    const order = this.#deliveries.length
    const row = { givenName: 'Anna', familyName: 'Bakker' }
    const delivery = await sealDelivery(this.#world, { order, contentTag: newContentTag(), rows: [row], tenant })
    const { id, domain, contentTag, chunks, manifest } = delivery
    const { number: _, ...body } = chunks[0] ?? {}
    await this.#send('POST', '/v1/deliveries', { deliveryId: id, tenant, domain, contentTag })
    await this.#send('PUT', `/v1/deliveries/${id}/chunks/0`, body)
    await this.#send('PUT', `/v1/deliveries/${id}/closure`, { manifest })
    const place = { kind: 'subject', schema: 'sluis-subject/1', delivery: id, chunk: 0, institution: 'museum' } as const
    const subject = { person: textOf(REST), household: textOf(REST), [this.#kind]: textOf(number) }
    const content = { schema: 'sluis-subject/1', rows: [{ row: 0, ...subject }] } as const
    const sealed = await sealPart({ ...place, tenant, domain }, content, this.#sealing())
    await this.#world.databases.identity.transaction(async (sql) => {
      await sql.query(
        `insert into pseudonymise.batch (id, kind, delivery, number, institution, tenant, domain, sealed)
         values ($1, 'chunk', $2, 0, 'museum', $3, $4, $5)`,
        [randomUUID(), id, tenant, domain, sealed],
      )
      await addAppearances(sql, this.#kind, [bytesOf(number)], { tenant, domain })
    })
    this.#deliveries.push(id)
  }

  async merge(absorbed: number, survivor: number): Promise<void> {
    const merges = [{ kind: this.#kind, absorbed: bytesOf(absorbed), survivor: bytesOf(survivor) }]
    await this.#world.databases.identity.transaction((sql) => handOverChanges(sql, { merges }, this.#sealing()))
  }

  /** @param rows Of the trace, by the tenant whose they are. */
  async split(
    sides: { readonly seq: number; readonly old: number; readonly new: number },
    rows: ReadonlyMap<TenantName, readonly number[]>,
  ): Promise<void> {
    const splits = [...rows].map(([name, places]) => ({
      kind: this.#kind,
      seq: sides.seq,
      old: bytesOf(sides.old),
      new: bytesOf(sides.new),
      rows: places.map((place) => ({ delivery: this.#deliveries[place] ?? '', row: 0 })),
      tenant: name,
      domain: DOMAIN[name].domain,
    }))
    await this.#world.databases.identity.transaction((sql) => handOverChanges(sql, { splits }, this.#sealing()))
  }

  /** Lets one of the batches that wait for a tenant, and no other, reach the end of the tenant's feed. */
  async publish(tenant: TenantName, place: number): Promise<void> {
    const { steps } = this.#world.processes
    if (!(await this.#feed.pseudonymise(tenant, place))) throw new Error('no batch')
    while (await steps.assemble());
    while (await steps.sequence());
    while (await steps.publish());
  }

  /** What waits for a tenant, as the model writes it. */
  async waiting(tenant: TenantName): Promise<string[]> {
    const texts: string[] = []
    for (const batch of (await findBatches(this.#world)).filter((one) => one.tenant === tenant)) {
      const content = await openBatch(this.#world, batch)
      if ('rows' in content) texts.push(`row ${this.rowOf(batch.delivery ?? '')}`)
      else {
        for (const change of content.changes) {
          const rows = change.change === 'split' ? change.rows.map(([delivery]) => this.rowOf(delivery)) : []
          const sides = change.change === 'erase' ? [change.old] : [change.old, change.new]
          const [old, current] = sides.map((text) => Buffer.from(text, 'base64url')[0] ?? -1)
          const seq = change.change === 'split' ? change.seq : 0
          texts.push(itemText({ row: -1, old: old ?? -1, new: current ?? -1, seq, rows }))
        }
      }
    }
    return texts
  }

  async #learnPseudonyms(domain: PseudonymDomain): Promise<void> {
    await this.#world.processes.keys.lendDomainKeys(domain, randomUUID(), async (keys) => {
      if (keys.mode !== 'irreversible') throw new Error('another mode')
      for (const kind of ['person', 'household'] as const)
        for (let number = 0; number < NUMBERS; number += 1) {
          const subject = parseSubjectNumber(bytesOf(number))
          this.#numbers.set(deriveIrreversible(keys.inner, keys.wrap, domain, kind, subject), number)
        }
    })
  }

  #sealing() {
    const { identitySigner: signer, publicKeys } = this.#world.processes
    const [recipient] = publicKeys.key.seal
    if (recipient === undefined || signer === undefined) throw new Error('an engine has no key')
    return { recipient, signer }
  }

  async #send(method: string, path: string, json: unknown): Promise<void> {
    const { status, code } = await this.#world.ask(method, path, { token: this.#museum, json })
    if (status >= 400) throw new Error(`${method} was refused: ${code}`)
  }
}
