import { DIGEST_HEX, documentForm, NAME_ID, UUID } from '../document/form.ts'
import { readMoment } from './moment.ts'
import type { Approval } from './request.ts'

const form = documentForm('APPROVAL_INVALID')

/** An approval that follows its schema, no unknown member. Throws APPROVAL_INVALID with the place. */
export function parseApproval(value: unknown): Approval {
  const members = form.object(value, 'approval', ['schema', 'id', 'request', 'decision', 'approver', 'at'])
  return {
    schema: form.oneOf(members.schema, 'schema', ['sluis-approval/1'] as const),
    id: form.text(members.id, 'id', UUID),
    request: form.text(members.request, 'request', DIGEST_HEX),
    decision: form.oneOf(members.decision, 'decision', ['approve', 'refuse'] as const),
    approver: form.text(members.approver, 'approver', NAME_ID),
    at: readMoment(form, 'APPROVAL_INVALID', members.at, 'at'),
  }
}
