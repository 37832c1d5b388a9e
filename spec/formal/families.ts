import { existsSync } from 'node:fs'
import type { Claim } from './claim.ts'

const FAMILIES = ['protocol', 'lifecycle', 'exhaustive', 'encoding']

/** The claims of every family that is there. */
export async function allClaims(): Promise<readonly Claim[]> {
  const found: Claim[] = []
  for (const family of FAMILIES) {
    const file = new URL(`${family}/claims.ts`, import.meta.url)
    if (existsSync(file)) found.push(...((await import(file.href)) as { claims: readonly Claim[] }).claims)
  }
  return found
}
