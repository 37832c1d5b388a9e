import type { Scope } from '@sluis/ttp-core/common'
import { ProblemError } from '../../kernel/http/problem.ts'

/**
 * The scopes of a new token: all that are allowed, or those that were asked for.
 * @param requested Scopes separated by spaces.
 * @throws ProblemError `SCOPE_MISSING` when one was asked for that is not allowed.
 */
export function grantedScopes(requested: string | undefined, allowed: readonly Scope[]): readonly Scope[] {
  if (requested === undefined) return allowed
  const wanted = new Set(requested.split(' ').filter((scope) => scope !== ''))
  const granted = allowed.filter((scope) => wanted.has(scope))
  // A token for less than was asked for would fail later and elsewhere.
  if (granted.length !== wanted.size) throw new ProblemError('SCOPE_MISSING', { error: 'invalid_scope' })
  return granted
}
