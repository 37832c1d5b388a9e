// A person who asks for something, or answers: signs requests and approvals by a key of his own; derives and links nothing.
export { signApproval, signRequest } from '../approval/index.ts'
export { generateSealKey, generateSignKey, parsePrivateSealKey, parseSigningKey } from '../jwk/index.ts'
export * from './base.ts'
