import type { Identity } from '../identifier/fields.ts'
import { emailIsShared, isLikelyDefaultDate } from '../identifier/keys/index.ts'
import { isIdentifying } from './is-identifying.ts'
import type { LinkabilityStrength } from './report.ts'

/** What counts in a row for its strength. */
export interface RowFacts {
  readonly identity: Identity
  readonly emailShared: boolean
  readonly januaryFirst: boolean
  /** A person's name: surname, with given name or initials. */
  readonly named: boolean
  /** Postcode, or street with town. */
  readonly placed: boolean
  /** Place and house number: somebody's door. */
  readonly addressed: boolean
  readonly identifying: boolean
  readonly strength: LinkabilityStrength
}

/** Looks at one canonical identity; that of an anonymous row is empty. */
export function readRowFacts(identity: Identity): RowFacts {
  const { email, birthDate, organisation, household } = identity
  const emailShared = email !== undefined && emailIsShared(email)
  const januaryFirst = birthDate !== undefined && isLikelyDefaultDate(birthDate)
  const named =
    identity.familyName !== undefined &&
    (identity.givenName ?? identity.initials) !== undefined &&
    organisation !== true &&
    household !== true
  const placed = identity.postcode !== undefined || (identity.street !== undefined && identity.city !== undefined)
  const addressed = placed && identity.houseNumber !== undefined && identity.postOfficeBox !== true
  const identifying = isIdentifying(identity)
  const own = organisation !== true
  const strong =
    (own && email !== undefined && !emailShared) ||
    (own && identity.phone !== undefined && identity.phoneKind === 'mobile') ||
    (named && birthDate !== undefined && !januaryFirst)
  const strength = strong
    ? 'strong'
    : named && addressed
      ? 'nameAndAddress'
      : identity.relationNumber !== undefined
        ? 'institutionOnly'
        : addressed
          ? 'householdOnly'
          : identifying
            ? 'weak'
            : 'none'
  return { identity, emailShared, januaryFirst, named, placed, addressed, identifying, strength }
}
