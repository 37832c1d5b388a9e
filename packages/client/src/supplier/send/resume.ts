import type { ManifestChunk } from '@sluis/ttp-core/supplier'
import type { ApiClient } from '../../http/api-client.ts'
import type { ServiceConfig } from '../../http/config.ts'
import type { DeliveryEvent } from './events.ts'
import { Outbox, type SealedOutbox } from './outbox.ts'
import { abandonDelivery, getDelivery, type RemoteDelivery } from './remote-delivery.ts'
import { Uploader } from './upload.ts'

/**
 * Goes on with what an earlier run of the same content left. A complete outbox is uploaded where the service lacks it; an
 * incomplete one is given up, there and here, because the order of its rows died with its process. Returns what is ready for
 * closing, or undefined if a new delivery must be made.
 */
export async function resumeDelivery(
  api: ApiClient<ServiceConfig>,
  contentTag: string,
  onEvent: (event: DeliveryEvent) => void,
  signal?: AbortSignal,
): Promise<{ outbox: Outbox; sealed: SealedOutbox } | undefined> {
  await Outbox.sweep(api.storage)
  for (const outbox of await Outbox.list(api.storage)) {
    if (outbox.label.contentTag !== contentTag) continue
    const { deliveryId } = outbox.label
    const sealed = await outbox.sealed()
    const remote = sealed && (await getDelivery(api, deliveryId, signal))
    if (sealed && remote && (await isUsable(outbox, sealed, remote))) {
      const missing = remote.state === 'open' ? lacking(sealed.chunks, remote) : []
      onEvent({ event: 'resumed', deliveryId, chunks: sealed.chunks.length, missing: missing.length })
      const before = sealed.chunks.length - missing.length
      const uploader = new Uploader(
        api,
        outbox,
        (chunks) => onEvent({ event: 'uploaded', chunks: before + chunks, of: sealed.chunks.length }),
        signal,
      )
      for (const chunk of missing) uploader.add(chunk)
      await uploader.finish()
      return { outbox, sealed }
    }
    await discardOutbox(api, outbox, onEvent, signal)
  }
  return undefined
}

/** Gives up a delivery, at the service and here. */
export async function discardOutbox(
  api: ApiClient<ServiceConfig>,
  outbox: Outbox,
  onEvent: (event: DeliveryEvent) => void,
  signal?: AbortSignal,
): Promise<void> {
  const { deliveryId } = outbox.label
  await abandonDelivery(api, deliveryId, signal)
  await outbox.remove()
  onEvent({ event: 'abandoned', deliveryId })
}

/** Gives up whatever is left of this content. */
export async function discardContent(
  api: ApiClient<ServiceConfig>,
  contentTag: string,
  onEvent: (event: DeliveryEvent) => void,
  signal?: AbortSignal,
): Promise<void> {
  for (const outbox of await Outbox.list(api.storage)) {
    if (outbox.label.contentTag === contentTag) await discardOutbox(api, outbox, onEvent, signal)
  }
}

function lacking(chunks: readonly ManifestChunk[], remote: RemoteDelivery): ManifestChunk[] {
  const there = new Set(remote.chunks?.map(({ number }) => number))
  return chunks.filter(({ number }) => !there.has(number))
}

/** A closed delivery only lacks its receipt; an open one can go on if every part that is still to go is whole. */
async function isUsable(outbox: Outbox, sealed: SealedOutbox, remote: RemoteDelivery): Promise<boolean> {
  if (remote.state === 'closed') return true
  if (remote.state !== 'open') return false
  for (const chunk of lacking(sealed.chunks, remote)) if (!(await outbox.wholeChunk(chunk))) return false
  return true
}
