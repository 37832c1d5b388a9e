import { CoreError } from '../errors.ts'
import { checkHolders } from './check-holders.ts'
import { checkPeople } from './check-people.ts'
import { checkPeriods } from './check-periods.ts'
import { checkReferences } from './check-references.ts'
import type { Directory, Organisation } from './directory.ts'
import { TTP } from './roles.ts'
import { SCOPES_OF_KIND } from './scopes.ts'

/**
 * What the form alone does not show: identifiers, clients, prefixes and accounts are unique, every key has one holder, references exist,
 * scopes and roles fit the organisation, nobody holds roles that open both gates. Throws DIRECTORY_NOT_UNIQUE,
 * DIRECTORY_REFERENCE_UNKNOWN, DIRECTORY_KEY_SHARED, DIRECTORY_OPENS_BOTH_GATES or DIRECTORY_INVALID, with the place.
 */
export function checkDirectory(directory: Directory): void {
  const { organisations, domains, agreements, translations, people, portal } = directory
  requireUnique('organisations', organisations, ({ id }) => id)
  requireUnique(
    'clients',
    organisations.flatMap(({ clients }) => clients),
    ({ clientId }) => clientId,
  )
  requireUnique('domains', domains, ({ tenant, id }) => `${tenant}/${id}`)
  requireUnique('domains', domains, ({ prefix }) => prefix)
  requireUnique('agreements', agreements, ({ id }) => id)
  requireUnique('translations', translations, ({ id }) => id)
  requireUnique('people', people, ({ id }) => id)
  requireUnique('portal.bundles', portal?.bundles ?? [], ({ digest }) => digest)
  for (const [index, organisation] of organisations.entries())
    checkOrganisation(organisation, `organisations[${index}]`)
  const holders = checkHolders(directory)
  checkReferences(directory)
  checkPeriods('agreements', agreements, ({ institution, tenant, domain }) => `${institution}/${tenant}/${domain}`)
  checkPeriods('translations', translations, ({ from, to }) =>
    [from.tenant, from.domain, to.tenant, to.domain].join('/'),
  )
  checkPeople(directory, holders)
}

function requireUnique<T>(where: string, items: readonly T[], keyOf: (item: T) => string): void {
  const seen = new Set<string>()
  for (const [index, item] of items.entries()) {
    const key = keyOf(item)
    if (seen.has(key)) throw new CoreError('DIRECTORY_NOT_UNIQUE', `${where}[${index}]`)
    seen.add(key)
  }
}

function checkOrganisation({ id, kind, clients, sealKeys }: Organisation, where: string): void {
  if (id === TTP) throw new CoreError('DIRECTORY_INVALID', `${where}.id`)
  const allowed = SCOPES_OF_KIND[kind]
  const scopes = clients.flatMap((client) => client.scopes)
  // Delivering opens the gate of identities, reading releases that of activities.
  if (scopes.includes('release:read') && scopes.some((scope) => scope.startsWith('delivery:'))) {
    throw new CoreError('DIRECTORY_OPENS_BOTH_GATES', where)
  }
  for (const scope of scopes) {
    if (allowed.includes(scope)) continue
    const code = scope === 'log:read' || kind === 'auditor' ? 'DIRECTORY_INVALID' : 'DIRECTORY_OPENS_BOTH_GATES'
    throw new CoreError(code, where)
  }
  if ((kind === 'tenant') !== sealKeys.length > 0) throw new CoreError('DIRECTORY_INVALID', `${where}.sealKeys`)
}
