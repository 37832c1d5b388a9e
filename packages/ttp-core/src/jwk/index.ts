export type {
  PrivateJwk,
  PrivateKey,
  PublicJwk,
  SealKeyPair,
  SealPublicJwk,
  SigningKey,
  SignKeyPair,
  SignPublicJwk,
} from './jwk.ts'
export { generateSealKey, generateSignKey, sealKeyFromSeed, signKeyFromSeed } from './make-key.ts'
export { isSealPoint, parsePrivateSealKey, parseSealKey, parseSigningKey, parseSignKey } from './parse-key.ts'
export { type KeyHandle, type Signer, signerKey } from './signer.ts'
export { fingerprint, thumbprint } from './thumbprint.ts'
