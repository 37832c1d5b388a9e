import type { SignPublicJwk } from '../jwk/index.ts'
import type {
  Agreement,
  Directory,
  DirectoryClient,
  DirectoryDomain,
  Organisation,
  Person,
  Status,
} from './directory.ts'

/** The organisation of this identifier, suspended or not. */
export function findOrganisation(directory: Directory, id: string): Organisation | undefined {
  return directory.organisations.find((organisation) => organisation.id === id)
}

/** The client of this identifier, and the organisation that it belongs to. */
export function findClient(
  directory: Directory,
  clientId: string,
): { readonly organisation: Organisation; readonly client: DirectoryClient } | undefined {
  for (const organisation of directory.organisations) {
    const client = organisation.clients.find((candidate) => candidate.clientId === clientId)
    if (client !== undefined) return { organisation, client }
  }
  return undefined
}

/** The pseudonym domain of this tenant. */
export function findDomain(
  directory: Directory,
  { tenant, domain }: { tenant: string; domain: string },
): DirectoryDomain | undefined {
  return directory.domains.find((candidate) => candidate.tenant === tenant && candidate.id === domain)
}

/** The agreement in force between these parties on this day (YYYY-MM-DD). None while either party is suspended. */
export function findAgreement(
  directory: Directory,
  { institution, tenant, domain }: { institution: string; tenant: string; domain: string },
  onDate: string,
): Agreement | undefined {
  if (findOrganisation(directory, institution)?.status !== 'active') return undefined
  if (findOrganisation(directory, tenant)?.status !== 'active') return undefined
  return directory.agreements.find(
    (agreement) =>
      agreement.institution === institution &&
      agreement.tenant === tenant &&
      agreement.domain === domain &&
      isInForce(agreement, onDate),
  )
}

/** Whether the agreement is in force on this day (YYYY-MM-DD), first and last day included. */
export function isInForce(agreement: Agreement, onDate: string): boolean {
  return agreement.inForceFrom <= onDate && (agreement.inForceUntil === undefined || onDate <= agreement.inForceUntil)
}

/**
 * The keys by which an organisation may sign on this day (YYYY-MM-DD, by UTC): those of its clients that may act, and none while the
 * organisation is suspended.
 */
export function currentSignKeysOf(organisation: Organisation, onDate: string): readonly SignPublicJwk[] {
  if (organisation.status !== 'active') return []
  return organisation.clients.filter((client) => isCurrent(client, onDate)).flatMap(({ keys }) => keys)
}

/** Whether a client or a person may act on this day (YYYY-MM-DD, by UTC): active, and not after the last day. */
export function isCurrent(
  { status, validUntil }: { readonly status: Status; readonly validUntil?: string },
  onDate: string,
): boolean {
  return status === 'active' && (validUntil === undefined || onDate <= validUntil)
}

/** The person of this identifier, suspended or not. */
export function findPerson(directory: Directory, id: string): Person | undefined {
  return directory.people.find((person) => person.id === id)
}

/** Everybody who stands behind this account (`accountDigest`), at most one for each organisation. */
export function findPeopleOfAccount(directory: Directory, account: string): readonly Person[] {
  return account === '' ? [] : directory.people.filter((person) => person.account === account)
}
