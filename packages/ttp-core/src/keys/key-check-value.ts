import { enc, LABEL } from '../encoding/index.ts'
import { CoreError } from '../errors.ts'
import { equalBytes, nobleMac } from '../primitives.ts'
import type { SecretKey } from './secret-key.ts'

const LENGTH = 8

/** Key check value: the first 8 bytes of HMAC-SHA-256(key, enc("kcv")). It may be stored in clear beside the key's name. */
export function keyCheckValue(key: SecretKey): Uint8Array {
  return key.lend((bytes) => nobleMac.hmacSha256(bytes, enc(LABEL.keyCheckValue))).slice(0, LENGTH)
}

/** Demands that the key is the one whose check value was recorded. Throws KEY_CHECK_FAILED. */
export function checkKey(key: SecretKey, recorded: Uint8Array): void {
  if (!equalBytes(keyCheckValue(key), recorded)) throw new CoreError('KEY_CHECK_FAILED')
}
