import type { OrganisationKind } from './directory.ts'
import type { PersonRole } from './roles.ts'

/** What can be asked for over HTTP, closed: every operation that is not public names one. */
export const SCOPES = [
  'delivery:write',
  'delivery:read',
  'release:read',
  'rewrap:write',
  'log:read',
  'reveal:request',
  'reveal:read',
  'reveal:approve',
] as const
/** What a client or a person may ask for. */
export type Scope = (typeof SCOPES)[number]

/** What clients of an organisation may ask for, by its kind. Delivering belongs to institutions, reading releases to tenants; nobody has both. */
export const SCOPES_OF_KIND: Readonly<Record<OrganisationKind, readonly Scope[]>> = {
  institution: ['delivery:write', 'delivery:read', 'log:read'],
  tenant: ['release:read', 'rewrap:write', 'log:read'],
  auditor: ['log:read'],
}

/** What a person may ask for, by role. No role delivers or reads releases: those are a machine's, with keys of its own. */
export const SCOPES_OF_ROLE: Readonly<Record<PersonRole, readonly Scope[]>> = {
  'institution-administrator': ['delivery:read', 'log:read'],
  operator: ['log:read'],
  registrar: ['log:read'],
  'key-custodian': ['log:read'],
  'identity-custodian': ['log:read'],
  'reveal-requester': ['log:read', 'reveal:request', 'reveal:read'],
  'reveal-approver': ['log:read', 'reveal:read', 'reveal:approve'],
  'clerical-reviewer': ['log:read'],
  auditor: ['log:read'],
  'data-protection-officer': ['log:read', 'reveal:read'],
}

/** Roles whose holders sign in with a second factor. */
export const SECOND_FACTOR_ROLES: readonly PersonRole[] = [
  'operator',
  'registrar',
  'key-custodian',
  'identity-custodian',
  'reveal-requester',
  'reveal-approver',
  'clerical-reviewer',
  'data-protection-officer',
]

/** The scopes of people with these roles, each once, in the order of `SCOPES`. */
export function scopesOfRoles(roles: readonly PersonRole[]): readonly Scope[] {
  return SCOPES.filter((scope) => roles.some((role) => SCOPES_OF_ROLE[role].includes(scope)))
}

/** Whether one of the roles wants a second factor. */
export function needsSecondFactor(roles: readonly PersonRole[]): boolean {
  return roles.some((role) => SECOND_FACTOR_ROLES.includes(role))
}
