import type { Identity } from '../identifier/fields.ts'
import { TOKEN_FAMILY } from './families.ts'
import type { TokenInput } from './token.ts'

/**
 * Token input of a complete canonical record: institution, and every field with its name, in the order of the names. Two
 * records have one fingerprint exactly when every field is the same.
 */
export function fingerprintKey(identity: Identity, institution: string): TokenInput {
  const parts = [institution]
  for (const name of Object.keys(identity).sort()) {
    const value: unknown = identity[name as keyof Identity]
    if (value !== undefined) parts.push(name, String(value))
  }
  return { family: TOKEN_FAMILY.fingerprint, parts }
}
