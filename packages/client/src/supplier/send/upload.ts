import type { ManifestChunk } from '@sluis/ttp-core/supplier'
import type { ApiClient } from '../../http/api-client.ts'
import type { ServiceConfig } from '../../http/config.ts'
import type { Outbox } from './outbox.ts'

const IN_FLIGHT = 2

/**
 * Uploads chunks from the outbox while others are still being sealed, two at a time. What waits is only chunk numbers. The first
 * error stops the taking of new chunks and is thrown by `finish`; the sealing can go on, so that the next run has only to upload.
 */
export class Uploader {
  readonly #api: ApiClient<ServiceConfig>
  readonly #outbox: Outbox
  readonly #onUploaded: (chunks: number) => void
  readonly #signal: AbortSignal | undefined
  readonly #waiting: ManifestChunk[] = []
  readonly #running = new Set<Promise<void>>()
  #failure: { readonly error: unknown } | undefined
  #uploaded = 0

  constructor(
    api: ApiClient<ServiceConfig>,
    outbox: Outbox,
    onUploaded: (chunks: number) => void,
    signal?: AbortSignal,
  ) {
    this.#api = api
    this.#outbox = outbox
    this.#onUploaded = onUploaded
    this.#signal = signal
  }

  add(chunk: ManifestChunk): void {
    this.#waiting.push(chunk)
    this.#fill()
  }

  /** What went wrong, if it cannot be mended by trying again later: sealing more is of no use then. */
  get hopeless(): unknown {
    const error = this.#failure?.error
    return error instanceof Error && 'retryable' in error && error.retryable === true ? undefined : error
  }

  /** Waits until everything that was added is uploaded. */
  async finish(): Promise<void> {
    while (this.#running.size > 0) await Promise.race(this.#running)
    if (this.#failure) throw this.#failure.error
  }

  #fill(): void {
    while (this.#running.size < IN_FLIGHT && !this.#failure) {
      const chunk = this.#waiting.shift()
      if (!chunk) return
      const task = this.#upload(chunk)
        .catch((error: unknown) => {
          this.#failure ??= { error }
        })
        .finally(() => {
          this.#running.delete(task)
          this.#fill()
        })
      this.#running.add(task)
    }
  }

  async #upload({ number, rowCount }: ManifestChunk): Promise<void> {
    const { identityPart, activityPart } = await this.#outbox.chunk(number)
    // A sealed part is base64url and dots: nothing in it needs escaping.
    const jsonText = `{"rowCount":${rowCount},"identityPart":"${identityPart}","activityPart":"${activityPart}"}`
    const path = `/v1/deliveries/${this.#outbox.label.deliveryId}/chunks/${number}`
    await this.#api.send({
      method: 'PUT',
      path,
      scope: 'delivery:write',
      jsonText,
      ...(this.#signal && { signal: this.#signal }),
    })
    this.#uploaded++
    this.#onUploaded(this.#uploaded)
  }
}
