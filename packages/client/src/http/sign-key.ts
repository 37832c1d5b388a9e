import { type Directory, findClient, type Signer } from '@sluis/ttp-core/common'
import type { ServiceConfig } from './config.ts'
import { ClientError } from './errors.ts'

/**
 * The key that signs now: of those that this client holds, the one that stands first in the list that the directory names for it.
 * So a new key is used from the moment that the registrar has taken it over, without anybody doing anything here. Throws
 * KEY_NOT_IN_DIRECTORY.
 */
export function signKeyInForce(
  config: Pick<ServiceConfig, 'organisation' | 'clientId' | 'signKey' | 'nextSignKeys'>,
  directory: Directory,
): Signer {
  const found = findClient(directory, config.clientId)
  const named = found?.organisation.id === config.organisation ? found.client.keys : []
  const held = [config.signKey, ...(config.nextSignKeys ?? [])]
  for (const { kid } of named) {
    const own = held.find((key) => key.kid === kid)
    if (own) return own
  }
  throw new ClientError('KEY_NOT_IN_DIRECTORY')
}
