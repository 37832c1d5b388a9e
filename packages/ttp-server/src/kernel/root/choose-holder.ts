import { readFile } from 'node:fs/promises'
import type { Ceremony, RootEngine, SignPublicJwk } from '@sluis/ttp-core/pseudonymise'
import { verifyCeremony } from '@sluis/ttp-core/pseudonymise'
import { ServerError } from '../errors.ts'
import type { Logger } from '../log.ts'
import { readRootKey } from '../root-key.ts'
import { custodianHolder } from './custodians.ts'
import type { RootHolder } from './root-holder.ts'
import { holderOf } from './root-holder.ts'
import { obtainFromToken } from './token.ts'

/** Where the settings of an engine say that its root is: exactly one of a file or value, custodians, and a token. */
export interface RootSettings {
  readonly engine: RootEngine
  readonly file?: string | undefined
  readonly value?: string | undefined
  /** Signed protocol of the ceremony that made the custodians' shares. */
  readonly custodiansFile?: string | undefined
  /** Root that a PKCS #11 token unwraps, and the file of the token's PIN. */
  readonly tokenFile?: string | undefined
  readonly tokenPinFile?: string | undefined
  /** Folder of the socket at which custodians unseal. */
  readonly runtimeDirectory?: string | undefined
  /** Signs the protocol. */
  readonly registrarKey: SignPublicJwk
  readonly now: () => Date
  readonly logger: Logger
}

const isSet = (value: string | undefined): value is string => value !== undefined && value !== ''

/**
 * The root holder that the settings of an engine name.
 * @throws ServerError `CONFIGURATION_INVALID` when they name none or several, or the ceremony's protocol is not signed by the
 * registrar; the log says which.
 */
export async function chooseRootHolder(settings: RootSettings): Promise<RootHolder> {
  const { engine, file, value, custodiansFile, tokenFile, tokenPinFile, runtimeDirectory, now, logger } = settings
  const places = [isSet(file) || isSet(value), isSet(custodiansFile), isSet(tokenFile)].filter(Boolean).length
  if (places > 1) throw refuse(logger, 'the root key has several places: name one of a file, custodians and a token')
  if (isSet(custodiansFile)) {
    if (!isSet(runtimeDirectory)) throw refuse(logger, 'custodians need a socket: name the runtime folder')
    return custodianHolder({ ceremony: await readCeremony(custodiansFile, settings), runtimeDirectory, now, logger })
  }
  if (isSet(tokenFile)) {
    if (!isSet(tokenPinFile)) throw refuse(logger, 'the token needs its PIN: name the file of it')
    return holderOf('token', () => obtainFromToken({ engine, file: tokenFile, pinFile: tokenPinFile, logger }))
  }
  return holderOf('file', async () => {
    const root = await readRootKey({ file, value, logger })
    logger.warn(
      'the root key stands in clear in a file or setting: for development only, anybody who copies it has every key',
    )
    return root
  })
}

async function readCeremony(path: string, { engine, registrarKey, logger }: RootSettings): Promise<Ceremony> {
  let ceremony: Ceremony
  try {
    ceremony = await verifyCeremony((await readFile(path, 'utf8')).trim(), [registrarKey])
  } catch {
    throw refuse(logger, 'the protocol of the ceremony cannot be read, or the registrar did not sign it')
  }
  if (ceremony.engine !== engine) throw refuse(logger, 'the protocol of the ceremony is that of the other engine')
  return ceremony
}

function refuse(logger: Logger, what: string): ServerError {
  logger.error(what, { code: 'CONFIGURATION_INVALID' })
  return new ServerError('CONFIGURATION_INVALID')
}
