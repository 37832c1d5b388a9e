// Joining, and changing keys: for an institution, a tenant or an auditor.

export { type EnrolmentStage, enrolmentStage, readEnrolment } from './enrolment-file.ts'
export { CHECKS, type Check, examine, type Finding } from './examine.ts'
export { type FinishOptions, finishEnrolment } from './finish-enrolment.ts'
export { dropOldKeys, type RotateOptions, rotateKey } from './rotate-key.ts'
export { sendEnrolment } from './send-enrolment.ts'
export { type SettledAgreement, settleAgreement } from './settle-agreement.ts'
export { type StartedEnrolment, type StartOptions, startEnrolment } from './start-enrolment.ts'
