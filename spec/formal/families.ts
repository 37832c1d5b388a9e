import type { Claim } from './claim.ts'
import { claims as encoding } from './encoding/claims.ts'
import { claims as exhaustive } from './exhaustive/claims.ts'
import { claims as lifecycle } from './lifecycle/claims.ts'
import { claims as protocol } from './protocol/claims.ts'

/** The claims of every family. */
export const CLAIMS: readonly Claim[] = [...protocol, ...lifecycle, ...exhaustive, ...encoding]
