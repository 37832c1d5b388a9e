import type { AuditAction } from '@sluis/ttp-core/pseudonymise'

/**
 * Which database roles may say that something was done. PostgreSQL writes the role beside each entry that waits (column
 * `appended_by`, which no role may write itself): a process that was taken over cannot put the acts of another into the log.
 */
export const APPENDERS: Readonly<Record<AuditAction, readonly string[]>> = {
  'directory.published': ['ttp_registry'],
  'token.issued': ['ttp_registry'],
  'client.enrolled': ['ttp_registry'],
  'delivery.opened': ['ttp_intake'],
  'delivery.closed': ['ttp_intake'],
  'delivery.abandoned': ['ttp_intake'],
  'delivery.refused': ['ttp_identity'],
  'batch.resolved': ['ttp_identity'],
  'model.activated': ['ttp_identity'],
  'person.explained': ['ttp_identity'],
  'delivery.surveyed': ['ttp_identity'],
  'alarm.decided': ['ttp_identity'],
  'canary.planted': ['ttp_identity'],
  'cohort.agreed': ['ttp_identity'],
  'review.decided': ['ttp_reviewer', 'ttp_identity'],
  'batch.pseudonymised': ['ttp_pseudonymise'],
  'change.pseudonymised': ['ttp_pseudonymise'],
  'release.assembled': ['ttp_release'],
  'release.acknowledged': ['ttp_release'],
  'key.created': ['ttp_keys'],
  'key.lent': ['ttp_keys'],
  'key.rotated': ['ttp_keys'],
  'key.destroyed': ['ttp_keys'],
  'reveal.requested': ['ttp_reveal'],
  'reveal.approved': ['ttp_reveal'],
  'reveal.refused': ['ttp_reveal'],
  'reveal.opened': ['ttp_pseudonymise'],
  'reveal.executed': ['ttp_identity'],
  'reveal.ended': ['ttp_pseudonymise', 'ttp_identity'],
  'translation.requested': ['ttp_reveal'],
  'translation.approved': ['ttp_reveal'],
  'translation.refused': ['ttp_reveal'],
  'translation.executed': ['ttp_pseudonymise'],
  'translation.ended': ['ttp_pseudonymise'],
  'engine.unsealed': ['ttp_keys', 'ttp_identity'],
  'engine.sealed': ['ttp_keys', 'ttp_identity'],
}
