import { CoreError } from '../errors.ts'
import type { Directory, DirectoryDomain } from './directory.ts'

/**
 * Holds the pseudonym domains of a later version against those of an earlier one: mode and prefix of a domain stay, its epoch never
 * falls, and its prefix goes to no other. Otherwise the same pseudonyms would mean two things. Throws DIRECTORY_INVALID.
 */
export function checkDomainsKept(earlier: Directory, later: Directory): void {
  const byName = new Map(earlier.domains.map((domain) => [nameOf(domain), domain]))
  const byPrefix = new Map(earlier.domains.map((domain) => [domain.prefix, domain]))
  for (const [place, domain] of later.domains.entries()) {
    const before = byName.get(nameOf(domain))
    const kept =
      before === undefined ||
      (before.mode === domain.mode && before.prefix === domain.prefix && before.epoch <= domain.epoch)
    const holder = byPrefix.get(domain.prefix)
    if (!kept || (holder !== undefined && nameOf(holder) !== nameOf(domain))) {
      throw new CoreError('DIRECTORY_INVALID', `domains[${place}]`)
    }
  }
}

const nameOf = ({ tenant, id }: DirectoryDomain): string => `${tenant}/${id}`
