import type { Directory, Organisation } from '../directory/index.ts'
import { findOrganisation } from '../directory/look-up.ts'
import type { SignPublicJwk } from '../jwk/index.ts'

/** Somebody whom the directory names: who he works for, what he may do, and the keys by which he signs. */
export interface ActingPerson {
  readonly id: string
  /** 'ttp' for the operator's own staff, else an organisation's identifier. */
  readonly organisation: string
  /** '' or a digest of the person's account. */
  readonly account: string
  readonly roles: readonly string[]
  readonly keys: readonly SignPublicJwk[]
  readonly status: 'active' | 'suspended'
  /** YYYY-MM-DD, included. */
  readonly validUntil?: string
}

/** What of a directory says who may ask and approve. */
export type PeopleDirectory = Directory & { readonly people: readonly ActingPerson[] }

const STAFF = 'ttp'

/** The person of this identifier, suspended or not. */
export function personOf(directory: PeopleDirectory, id: string): ActingPerson | undefined {
  return directory.people.find((person) => person.id === id)
}

/** Whether the person may act on this day (YYYY-MM-DD): neither he nor the organisation he works for is suspended or expired. */
export function mayAct(directory: PeopleDirectory, person: ActingPerson, onDate: string): boolean {
  const employer: Organisation | undefined = findOrganisation(directory, person.organisation)
  const isEmployed = person.organisation === STAFF || employer?.status === 'active'
  const isCurrent = person.validUntil === undefined || onDate <= person.validUntil
  return person.status === 'active' && isEmployed && isCurrent
}

/** Whether two entries may be one human being: the same identifier, account or key. */
export function samePerson(a: ActingPerson, b: ActingPerson): boolean {
  const sharesKey = a.keys.some(({ kid }) => b.keys.some((key) => key.kid === kid))
  return a.id === b.id || (a.account !== '' && a.account === b.account) || sharesKey
}
