// Joining, and changing keys: for an institution, a tenant or an auditor.
export { CHECKS, type Check, examine, type Finding } from './examine.ts'
export { type FinishOptions, finishEnrolment } from './finish-enrolment.ts'
export { dropOldKeys, type RotateOptions, rotateKey } from './rotate-key.ts'
export { type StartedEnrolment, type StartOptions, startEnrolment } from './start-enrolment.ts'
