import type { Claim } from '../claim.ts'
import { claimOf } from './check.ts'
import { secrecyClaims } from './claims-secrecy.ts'

/** Secrecy, unlinkability and acceptance, for any number of deliveries. */
export const claims: readonly Claim[] = [...secrecyClaims].map(claimOf)
