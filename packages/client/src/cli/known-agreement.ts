import { type AgreementPeriod, verifyDirectory } from '@sluis/ttp-core/supplier'
import { ClientError } from '../http/errors.ts'
import { readConfig } from '../http/index.ts'
import { folderStorage } from '../state/node/folder-storage.ts'
import { configPath } from './config-path.ts'

/** What this machine knows of the agreement under which a file would be delivered. */
export interface KnownAgreement {
  readonly periods: readonly AgreementPeriod[]
  readonly country: string
}

/**
 * When agreements are in force, as the directory says that was seen last; nothing is asked of the service. Undefined where this
 * machine has no configuration, its key is protected, or no directory with such an agreement was seen. A configuration that is
 * named must be readable.
 */
export async function knownAgreement(named: string | undefined): Promise<KnownAgreement | undefined> {
  try {
    const config = await readConfig(configPath(named))
    const { organisation, tenant, domain, registrarKey, country, stateDirectory } = config
    const seen = await folderStorage(stateDirectory).read('directory.jws')
    if (seen === undefined) return undefined
    const { agreements } = await verifyDirectory(seen, registrarKey)
    const periods = agreements.filter(
      (one) => one.institution === organisation && one.tenant === tenant && one.domain === domain,
    )
    if (periods.length === 0) return undefined
    return {
      country,
      periods: periods.map(({ inForceFrom, inForceUntil, questionnaires }) => ({
        inForceFrom,
        ...(inForceUntil !== undefined && { inForceUntil }),
        ...(questionnaires !== undefined && { questionnaires }),
      })),
    }
  } catch (error) {
    if (named === undefined && error instanceof ClientError) return undefined
    throw error
  }
}
