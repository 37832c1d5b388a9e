import type { SigningKey, SignPublicJwk } from '@sluis/ttp-core/common'
import { ServerError } from './errors.ts'

/**
 * The first key that the directory lists for this engine and that the engine holds: what it signs now is then verified by everybody.
 * @throws ServerError `UNAVAILABLE` while the directory lists none of them.
 */
export function listedSigner(listed: readonly SignPublicJwk[], held: readonly SigningKey[]): SigningKey {
  const signer = listed.map(({ kid }) => held.find((key) => key.kid === kid)).find((key) => key !== undefined)
  if (signer === undefined) throw new ServerError('UNAVAILABLE')
  return signer
}
