import type { OrganisationKind, Person, Scope, Workplace } from '@sluis/ttp-core/common'
import { SCOPES_OF_KIND, scopesOfRoles } from '@sluis/ttp-core/common'
import { ServerError } from '../errors.ts'

/** What is known of everybody who shows a token, as far as the token and the directory of this moment say. */
interface Known {
  /** Identifier of the organisation: every access is to its own things only. `ttp` for the TTP's own staff. */
  readonly organisation: string
  readonly kind: Workplace
  readonly scopes: ReadonlySet<Scope>
}
/** A machine of an organisation. */
export interface ClientActor extends Known {
  readonly kind: OrganisationKind
  /** Identifier of the client (an installation of an organisation). */
  readonly client: string
  readonly person?: never
}
/** Somebody who signed in. */
export interface PersonActor extends Known {
  /** As the directory has it: identifier, roles, keys. */
  readonly person: Person
  readonly client?: never
}
/** Who asks. */
export type Actor = ClientActor | PersonActor

/** The scopes of `wanted` that an organisation of this kind may carry, in the order of the table, whatever is listed for its client. */
export function allowedScopes(kind: OrganisationKind, wanted: Iterable<Scope>): readonly Scope[] {
  const asked = new Set(wanted)
  return SCOPES_OF_KIND[kind].filter((scope) => asked.has(scope))
}

/** The scopes that a person carries, by role. */
export function allowedToPerson({ roles }: Person): readonly Scope[] {
  return scopesOfRoles(roles)
}

/**
 * The first beat of a verb: saying no needs no database.
 * @throws ServerError `SCOPE_MISSING`.
 */
export function requireScope(actor: Actor, scope: Scope): void {
  if (!actor.scopes.has(scope)) throw new ServerError('SCOPE_MISSING')
}

/**
 * The client of a verb that only machines do, whatever scopes a person carries.
 * @throws ServerError `SCOPE_MISSING`.
 */
export function requireClient(actor: Actor): string {
  if (actor.client === undefined) throw new ServerError('SCOPE_MISSING')
  return actor.client
}

/**
 * The person of a verb that only people do.
 * @throws ServerError `SCOPE_MISSING`.
 */
export function requirePerson(actor: Actor): Person {
  if (actor.person === undefined) throw new ServerError('SCOPE_MISSING')
  return actor.person
}

/** A name for counting requests: no client has one of a person, since none holds a space. */
export function countedAs({ client, person }: Actor): string {
  return client ?? countedPerson(person.id)
}

/** The name under which the requests of a person are counted. */
export function countedPerson(id: string): string {
  return `person ${id}`
}
