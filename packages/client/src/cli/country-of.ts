import { isCanonical } from '@sluis/ttp-core/supplier'
import { ClientError } from '../http/errors.ts'

/**
 * The country of addresses and phones that name none: what the option says, else what is known, else NL. Throws OPTION_INVALID for
 * what is no country: by the rules of none, every postcode would be taken as it stands.
 */
export function countryOf(option: string | undefined, known: string | undefined): string {
  const country = (option ?? known ?? 'NL').trim().toUpperCase()
  if (!isCanonical('country', country)) throw new ClientError('OPTION_INVALID', { place: { setting: '--country' } })
  return country
}
