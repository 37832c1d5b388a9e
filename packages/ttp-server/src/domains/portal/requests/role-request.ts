import { type Directory, PERSON_ROLES, type PersonRole, WORKPLACES_OF_ROLE } from '@sluis/ttp-core/common'
import { z } from 'zod'
import { ProblemError } from '../../../kernel/http/problem.ts'

/** What an administrator can ask the registrar to change, closed. */
export const ROLE_REQUEST_KINDS = ['grant', 'withdraw', 'suspend', 'restore'] as const
export type RoleRequestKind = (typeof ROLE_REQUEST_KINDS)[number]

/** A request to change who may do what. Identifiers of the directory and closed words alone: there is no room for a name or a remark. */
export interface RoleRequest {
  readonly kind: RoleRequestKind
  readonly person: string
  readonly role: PersonRole | undefined
}

const Fields = z.strictObject({
  kind: z.enum(ROLE_REQUEST_KINDS),
  person: z.string().regex(/^[a-z0-9-]{2,40}$/),
  role: z.enum(['', ...PERSON_ROLES]),
})

/** @throws ProblemError `REQUEST_MALFORMED` for a request that lacks its role, has one that it does not need, or asks for one of another workplace. */
export function parseRoleRequest(fields: unknown): RoleRequest {
  const parsed = Fields.safeParse(fields)
  if (!parsed.success) throw malformed('/kind')
  const { kind, person, role } = parsed.data
  const needsRole = kind === 'grant' || kind === 'withdraw'
  if (!needsRole) return { kind, person, role: undefined }
  if (role === '' || !WORKPLACES_OF_ROLE[role].includes('institution')) throw malformed('/role')
  return { kind, person, role }
}

/**
 * Refuses a request about somebody of another organisation: applied, it would let one institution suspend another's people. Whoever is not in
 * the directory yet may be asked for.
 * @throws ProblemError `REQUEST_MALFORMED`. Who works where is no secret: the directory is public.
 */
export function requireOwn({ person }: RoleRequest, institution: string, { people }: Directory): void {
  const known = people.find(({ id }) => id === person)
  if (known !== undefined && known.organisation !== institution) throw malformed('/person')
}

const malformed = (path: string): ProblemError =>
  new ProblemError('REQUEST_MALFORMED', { fields: [{ path, rule: 'custom' }] })
