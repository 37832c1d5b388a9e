import type { FieldEvidence, Frequencies } from '@sluis/ttp-core/identity'
import type { Profile } from '../vault/profile.ts'
import { compareProfiles } from './compare-profiles.ts'
import type { Scale } from './scale.ts'
import { totalUnder } from './weigh-total.ts'

/** How likely two persons are one. */
export interface JointWeight {
  /** Means over the records of either, each weighed against all that is known of the other, in bits. */
  readonly left: number
  readonly right: number
  /** Mean of the two: both persons count alike. */
  readonly bits: number
  /** How all that is known of the one stands to all that is known of the other. */
  readonly evidence: FieldEvidence
}

/**
 * Weighs two persons against each other by all their records: one that fits both is not enough, and one name or birth date among
 * many must not bridge two people.
 */
export function weighPersons(
  left: Profile,
  right: Profile,
  scale: Scale,
  frequencies: Omit<Frequencies, 'persons'> = {},
): JointWeight {
  const [one, other] = compareProfiles(left, right)
  const weigher = totalUnder(scale)
  const totalOf = (evidence: FieldEvidence): number => weigher(evidence, frequencies)
  // Of a person without a record all that is known counts as one.
  const mean = (records: readonly FieldEvidence[], person: FieldEvidence): number =>
    records.length === 0
      ? totalOf(person)
      : records.reduce((sum, evidence) => sum + totalOf(evidence), 0) / records.length
  const means = { left: mean(one.records, one.person), right: mean(other.records, other.person) }
  return { ...means, bits: (means.left + means.right) / 2, evidence: one.person }
}
