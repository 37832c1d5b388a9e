import { CoreError } from '../errors.ts'
import { deriveKey, KEY_PURPOSE, type SecretKey } from '../keys/index.ts'

declare const brand: unique symbol

/** K_H: 32 bytes, makes inner values; the same for all domains of an era. */
export type InnerKey = SecretKey & { readonly [brand]: 'InnerKey' }
/** K_T: 64 bytes, wraps inner values for one tenant, domain and epoch. */
export type WrapKey = SecretKey & { readonly [brand]: 'WrapKey' }
/** K_E: 64 bytes, encrypts subjects for one tenant, domain and epoch. */
export type ReversibleKey = SecretKey & { readonly [brand]: 'ReversibleKey' }

/** Where a pseudonym key is used; the purpose is fixed by the function. */
export interface PseudonymKeyContext {
  readonly tenant: string
  readonly domain: string
  readonly epoch: number
}

/** Derives K_H (purpose pseudonym-inner). Tenant is '' when the era spans tenants. Throws as `deriveKey`. */
export function deriveInnerKey(root: SecretKey, seed: SecretKey, context: PseudonymKeyContext): InnerKey {
  return innerKey(deriveKey(root, seed, { ...pick(context), purpose: KEY_PURPOSE.pseudonymInner }, 32))
}

/** Derives K_T (purpose pseudonym-wrap). Throws as `deriveKey`. */
export function deriveWrapKey(root: SecretKey, seed: SecretKey, context: PseudonymKeyContext): WrapKey {
  return wrapKey(deriveKey(root, seed, { ...pick(context), purpose: KEY_PURPOSE.pseudonymWrap }, 64))
}

/** Derives K_E (purpose pseudonym-reversible). Throws as `deriveKey`. */
export function deriveReversibleKey(root: SecretKey, seed: SecretKey, context: PseudonymKeyContext): ReversibleKey {
  return reversibleKey(deriveKey(root, seed, { ...pick(context), purpose: KEY_PURPOSE.pseudonymReversible }, 64))
}

/** Takes an already derived key as K_H. Throws KEY_LENGTH_INVALID unless 32 bytes. */
export function innerKey(key: SecretKey): InnerKey {
  return demandLength(key, 32) as InnerKey
}

/** Takes an already derived key as K_T. Throws KEY_LENGTH_INVALID unless 64 bytes. */
export function wrapKey(key: SecretKey): WrapKey {
  return demandLength(key, 64) as WrapKey
}

/** Takes an already derived key as K_E. Throws KEY_LENGTH_INVALID unless 64 bytes. */
export function reversibleKey(key: SecretKey): ReversibleKey {
  return demandLength(key, 64) as ReversibleKey
}

function demandLength(key: SecretKey, length: number): SecretKey {
  if (key.length !== length) throw new CoreError('KEY_LENGTH_INVALID')
  return key
}

function pick({ tenant, domain, epoch }: PseudonymKeyContext): PseudonymKeyContext {
  return { tenant, domain, epoch }
}
