import { canonicalJson, isLinkabilityReport, type LinkabilityReport } from '@sluis/ttp-core/supplier'
import type { ApiClient } from '../../http/api-client.ts'
import type { ServiceConfig } from '../../http/config.ts'
import { ClientError } from '../../http/errors.ts'
import { readOwnLinkability } from './own-linkability.ts'

/** How well a delivery can be linked, as both sides counted it. */
export interface DeliveryLinkability {
  /** What the service counted; absent while it has not, or when it refused the delivery. */
  readonly report?: LinkabilityReport
  /** What was counted here before sealing; absent for a delivery that left from elsewhere. */
  readonly own?: LinkabilityReport
  /** `pending`: the service has not verified the delivery yet. `one-sided`: there are no two to compare. */
  readonly comparison: 'same' | 'different' | 'pending' | 'one-sided'
}

/**
 * The linkability of a past delivery, from the service and as kept here.
 * @throws ClientError `ANSWER_UNEXPECTED` when the service answers with something else; whatever else a request can end with.
 */
export async function compareLinkability(
  api: ApiClient<ServiceConfig>,
  deliveryId: string,
  signal?: AbortSignal,
): Promise<DeliveryLinkability> {
  const own = await readOwnLinkability(api.storage, deliveryId)
  const answer = await fetchReport(api, deliveryId, signal)
  const known = own === undefined ? {} : { own }
  if (answer === 'pending') return { ...known, comparison: 'pending' }
  if (answer === undefined) return { ...known, comparison: 'one-sided' }
  if (own === undefined) return { report: answer, comparison: 'one-sided' }
  const same = canonicalJson(own) === canonicalJson(answer)
  return { report: answer, own, comparison: same ? 'same' : 'different' }
}

async function fetchReport(
  api: ApiClient<ServiceConfig>,
  deliveryId: string,
  signal?: AbortSignal,
): Promise<LinkabilityReport | 'pending' | undefined> {
  try {
    const path = `/v1/deliveries/${encodeURIComponent(deliveryId)}/linkability`
    const { status, body } = await api.json({ path, scope: 'delivery:read', ...(signal && { signal }) })
    if (status === 202) return 'pending'
    if (!isLinkabilityReport(body)) throw new ClientError('ANSWER_UNEXPECTED')
    return body
  } catch (error) {
    if (error instanceof ClientError && error.status === 404) return undefined
    throw error
  }
}
