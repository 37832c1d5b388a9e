import type { ApiClient } from '../../http/api-client.ts'
import type { ServiceConfig } from '../../http/config.ts'
import { ClientError } from '../../http/errors.ts'
import { concludeDelivery, type Delivered } from './conclude.ts'
import { type DeliveryOptions, STALE } from './deliver.ts'
import { Outbox } from './outbox.ts'
import { resumeDelivery } from './resume.ts'

/**
 * Sends what an earlier run sealed of a file that lies there unchanged, without reading or hashing it. Undefined when there is
 * nothing sealed, or what there is cannot be sent any more: then the file is delivered by `deliver`. Throws as `deliver`.
 */
export async function deliverSealed(
  api: ApiClient<ServiceConfig>,
  sourceTag: string,
  options: Pick<DeliveryOptions, 'signal' | 'onProgress' | 'receiptPolling'> = {},
): Promise<Delivered | undefined> {
  const { signal, onProgress = () => undefined } = options
  for (const outbox of await Outbox.list(api.storage)) {
    if (outbox.label.sourceTag !== sourceTag) continue
    const { deliveryId, contentTag } = outbox.label
    const unlock = await api.storage.lock(contentTag)
    try {
      if ((await outbox.sealed()) === undefined) {
        onProgress({ event: 'rereading', deliveryId })
        return undefined
      }
      const { directory } = await api.directory(signal ? { signal } : {})
      const earlier = await resumeDelivery(api, contentTag, onProgress, signal)
      return earlier && (await concludeDelivery(api, directory, { ...earlier, resumed: true }, options))
    } catch (error) {
      // The reading path knows how to make it anew.
      const isStale = error instanceof ClientError && (STALE.has(error.code) || error.code === 'DELIVERY_INCOMPLETE')
      if (!isStale) throw error
      return undefined
    } finally {
      await unlock()
    }
  }
  return undefined
}
