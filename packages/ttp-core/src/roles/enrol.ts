// A client that joins or changes its keys: makes its own keys and asks for them; what it asks for counts once the registrar signs it.
export { signEnrolment, signRollover } from '../enrolment/index.ts'
export { generateSealKey, generateSignKey, parsePrivateSealKey, parseSigningKey } from '../jwk/index.ts'
export * from './base.ts'
