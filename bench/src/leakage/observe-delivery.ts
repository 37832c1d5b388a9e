import { setTimeout as wait } from 'node:timers/promises'
import type { ClientConfig } from '@sluis/client/supplier'
import { createApiClient, deliverFile, parseMapping, readConfig } from '@sluis/client/supplier'
import { watchResolved } from './watch-resolved.ts'

/** What an institution sees of a delivery, and beside it, for the control, when its rows were resolved. */
export interface Observed {
  /** Milliseconds. */
  readonly times: {
    /** The answer to the closure, receipt included. */
    readonly close: number
    /** From the closure to a status that says verified. */
    readonly verified: number
    /** One question for the status, on the mean, while the delivery was worked on. */
    readonly status: number
    /** The same as `verified` of a small delivery sent right behind it: whether the engine was still at work. */
    readonly behind: number
    /** From the closure to the last entry in the public log. */
    readonly log: number
    /** From the closure to the last row resolved; from the database. */
    readonly resolved: number
  }
  /** Every answer, without what is the delivery's own: identifiers, digests, times, signatures. */
  readonly answers: string
}

const MAPPING = parseMapping({
  columns: {
    first_name: 'givenName',
    last_name: 'familyName',
    birth_date: 'birthDate',
    email: 'email',
    phone: 'phone',
    postcode: 'postcode',
    house_number: 'houseNumber',
    visit_date: 'visitDate',
    offer: 'offerCode',
  },
})
const POLL_MS = 4

/**
 * Delivers a file, and a small one right behind it, and watches all that there is to see, until the engines have come to rest.
 * @param ownerUrl The database as its owner, for the control.
 */
export async function observeDelivery(
  configFile: string,
  ownerUrl: string,
  [file, next]: readonly [string, string],
): Promise<Observed> {
  const config = await readConfig(configFile)
  const watch = await watchResolved(ownerUrl)
  try {
    const first = await deliverTimed(config, file)
    const status = await untilVerified(config, first)
    const second = await deliverTimed(config, next)
    const behind = await untilVerified(config, second)
    const report = (await askFor(config, `/v1/deliveries/${first.deliveryId}/linkability`)) as unknown
    const resolved = (await watch.atRest()) - first.closed
    const log = (await logAtRest(config.url)) - first.closed
    return {
      times: {
        close: first.closed - first.asked,
        verified: status.at - first.closed,
        status: mean([...status.questions, ...behind.questions]),
        behind: behind.at - second.closed,
        log,
        resolved,
      },
      answers: [status.answer, behind.answer, report].map((answer) => JSON.stringify(answer, hideOwn)).join('\n'),
    }
  } finally {
    await watch.stop()
  }
}

interface Timed {
  readonly deliveryId: string
  /** When the closure was asked for and when it was answered. */
  readonly asked: number
  readonly closed: number
}

async function deliverTimed(config: ClientConfig, file: string): Promise<Timed> {
  let [asked, closed] = [0, 0]
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const isClosure = String(input instanceof Request ? input.url : input).endsWith('/closure')
    if (isClosure) asked = performance.now()
    const answer = await globalThis.fetch(input, init)
    if (isClosure) closed = performance.now()
    return answer
  }
  const { deliveryId } = await deliverFile(file, { config, mapping: MAPPING, again: true, fetch })
  return { deliveryId, asked, closed }
}

async function askFor(config: ClientConfig, path: string): Promise<unknown> {
  return (await createApiClient(config).json({ path, scope: 'delivery:read' })).body
}

async function untilVerified(
  config: ClientConfig,
  { deliveryId }: Timed,
): Promise<{ readonly at: number; readonly answer: unknown; readonly questions: readonly number[] }> {
  const api = createApiClient(config)
  const questions: number[] = []
  for (;;) {
    const start = performance.now()
    const { body } = await api.json({ path: `/v1/deliveries/${deliveryId}`, scope: 'delivery:read' })
    const at = performance.now()
    questions.push(at - start)
    // The first question fetches a token, too.
    if (isVerified(body)) return { at, answer: body, questions: questions.slice(1) }
    await wait(POLL_MS)
  }
}

const isVerified = (status: unknown): boolean =>
  typeof status === 'object' && status !== null && 'verified' in status && status.verified === true

const OWN = new Set(['deliveryId', 'openedAt', 'closedAt', 'identityDigest', 'activityDigest'])
const hideOwn = (name: string, value: unknown): unknown => (OWN.has(name) ? '' : value)

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length

/** When the newest checkpoint came after which there was none for half a second. */
async function logAtRest(url: string): Promise<number> {
  let last = ''
  let changed = performance.now()
  while (performance.now() - changed < 500) {
    const size = (await (await fetch(`${url}/v1/log/checkpoint`)).text()).split('\n')[1] ?? ''
    if (size !== last) {
      last = size
      changed = performance.now()
    }
    await wait(POLL_MS)
  }
  return changed
}
