import type { OrganisationKind, Scope } from '@sluis/ttp-core/common'
import { ServerError } from '../errors.ts'

/** Who asks, as far as the token and the directory of this moment say. */
export interface Actor {
  /** Identifier of the client (an installation of an organisation). */
  readonly client: string
  /** Identifier of the organisation: every access is to its own things only. */
  readonly organisation: string
  readonly kind: OrganisationKind
  readonly scopes: ReadonlySet<Scope>
}

/**
 * The scopes that a kind of organisation can have at all. A registrar's mistake cannot give an institution the tenant's gate,
 * or the other way round.
 */
export const SCOPES_OF_KIND = {
  institution: ['delivery:write', 'delivery:read', 'log:read'],
  tenant: ['release:read', 'log:read'],
  auditor: ['log:read'],
} as const satisfies Record<OrganisationKind, readonly Scope[]>

/** The scopes of `wanted` that an organisation of this kind may carry, in the order of the table. */
export function allowedScopes(kind: OrganisationKind, wanted: Iterable<Scope>): readonly Scope[] {
  const asked = new Set(wanted)
  return SCOPES_OF_KIND[kind].filter((scope) => asked.has(scope))
}

/**
 * The first beat of a verb: saying no needs no database.
 * @throws ServerError `SCOPE_MISSING`.
 */
export function requireScope(actor: Actor, scope: Scope): void {
  if (!actor.scopes.has(scope)) throw new ServerError('SCOPE_MISSING')
}
