import { CoreError } from '../errors.ts'
import type { Agreement, Directory, Organisation, OrganisationKind, Scope } from './directory.ts'

const SCOPES_OF: Record<OrganisationKind, readonly Scope[]> = {
  institution: ['delivery:write', 'delivery:read', 'log:read'],
  tenant: ['release:read', 'log:read'],
  auditor: ['log:read'],
}

/**
 * What the form alone does not show: identifiers, clients and prefixes are unique, references exist, every key has one
 * holder, scopes fit the organisation. Throws DIRECTORY_NOT_UNIQUE, DIRECTORY_REFERENCE_UNKNOWN, DIRECTORY_KEY_SHARED,
 * DIRECTORY_OPENS_BOTH_GATES or DIRECTORY_INVALID, with the place.
 */
export function checkDirectory(directory: Directory): void {
  const { organisations, domains, agreements } = directory
  requireUnique('organisations', organisations, ({ id }) => id)
  requireUnique(
    'clients',
    organisations.flatMap(({ clients }) => clients),
    ({ clientId }) => clientId,
  )
  requireUnique('domains', domains, ({ tenant, id }) => `${tenant}/${id}`)
  requireUnique('domains', domains, ({ prefix }) => prefix)
  requireUnique('agreements', agreements, ({ id }) => id)
  for (const [index, organisation] of organisations.entries())
    checkOrganisation(organisation, `organisations[${index}]`)
  checkHolders(directory)
  checkReferences(directory)
  checkPeriods(agreements)
}

function requireUnique<T>(where: string, items: readonly T[], keyOf: (item: T) => string): void {
  const seen = new Set<string>()
  for (const [index, item] of items.entries()) {
    const key = keyOf(item)
    if (seen.has(key)) throw new CoreError('DIRECTORY_NOT_UNIQUE', `${where}[${index}]`)
    seen.add(key)
  }
}

function checkOrganisation({ kind, clients, sealKeys }: Organisation, where: string): void {
  const allowed = SCOPES_OF[kind]
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

/** Every key has one holder. A sealing key with two would open what is meant for the other: both gates. */
function checkHolders({ engines, organisations }: Directory): void {
  const holders = new Map<string, string>()
  const claim = (kid: string, holder: string, code: 'DIRECTORY_KEY_SHARED' | 'DIRECTORY_OPENS_BOTH_GATES') => {
    const other = holders.get(kid)
    if (other !== undefined) throw new CoreError(other === holder ? 'DIRECTORY_NOT_UNIQUE' : code, holder)
    holders.set(kid, holder)
  }
  for (const name of ['identity', 'key'] as const) {
    for (const { kid } of engines[name].seal) claim(kid, `engines.${name}`, 'DIRECTORY_OPENS_BOTH_GATES')
    for (const { kid } of engines[name].sign) claim(kid, `engines.${name}`, 'DIRECTORY_OPENS_BOTH_GATES')
  }
  for (const [index, { sealKeys, clients }] of organisations.entries()) {
    const holder = `organisations[${index}]`
    for (const { kid } of sealKeys) {
      claim(
        kid,
        holder,
        holders.get(kid)?.startsWith('engines') ? 'DIRECTORY_OPENS_BOTH_GATES' : 'DIRECTORY_KEY_SHARED',
      )
    }
    for (const [number, { keys }] of clients.entries()) {
      for (const { kid } of keys) claim(kid, `${holder}.clients[${number}]`, 'DIRECTORY_KEY_SHARED')
    }
  }
}

function checkReferences({ organisations, domains, agreements }: Directory): void {
  const kinds = new Map(organisations.map(({ id, kind }) => [id, kind]))
  const domainIds = new Set(domains.map(({ tenant, id }) => `${tenant}/${id}`))
  for (const [index, { tenant }] of domains.entries()) {
    if (kinds.get(tenant) !== 'tenant') throw new CoreError('DIRECTORY_REFERENCE_UNKNOWN', `domains[${index}].tenant`)
  }
  for (const [index, { institution, tenant, domain }] of agreements.entries()) {
    const where = `agreements[${index}]`
    if (kinds.get(institution) !== 'institution')
      throw new CoreError('DIRECTORY_REFERENCE_UNKNOWN', `${where}.institution`)
    if (!domainIds.has(`${tenant}/${domain}`)) throw new CoreError('DIRECTORY_REFERENCE_UNKNOWN', `${where}.domain`)
  }
}

/** Periods run forwards, and on any day at most one agreement is in force between the same parties. */
function checkPeriods(agreements: readonly Agreement[]): void {
  const sorted = [...agreements.entries()].sort(([, a], [, b]) =>
    a.inForceFrom < b.inForceFrom ? -1 : Number(a.inForceFrom > b.inForceFrom),
  )
  const lastDay = new Map<string, string>()
  for (const [index, { institution, tenant, domain, inForceFrom, inForceUntil }] of sorted) {
    if (inForceUntil !== undefined && inForceUntil < inForceFrom) {
      throw new CoreError('DIRECTORY_INVALID', `agreements[${index}].inForceUntil`)
    }
    const parties = `${institution}/${tenant}/${domain}`
    const before = lastDay.get(parties)
    if (before !== undefined && inForceFrom <= before)
      throw new CoreError('DIRECTORY_NOT_UNIQUE', `agreements[${index}]`)
    lastDay.set(parties, inForceUntil ?? '9999-12-31')
  }
}
