import { type Directory, type PrivateKey, parsePrivateSealKey } from '@sluis/ttp-core/tenant'
import {
  apiDirectoryReader,
  apiLogReader,
  CheckpointKeeper,
  directoryHistory,
  type InForceAt,
} from '../auditor/index.ts'
import { type ApiClient, ClientError } from '../http/index.ts'
import { releaseApi } from './http-api.ts'
import type { TenantKeys } from './open-item.ts'
import type { ReleaseApi } from './ports.ts'

/** Everything that a pull needs of the outside. */
export interface TenantService {
  readonly api: ReleaseApi
  readonly keys: TenantKeys
  /** The newest directory, verified. */
  readonly directory: () => Promise<Directory>
  /** The versions of it that were in force when the log took an entry. */
  readonly inForceAt: InForceAt
  readonly checkpoints: Pick<CheckpointKeeper, 'hold' | 'holdNewest'>
}

/** The service as a tenant's client sees it. Throws `ClientError` KEY_FILE_UNREADABLE unless the configuration has sealing keys. */
export function tenantService(client: ApiClient, signal?: AbortSignal): TenantService {
  const { organisation, sealKeys, registrarKey } = client.config
  const checkpoints = new CheckpointKeeper(client.storage, apiLogReader(client, signal))
  return {
    api: releaseApi(client, signal),
    keys: { tenant: organisation, sealKeys: parseSealKeys(sealKeys ?? []) },
    directory: async () => (await client.directory({ refresh: true, ...(signal && { signal }) })).directory,
    inForceAt: directoryHistory({
      read: apiDirectoryReader(client, signal),
      registrarKey,
      newest: () => client.directory(signal && { signal }),
      holdCheckpoint: (seen) => checkpoints.hold(seen),
      ...(signal && { signal }),
    }),
    checkpoints,
  }
}

function parseSealKeys(values: readonly unknown[]): PrivateKey[] {
  try {
    if (values.length > 0) return values.map((value) => parsePrivateSealKey(value))
  } catch {
    // The core's error names no value, but only the setting helps whoever reads it.
  }
  throw new ClientError('KEY_FILE_UNREADABLE', { place: { setting: 'sealKeys' } })
}
