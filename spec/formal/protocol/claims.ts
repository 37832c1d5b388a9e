import type { Claim } from '../claim.ts'
import { type Checked, claimOf } from './check.ts'
import { acceptanceClaims } from './claims-acceptance.ts'
import { coalitionClaims } from './claims-coalitions.ts'
import { guessingClaims } from './claims-guessing.ts'
import { secrecyClaims } from './claims-secrecy.ts'
import { unlinkabilityClaims } from './claims-unlinkability.ts'

/** Every claim with its models. */
export const checked: readonly Checked[] = [
  ...secrecyClaims,
  ...unlinkabilityClaims,
  ...guessingClaims,
  ...acceptanceClaims,
  ...coalitionClaims,
]

/** Secrecy, unlinkability, guessing, acceptance and coalitions, for any number of deliveries. */
export const claims: readonly Claim[] = checked.map(claimOf)
