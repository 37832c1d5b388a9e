import type { FieldEvidence, Frequencies, LinkageModel, LinkageRecord, Weight } from '@sluis/ttp-core/identity'
import { weigh } from '@sluis/ttp-core/identity'
import type { Profile } from '../vault/profile.ts'
import { gatherEvidence } from './gather-evidence.ts'

/** How likely a record is a person's, and why. */
export interface Score {
  readonly evidence: FieldEvidence
  readonly weight: Weight
}

/** Scores a record against all that is known of a person. */
export function score(record: LinkageRecord, profile: Profile, frequencies: Frequencies, model: LinkageModel): Score {
  const evidence = gatherEvidence(record, profile)
  return { evidence, weight: weigh(evidence, frequencies, model) }
}
