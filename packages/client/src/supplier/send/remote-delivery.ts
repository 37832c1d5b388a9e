import { z } from 'zod'
import type { ApiClient } from '../../http/api-client.ts'
import type { ServiceConfig } from '../../http/config.ts'
import { ClientError } from '../../http/errors.ts'
import type { OutboxLabel } from './outbox.ts'

const schema = z.object({
  deliveryId: z.string(),
  tenant: z.string(),
  domain: z.string(),
  state: z.enum(['open', 'closed', 'abandoned', 'refused']),
  openedAt: z.string(),
  closedAt: z.string().nullish(),
  rowCount: z.number().nullish(),
  chunks: z
    .array(z.object({ number: z.int(), rowCount: z.int(), identityDigest: z.string(), activityDigest: z.string() }))
    .optional(),
  verified: z.boolean().optional(),
  refusal: z.object({ code: z.string(), chunk: z.int() }).nullish(),
  /** The months, YYYY-MM, that the institution said it is about. */
  period: z.object({ from: z.string(), until: z.string() }).nullish(),
})

/** A delivery as the service sees it. */
export type RemoteDelivery = z.infer<typeof schema>

function parseDelivery(body: unknown): RemoteDelivery {
  const parsed = schema.safeParse(body)
  if (!parsed.success) throw new ClientError('ANSWER_UNEXPECTED')
  return parsed.data
}

/** Announces a delivery. Throws DELIVERY_DUPLICATE when the same content was delivered before and `again` is not said. */
export async function openDelivery(
  api: ApiClient<ServiceConfig>,
  label: OutboxLabel,
  { again, period }: { readonly again: boolean; readonly period?: { readonly from: string; readonly until: string } },
  signal?: AbortSignal,
): Promise<void> {
  const { deliveryId, tenant, domain, contentTag } = label
  const body = { deliveryId, tenant, domain, contentTag, ...(again && { again }), ...(period && { period }) }
  await api.send({ method: 'POST', path: '/v1/deliveries', scope: 'delivery:write', body, ...(signal && { signal }) })
}

/** The delivery, or undefined if the service does not have it. */
export async function getDelivery(
  api: ApiClient<ServiceConfig>,
  deliveryId: string,
  signal?: AbortSignal,
): Promise<RemoteDelivery | undefined> {
  try {
    const path = `/v1/deliveries/${encodeURIComponent(deliveryId)}`
    const { body } = await api.json({ path, scope: 'delivery:read', ...(signal && { signal }) })
    return parseDelivery(body)
  } catch (error) {
    if (error instanceof ClientError && error.status === 404) return undefined
    throw error
  }
}

/** The institution's own deliveries, newest first. */
export async function listDeliveries(api: ApiClient<ServiceConfig>, limit: number): Promise<RemoteDelivery[]> {
  const { body } = await api.json({ path: `/v1/deliveries?limit=${limit}`, scope: 'delivery:read' })
  const list = z.union([
    z.array(z.unknown()),
    z.object({ deliveries: z.array(z.unknown()) }).transform((it) => it.deliveries),
  ])
  const parsed = list.safeParse(body)
  if (!parsed.success) throw new ClientError('ANSWER_UNEXPECTED')
  return parsed.data.map(parseDelivery)
}

/** Gives up an open delivery; one that is not there, or not open any more, is left as it is. */
export async function abandonDelivery(
  api: ApiClient<ServiceConfig>,
  deliveryId: string,
  signal?: AbortSignal,
): Promise<void> {
  try {
    await api.send({
      method: 'DELETE',
      path: `/v1/deliveries/${deliveryId}`,
      scope: 'delivery:write',
      ...(signal && { signal }),
    })
  } catch (error) {
    if (error instanceof ClientError && (error.status === 404 || error.status === 409)) return
    throw error
  }
}
