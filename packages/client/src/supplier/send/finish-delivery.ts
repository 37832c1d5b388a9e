import type { ApiClient } from '../../http/api-client.ts'
import type { ServiceConfig } from '../../http/config.ts'
import { concludeDelivery, type Delivered } from './conclude.ts'
import type { DeliveryEvent } from './events.ts'
import { resumeDelivery } from './resume.ts'

/**
 * Ends a delivery that an earlier run had sealed whole, without its file: uploads what the service lacks, closes, and keeps the
 * receipt. What was not sealed whole is given up, because the order of its rows died with its run. @returns Undefined when nothing
 * of this content could be ended: it is to be delivered from its file again. Throws as `deliver`.
 */
export async function finishDelivery(
  api: ApiClient<ServiceConfig>,
  contentTag: string,
  options: { readonly signal?: AbortSignal; readonly onProgress?: (event: DeliveryEvent) => void } = {},
): Promise<Delivered | undefined> {
  const { signal, onProgress = () => undefined } = options
  const unlock = await api.storage.lock(contentTag)
  try {
    const { directory } = await api.directory(signal ? { signal } : {})
    const uploaded = await resumeDelivery(api, contentTag, onProgress, signal)
    return uploaded && (await concludeDelivery(api, directory, { ...uploaded, resumed: true }, options))
  } finally {
    await unlock()
  }
}
