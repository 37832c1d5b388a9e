import { newContentTag, type SealedDelivery, sealDelivery } from '../sealed-delivery.ts'
import { ReplayTenant } from '../tenant.ts'
import type { Answer, ReplayWorld } from '../world.ts'
import { Calendar } from './calendar.ts'
import type { ModelState, Observation, Question } from './model.ts'
import { VISITS } from './model.ts'

/** After this time the key engine looks again at a batch that it put aside. */
const ASIDE_MS = 31_000
/** So long the identity engine waits for a directory that would explain what it sees. */
const SETTLING_MS = 5_000

interface SeenBatch {
  readonly delivery: string
  readonly aside: boolean
}

/** The server with one agreement, and what came of each item at the tenant. */
export class AgreementServer {
  readonly world: ReplayWorld
  readonly tenant: ReplayTenant
  readonly #calendar: Calendar
  readonly #deliveries: ReadonlyMap<string, SealedDelivery>
  readonly #outcomes: string[] = []
  #museum = ''

  private constructor(
    world: ReplayWorld,
    tenant: ReplayTenant,
    calendar: Calendar,
    deliveries: ReadonlyMap<string, SealedDelivery>,
  ) {
    this.world = world
    this.tenant = tenant
    this.#calendar = calendar
    this.#deliveries = deliveries
  }

  static async start(world: ReplayWorld, state: ModelState): Promise<AgreementServer> {
    await world.clear()
    const calendar = new Calendar(world)
    // Twice, so that also who goes by the directory before the newest begins as the model does.
    await publish(world, calendar, state)
    await publish(world, calendar, state)
    const deliveries = new Map<string, SealedDelivery>()
    for (const [order, [name, visit]] of VISITS.entries()) {
      const plan = { order, contentTag: newContentTag(), rows: [{ email: `${name}@example.org` }] }
      deliveries.set(name, await sealDelivery(world, { ...plan, visitDate: calendar.date(visit) }))
    }
    return new AgreementServer(world, await ReplayTenant.start(world, 'tenant'), calendar, deliveries)
  }

