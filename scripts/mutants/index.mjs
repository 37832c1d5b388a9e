import { ACCESS_MUTANTS } from './access.mjs'
import { ANSWER_MUTANTS } from './answers.mjs'
import { APPROVAL_MUTANTS } from './approvals.mjs'
import { GRANT_MUTANTS } from './grants.mjs'
import { LOG_KEY_MUTANTS } from './log-keys.mjs'
import { PORTAL_MUTANTS } from './portal.mjs'
import { PORTAL_SESSION_MUTANTS } from './portal-sessions.mjs'

/** Every seeded flaw, by its name. */
export const MUTANTS = [
  ...ACCESS_MUTANTS,
  ...GRANT_MUTANTS,
  ...APPROVAL_MUTANTS,
  ...ANSWER_MUTANTS,
  ...PORTAL_MUTANTS,
  ...PORTAL_SESSION_MUTANTS,
  ...LOG_KEY_MUTANTS,
]
