import { CLIENT_ID, DIGEST_HEX, documentForm, TIMESTAMP, UUID } from '../document/form.ts'
import { canonicalJson, utf8 } from '../encoding/index.ts'
import { CoreError } from '../errors.ts'

/** What can be written in the log, closed: `delivery.closed` is what a receipt proves, `release.assembled` what a release proves. */
export const AUDIT_ACTIONS = [
  'directory.published',
  'delivery.opened',
  'delivery.closed',
  'delivery.abandoned',
  'delivery.refused',
  'batch.resolved',
  'batch.pseudonymised',
  'change.pseudonymised',
  'release.assembled',
  'release.acknowledged',
  'key.created',
  'key.lent',
  'key.rotated',
  'key.destroyed',
  'key.planned',
  'key.activated',
  'key.retired',
  'destruction.requested',
  'destruction.approved',
  'destruction.refused',
  'rewrap.executed',
  'rewrap.refused',
  'token.issued',
  'client.enrolled',
  'model.activated',
  'review.decided',
  'person.explained',
  'engine.unsealed',
  'engine.sealed',
  'person.erased',
  'delivery.surveyed',
  'alarm.decided',
  'canary.planted',
  'cohort.agreed',
  'reveal.requested',
  'reveal.approved',
  'reveal.refused',
  'reveal.opened',
  'reveal.executed',
  'reveal.answered',
  'reveal.ended',
  'translation.requested',
  'translation.approved',
  'translation.refused',
  'translation.executed',
  'translation.answered',
  'translation.ended',
  'session.begun',
  'role.requested',
  'role.answered',
  'consent.withdrawn',
  'log.endorsed',
] as const

/** One action of the closed list. */
export type AuditAction = (typeof AUDIT_ACTIONS)[number]

/** One entry of the audit log: who did what when. About what, only its commitment says, see `commit`. */
export interface AuditEntry {
  readonly schema: 'sluis-audit/1'
  /** UUID. */
  readonly id: string
  /** RFC 3339, UTC, milliseconds. */
  readonly at: string
  readonly action: AuditAction
  /** Identifier of an organisation or client, or the name of a process such as 'engine:identity'. */
  readonly actor: string
  /** SHA-256 in hex. */
  readonly commitment: string
}

/** Largest entry, in bytes. */
export const MAX_ENTRY_LENGTH = 4096

const form = documentForm('AUDIT_ENTRY_INVALID')

/** The leaf of the log that an entry is: canonical JSON, at most 4096 bytes. Throws AUDIT_ENTRY_INVALID. */
export function formatEntry(entry: AuditEntry): string {
  return canonicalJson(readEntry(entry))
}

/** An entry from its text, which must be the canonical one. Throws AUDIT_ENTRY_INVALID. */
export function parseEntry(text: string): AuditEntry {
  if (text.length > MAX_ENTRY_LENGTH) throw new CoreError('AUDIT_ENTRY_INVALID')
  const entry = readEntry(parseJson(text))
  if (canonicalJson(entry) !== text || utf8(text).length > MAX_ENTRY_LENGTH) throw new CoreError('AUDIT_ENTRY_INVALID')
  return entry
}

function readEntry(value: unknown): AuditEntry {
  const members = form.object(value, 'entry', ['schema', 'id', 'at', 'action', 'actor', 'commitment'])
  return {
    schema: form.oneOf(members.schema, 'schema', ['sluis-audit/1'] as const),
    id: form.text(members.id, 'id', UUID),
    at: form.text(members.at, 'at', TIMESTAMP),
    action: form.oneOf(members.action, 'action', AUDIT_ACTIONS),
    actor: form.text(members.actor, 'actor', CLIENT_ID),
    commitment: form.text(members.commitment, 'commitment', DIGEST_HEX),
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new CoreError('AUDIT_ENTRY_INVALID')
  }
}