  /** Brings a directory that says what the model's state says; time passes until everybody has it. */
  publish(state: ModelState): Promise<void> {
    return publish(this.world, this.#calendar, state)
  }

  /** @returns `ok` for something new, `same` for what was so already, `ready` for what can be read, else the code of the problem. */
  async answer({ verb, delivery: name }: Question): Promise<string> {
    if (verb === 'verify' || verb === 'resolve' || verb === 'pseudonymise') {
      if (verb === 'verify') this.world.advance(SETTLING_MS)
      return (await this.world.processes.steps[verb]()) ? 'ok' : 'idle'
    }
    if (verb === 'releases') return this.#list()
    const delivery = this.#deliveries.get(name)
    if (delivery === undefined) throw new Error(`no delivery ${name}`)
    return verb === 'open' ? this.#open(delivery) : this.#close(delivery)
  }

  /** Pulls the next item and remembers what came of it. */
  async pull(): Promise<void> {
    if ((await this.#list()) !== 'ready') throw new Error('the tenant cannot pull')
    const batch = await this.tenant.pull()
    const [first] = batch?.quarantined ?? []
    this.#outcomes.push(
      `${this.#nameOf(batch?.delivery ?? '')} ${first?.code ?? (batch?.rows.length === 1 ? 'row' : 'nothing')}`,
    )
  }

  async observe(): Promise<Observation> {
    const { world } = this
    const states = await world.look<{ id: string; state: string }>(
      `select d.id, case when r.delivery is null then d.state else 'refused' end as state
       from intake.delivery d left join intake.refusal r on r.delivery = d.id`,
    )
    const batches = await world.look<SeenBatch>(
      'select delivery, coalesce(taken_at >= $1, false) as aside from pseudonymise.batch order by sequence',
      [new Date(world.now().getTime() - ASIDE_MS + 1_000)],
    )
    const parts = await world.look<{ delivery: string }>(
      'select delivery from release.pseudonym_part where assembled_at is null',
    )
    const feed = await world.look<{ delivery: string }>('select delivery from release.item order by cursor')
    return {
      phases: VISITS.map(([name]) => {
        const id = this.#deliveries.get(name)?.id
        return `${name} ${states.find((row) => row.id === id)?.state ?? 'none'}`
      }),
      batches: batches.map(({ delivery, aside }) => `${this.#nameOf(delivery)}${aside ? ' aside' : ''}`),
      parts: parts.map(({ delivery }) => this.#nameOf(delivery)).sort(),
      feed: feed.map(({ delivery }) => this.#nameOf(delivery)),
      cursor: this.tenant.cursor,
      outcomes: [...this.#outcomes].sort(),
      rows: (await this.tenant.rows()).map(({ delivery }) => this.#nameOf(delivery)),
    }
  }

  async #open(delivery: SealedDelivery): Promise<string> {
    const { id, tenant, domain, contentTag, chunks } = delivery
    const said = await this.#asMuseum('POST', '/v1/deliveries', { deliveryId: id, tenant, domain, contentTag })
    if (typeof said === 'string') return said
    const { number: _, ...chunk } = chunks[0] ?? { number: 0 }
    const sent = await this.#asMuseum('PUT', `/v1/deliveries/${id}/chunks/0`, chunk)
    if (typeof sent === 'string') return `the chunk was refused: ${sent}`
    return said.status === 201 ? 'ok' : 'same'
  }

  async #close({ id, manifest }: SealedDelivery): Promise<string> {
    const state = (): Promise<unknown> => this.world.look('select state from intake.delivery where id = $1', [id])
    const before = JSON.stringify(await state())
    const said = await this.#asMuseum('PUT', `/v1/deliveries/${id}/closure`, { manifest })
    if (typeof said === 'string') return said
    return before === JSON.stringify(await state()) ? 'same' : 'ok'
  }

  async #list(): Promise<string> {
    const { world, tenant } = this
    const { code } = await withToken(
      tenant.token,
      () => world.askForToken('tenant-client', world.parties.tenant),
      (token) => {
        tenant.token = token
        return world.ask('GET', '/v1/releases', { token })
      },
    )
    return code ?? 'ready'
  }

  /** The answer, or the code of the problem. */
  async #asMuseum(method: string, path: string, json: unknown): Promise<Answer | string> {
    const { world } = this
    const answer = await withToken(
      this.#museum,
      () => world.askForToken('museum-client', world.parties.museum),
      (token) => {
        this.#museum = token
        return world.ask(method, path, { token, json })
      },
    )
    return answer.code ?? answer
  }

  #nameOf(id: string): string {
    return [...this.#deliveries].find(([, delivery]) => delivery.id === id)?.[0] ?? id
  }
}

/** Asks with the token that there is: one that was given before a suspension is good for nothing after it. Expired, it is renewed. */
async function withToken(
  known: string,
  renew: () => Promise<Answer>,
  ask: (token: string) => Promise<Answer>,
): Promise<Answer> {
  if (known !== '') {
    const answer = await ask(known)
    if (answer.code !== 'TOKEN_INVALID') return answer
  }
  const issued = await renew()
  return issued.code === undefined ? ask(String(issued.body.access_token)) : issued
}

async function publish(world: ReplayWorld, calendar: Calendar, state: ModelState): Promise<void> {
  const status = (active: boolean): 'active' | 'suspended' => (active ? 'active' : 'suspended')
  await world.change((directory) => ({
    ...directory,
    organisations: directory.organisations.map((organisation) => {
      if (organisation.id === 'museum') return { ...organisation, status: status(state.museumActive) }
      return organisation.id === 'tenant' ? { ...organisation, status: status(state.tenantActive) } : organisation
    }),
    agreements: [
      ...directory.agreements.filter(({ institution, tenant }) => institution !== 'museum' || tenant !== 'tenant'),
      ...(state.listed
        ? [
            {
              id: 'museum-tenant',
              institution: 'museum',
              tenant: 'tenant',
              domain: 'audience',
              inForceFrom: calendar.date(2),
              inForceUntil: calendar.date(state.lastDay),
              anonymousVisits: true,
              purposes: ['market-insight' as const],
            },
          ]
        : []),
    ],
  }))
  world.advance(ASIDE_MS)
}
