import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { JsonValue } from '@sluis/ttp-core/supplier'
import type { ApiClient } from '../../http/api-client.ts'
import type { ServiceConfig } from '../../http/config.ts'
import { FileError } from '../findings.ts'
import type { Mapping } from '../map/mapping.ts'
import { sourceTag } from '../send/content-tag.ts'

/**
 * Tag of a file as it lies there: its path, size, times of writing and of change in nanoseconds, and its place on the disk. Whoever
 * sets the time of writing back changes the other one. Throws FILE_UNREADABLE and STATE_UNWRITABLE.
 */
export async function fileTag(
  { storage, config }: ApiClient<ServiceConfig>,
  path: string,
  mapping: Mapping | undefined,
): Promise<string> {
  const found = await stat(path, { bigint: true }).catch((cause: unknown) => {
    throw new FileError('FILE_UNREADABLE', {}, { cause })
  })
  const { tenant = '', domain = '', country } = config
  return sourceTag(storage, {
    name: resolve(path),
    stamp: [found.size, found.mtimeNs, found.ctimeNs, found.dev, found.ino].join(' '),
    reading: { mapping: (mapping ?? null) as unknown as JsonValue, country },
    tenant,
    domain,
  })
}
