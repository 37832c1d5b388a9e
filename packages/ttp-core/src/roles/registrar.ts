// The registrar: makes keys, and signs the directory that everybody trusts.
export { signCeremony } from '../custody/sign-ceremony.ts'
export { parseDirectory, signDirectory } from '../directory/index.ts'
export { generateSealKey, generateSignKey, parsePrivateSealKey, parseSigningKey } from '../jwk/index.ts'
export * from './base.ts'
