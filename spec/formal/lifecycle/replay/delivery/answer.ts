import type { StepName } from '../processes.ts'
import type { SealedDelivery } from '../sealed-delivery.ts'
import type { Answer, ReplayWorld } from '../world.ts'
import type { Question } from './model.ts'
import type { DeliveryParties } from './parties.ts'

const STEPS: ReadonlySet<string> = new Set([
  'verify',
  'resolve',
  'pseudonymise',
  'assemble',
  'sequence',
  'publish',
  'discard',
] satisfies StepName[])

export const isStep = (name: string): name is StepName => STEPS.has(name)

/**
 * Asks the server, as whoever may ask it.
 * @returns `ok` for something new, `same` for what was so already, `idle` for a step without work, `ready` or `pending` for what
 * can be read, else the code of the problem.
 */
export async function answerTo(world: ReplayWorld, parties: DeliveryParties, question: Question): Promise<string> {
  const { verb, delivery: name, number } = question
  if (isStep(verb)) return (await world.processes.steps[verb]()) ? 'ok' : 'idle'
  if (name === '') return answerToTenant(world, parties, question)
  const delivery = parties.deliveries.get(name)
  if (delivery === undefined) throw new Error(`no delivery ${name}`)
  const path = `/v1/deliveries/${delivery.id}`
  const ask = (method: string, at: string, json?: unknown): Promise<Answer> =>
    world.ask(method, at, { token: parties.museum, json })
  const chunk = (chunks: SealedDelivery['chunks']): unknown => {
    const { number: _, ...body } = chunks[number] ?? { number }
    return body
  }
  // What an answer does not tell, the database does: whether something is new.
  const changes = async (statement: string, request: () => Promise<Answer>): Promise<string> => {
    const before = JSON.stringify(await world.look(statement, [delivery.id]))
    const answer = await request()
    return said(answer, before === JSON.stringify(await world.look(statement, [delivery.id])) ? 'same' : 'ok')
  }
  const state = 'select state, again from intake.delivery where id = $1'
  switch (verb) {
    case 'open':
      return changes(state, () => ask('POST', '/v1/deliveries', opening(delivery)))
    case 'openOnPurpose':
      return changes(state, () => ask('POST', '/v1/deliveries', { ...opening(delivery), again: true }))
    case 'send':
      return saidByStatus(await ask('PUT', `${path}/chunks/${number}`, chunk(delivery.chunks)))
    case 'sendChanged':
      return saidByStatus(await ask('PUT', `${path}/chunks/${number}`, chunk(delivery.changed)))
    case 'close':
      return changes(state, () => ask('PUT', `${path}/closure`, { manifest: delivery.manifest }))
    case 'closeChanged':
      return changes(state, () => ask('PUT', `${path}/closure`, { manifest: delivery.wrongManifest }))
    case 'abandon':
      return changes(state, () => ask('DELETE', path))
    case 'receipt': {
      const answer = await ask('GET', `${path}/receipt`)
      return said(answer, answer.status === 200 ? 'ready' : 'pending')
    }
  }
  throw new Error(`no verb ${verb}`)
}

async function answerToTenant(
  world: ReplayWorld,
  { tenant: { token } }: DeliveryParties,
  { verb, number }: Question,
): Promise<string> {
  if (verb === 'parts') return said(await world.ask('GET', `/v1/releases/${number}/parts`, { token }), 'ready')
  if (verb !== 'acknowledge') throw new Error(`no verb ${verb}`)
  const mark = (): Promise<unknown> => world.look('select acknowledged_cursor from release.feed')
  const before = JSON.stringify(await mark())
  const answer = await world.ask('PUT', '/v1/releases/acknowledgement', { token, json: { cursor: number } })
  return said(answer, before === JSON.stringify(await mark()) ? 'same' : 'ok')
}

const said = ({ status, code }: Answer, success: string): string => (status < 400 ? success : (code ?? String(status)))
const saidByStatus = (answer: Answer): string => said(answer, answer.status === 201 ? 'ok' : 'same')

function opening({ id, tenant, domain, contentTag }: SealedDelivery): Record<string, unknown> {
  return { deliveryId: id, tenant, domain, contentTag }
}
