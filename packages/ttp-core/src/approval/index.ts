export {
  APPROVALS_NEEDED,
  type ApprovedRequest,
  type CheckedApproval,
  checkApproval,
  checkApprovals,
  ROLE_OF_APPROVER,
} from './check-approvals.ts'
export { type CheckedRequest, checkRequest, ROLES_OF_REQUESTER } from './check-request.ts'
export { parseApproval } from './parse-approval.ts'
export {
  MAX_REQUEST_LIFE_MS,
  MAX_REVEAL_PERSONS,
  MAX_TRANSLATE_PARTS,
  MAX_TRANSLATE_PSEUDONYMS,
  parseRequest,
} from './parse-request.ts'
export {
  checkDayLimit,
  checkRevealAllowed,
  checkTranslateAllowed,
  consentingInstitutions,
  type ReversibleDomain,
  requireRevealDomain,
} from './permission.ts'
export {
  type ApprovableRequest,
  type Approval,
  DESTRUCTIBLE_PURPOSES,
  type DestructiblePurpose,
  type KeyDestructionRequest,
  LEGAL_GROUNDS,
  type LegalGround,
  REQUEST_ACTS,
  type RequestAct,
  type RequestOf,
  type RevealRequest,
  type Selection,
  type TranslateRequest,
} from './request.ts'
export { checkSelected, revealSelection, translateSelection } from './selection.ts'
export { requestDigest, signApproval, signRequest } from './sign.ts'
