import type { ApiClientOptions } from '../../http/api-client.ts'
import type { ClientConfig } from '../../http/config.ts'
import { ClientError } from '../../http/errors.ts'
import { createApiClient } from '../../http/node/api-client.ts'
import type { FileReport } from '../check/report.ts'
import type { Mapping } from '../map/mapping.ts'
import type { Origin } from '../read/origin.ts'
import type { Delivered } from '../send/conclude.ts'
import { type DeliveryOptions, deliver, rehearse } from '../send/deliver.ts'
import { deliverSealed } from '../send/deliver-sealed.ts'
import { fileTag } from './file-tag.ts'
import { prepareFile } from './open-file.ts'

/** How a file is delivered. */
export interface DeliverOptions extends Omit<ApiClientOptions, 'now'>, DeliveryOptions {
  readonly config: ClientConfig
  /** Without one, the columns are recognised. */
  readonly mapping?: Mapping
}

/**
 * Delivers a file as a whole: read, canonicalise, shuffle, split, seal, upload, close, verify and keep the receipt.
 * Killed at any moment, the same call goes on; from when everything was sealed without reading the file again. Throws `FileError` for
 * what is wrong with the file, `ClientError` for everything between here and the service, `CoreError` for a directory or receipt
 * that does not hold.
 */
export async function deliverFile(file: string | Origin, options: DeliverOptions): Promise<Delivered> {
  const { config, mapping, signal } = options
  try {
    const api = createApiClient(config, options)
    // Before the first look at the content: what is written to the file from now on changes the tag.
    const tag = typeof file === 'string' ? await fileTag(api, file, mapping) : undefined
    const known = tag === undefined ? undefined : await deliverSealed(api, tag, options)
    if (known) return known
    const prepared = await prepareFile(file, mapping, signal ? { signal } : {})
    return await deliver(api, prepared, { ...options, ...(tag !== undefined && { sourceTag: tag }) })
  } catch (error) {
    if (signal?.aborted && !(error instanceof ClientError)) throw new ClientError('ABORTED', { retryable: true })
    throw error
  }
}

/** What `deliverFile` would do, without announcing or sending anything; the directory is fetched to know the agreement. */
export async function rehearseDelivery(file: string | Origin, options: DeliverOptions): Promise<FileReport> {
  const { config, mapping, signal } = options
  const prepared = await prepareFile(file, mapping, signal ? { signal } : {})
  return rehearse(createApiClient(config, options), prepared, options)
}
