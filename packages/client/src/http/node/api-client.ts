import { folderStorage } from '../../state/node/folder-storage.ts'
import { type ApiClient, type ApiClientOptions, clientOf } from '../api-client.ts'
import type { ClientConfig } from '../config.ts'
import { httpsFetch } from './https-fetch.ts'

/** Makes a client of the service for one organisation, with its state in the configured folder. Nothing is asked until the first call. */
export function createApiClient(config: ClientConfig, options: ApiClientOptions = {}): ApiClient {
  const { tls, stateDirectory } = config
  return clientOf(config, folderStorage(stateDirectory), { ...(tls && { fetch: httpsFetch(tls) }), ...options })
}
