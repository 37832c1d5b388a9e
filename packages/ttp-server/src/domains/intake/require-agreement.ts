import type { Directory } from '@sluis/ttp-core/common'
import { findAgreement } from '@sluis/ttp-core/common'
import { ServerError } from '../../kernel/errors.ts'
import { dayOf } from '../../kernel/http/day.ts'

/**
 * No delivery without a processor agreement that is in force today (by UTC): neither opened nor closed.
 * @throws ServerError `AGREEMENT_MISSING`.
 */
export function requireAgreement(
  directory: Directory,
  parties: { readonly institution: string; readonly tenant: string; readonly domain: string },
  now: Date,
): void {
  const today = dayOf(now)
  const { institution, tenant, domain } = parties
  if (findAgreement(directory, { institution, tenant, domain }, today) === undefined)
    throw new ServerError('AGREEMENT_MISSING')
}
