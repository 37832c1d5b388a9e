import type { Directory, SealOptions, SigningKey } from '@sluis/ttp-core/identity'
import { ServerError } from '../../../kernel/errors.ts'

/** By whom and to whom an act outside the engine's own work seals what the tenants are to be told. */
export interface SealingKeys {
  /** The directory in force: to whom changes are sealed. Undefined when there is none, and nobody to be told. */
  readonly directory: Directory | undefined
  readonly signKeys: readonly SigningKey[]
}

/**
 * Looked up when something is sealed: where nobody is to be told, no directory is needed.
 * @returns Options whose members throw ServerError `KEY_UNAVAILABLE` when the directory does not name the keys.
 */
export function sealing({ directory, signKeys }: SealingKeys): SealOptions {
  return {
    get recipient() {
      const key = directory?.engines.key.seal[0]
      if (key === undefined) throw new ServerError('KEY_UNAVAILABLE')
      return key
    },
    get signer() {
      const listed = directory?.engines.identity.sign.map(({ kid }) => signKeys.find((key) => key.kid === kid))
      const key = listed?.find((one) => one !== undefined)
      if (key === undefined) throw new ServerError('KEY_UNAVAILABLE')
      return key
    },
  }
}
