import type { Ceremony, Directory } from '@sluis/ttp-core/common'
import { ServerError } from '../kernel/errors.ts'

const ROLE = { key: 'key-custodian', identity: 'identity-custodian' } as const

/**
 * Demands that everybody who holds a share is an active person of the directory with the role for it.
 * @throws ServerError `CUSTODIAN_UNKNOWN`.
 */
export function demandCustodians({ engine, shares }: Ceremony, { people }: Directory): void {
  for (const { custodian } of shares) {
    const person = people.find(({ id }) => id === custodian)
    if (person?.status !== 'active' || !person.roles.includes(ROLE[engine])) throw new ServerError('CUSTODIAN_UNKNOWN')
  }
}
