import { join } from 'node:path'
import type { SecretKey } from '@sluis/ttp-core/pseudonymise'
import { collectRoot } from '../ceremony/collect-root.ts'
import type { ShareSource } from '../ceremony/read-share.ts'
import { createLogger } from '../kernel/log.ts'
import { OptionError } from '../kernel/option-error.ts'
import { obtainFromToken } from '../kernel/root/token.ts'
import { readRootKey } from '../kernel/root-key.ts'
import { systemNow } from '../processes/system.ts'
import { readProtocol } from './ceremony-options.ts'

/**
 * The root of the identity engine for one command, from where the engine's own settings say that it is: custodians, who give their shares at
 * this terminal one after the other, a token, or a file.
 * @param sources Files of shares, instead of the terminal.
 * @returns The root, which the caller destroys.
 * @throws ServerError `CONFIGURATION_INVALID`, `CEREMONY_INVALID`, `TOKEN_UNAVAILABLE`, `TERMINAL_MISSING`, and of a share.
 */
export async function rootFromSettings(
  environment: NodeJS.ProcessEnv,
  sources: readonly ShareSource[] = [],
): Promise<SecretKey> {
  const logger = createLogger('sluis-server')
  const { SLUIS_IDENTITY_CUSTODIANS_FILE: custodians, SLUIS_REGISTRAR_KEY: registrarKey } = environment
  const { SLUIS_IDENTITY_TOKEN_FILE: file, SLUIS_IDENTITY_TOKEN_PIN_FILE: pinFile } = environment
  if (custodians !== undefined && registrarKey !== undefined) {
    const ceremony = await readProtocol(custodians, registrarKey, 'SLUIS_IDENTITY_CUSTODIANS_FILE')
    if (ceremony.engine !== 'identity') throw new OptionError('CEREMONY_INVALID', 'SLUIS_IDENTITY_CUSTODIANS_FILE')
    const tell = (line: string): void => void process.stderr.write(`${line}\n`)
    return (await collectRoot({ ceremony, sources, now: systemNow, tell })).root
  }
  if (file !== undefined && pinFile !== undefined) return obtainFromToken({ engine: 'identity', file, pinFile, logger })
  const { SLUIS_IDENTITY_ROOT_FILE: rootFile, SLUIS_IDENTITY_ROOT: value } = environment
  return readRootKey({ file: rootFile, value, logger }).catch((cause: unknown) => {
    throw new OptionError('CONFIGURATION_INVALID', 'SLUIS_IDENTITY_ROOT_FILE', cause)
  })
}

/** The root that the embedded default keeps in a data folder. */
export const rootFromFolder = (folder: string): Promise<SecretKey> =>
  readRootKey({ file: join(folder, 'identity-engine', 'root') })
