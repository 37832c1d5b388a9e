import type { ErrorRows } from './error-rows.ts'

/** Requests that two persons approve, and too many requests. */
export const APPROVAL_ERRORS = {
  REQUEST_INVALID: {
    status: 422,
    text: 'The signed request does not follow its schema. Make it again with the current client.',
  },
  REQUEST_SIGNATURE_INVALID: {
    status: 422,
    text: 'The request is not signed by a key that the directory names for its requester.',
  },
  REQUEST_NOT_ALLOWED: {
    status: 403,
    text: 'This person may not ask for this: not active, without the role, of another organisation, or another than the one who signed in. Ask the registrar.',
  },
  REQUEST_EXPIRED: { status: 409, text: 'The request is not valid at this moment. Make a new one.' },
  REQUEST_EXISTS: { status: 409, text: 'Another request has this identifier. Make a new one.' },
  REVEAL_NOT_ALLOWED: {
    status: 403,
    text: 'Nobody may be revealed here: the domain is irreversible or sets no limit for it, or no agreement in force names one-to-one contact. Ask the registrar.',
  },
  TRANSLATE_NOT_ALLOWED: {
    status: 403,
    text: 'The directory has no translation in force between these domains. Ask the registrar.',
  },
  SELECTION_MISMATCH: {
    status: 422,
    text: 'This part of the selection is not the one that the request names. Send the very part that was made with it.',
  },
  APPROVAL_INVALID: {
    status: 422,
    text: 'The approval does not follow its schema. Make it again with the current client.',
  },
  APPROVAL_SIGNATURE_INVALID: {
    status: 422,
    text: 'The approval is not signed by a key that the directory names for its approver.',
  },
  APPROVAL_OTHER_REQUEST: {
    status: 422,
    text: 'The approval is of another request. Approve this one, as it is signed.',
  },
  APPROVAL_NOT_ALLOWED: {
    status: 403,
    text: 'This person may not approve this: not active, without the role, or another than the one who signed in.',
  },
  APPROVAL_NOT_INDEPENDENT: {
    status: 403,
    text: 'The approver is the requester, or shares an account or key with the requester. Ask somebody else.',
  },
  APPROVAL_OUT_OF_TIME: {
    status: 422,
    text: 'The approval was not given between the making of the request and its end. Approve it again.',
  },
  APPROVAL_EXISTS: { status: 409, text: 'This approver has answered already. An answer cannot be changed.' },
  RATE_LIMITED: { status: 429, text: 'Too many requests. Wait as long as Retry-After says.' },
} as const satisfies ErrorRows
