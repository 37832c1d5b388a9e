import { CoreError } from '../errors.ts'

/** What a key may be for, closed. A key of one purpose is never used for another. */
export const KEY_PURPOSE = {
  keyEncryption: 'key-encryption',
  pseudonymInner: 'pseudonym-inner',
  pseudonymWrap: 'pseudonym-wrap',
  pseudonymReversible: 'pseudonym-reversible',
  linkage: 'linkage',
  vault: 'vault',
  seal: 'seal',
  sign: 'sign',
  log: 'log',
} as const

/** A purpose of the closed table. */
export type KeyPurpose = (typeof KEY_PURPOSE)[keyof typeof KEY_PURPOSE]

/** Where a key may be used. Tenant and domain are '' for keys that belong to none; the epoch counts from 0 to 2^32 - 1. */
export interface KeyContext {
  readonly purpose: KeyPurpose
  readonly tenant: string
  readonly domain: string
  readonly epoch: number
}

const PURPOSES: ReadonlySet<string> = new Set(Object.values(KEY_PURPOSE))
const NAME = /^[\x21-\x7e]{0,64}$/
const MAX_EPOCH = 0xffff_ffff

/** The fields of a key context in the order in which they are encoded; the epoch in 4 bytes. Throws KEY_CONTEXT_INVALID. */
export function keyContextFields(context: KeyContext): [string, string, string, Uint8Array] {
  const { purpose, tenant, domain, epoch } = context
  if (!PURPOSES.has(purpose) || !NAME.test(tenant) || !NAME.test(domain)) throw new CoreError('KEY_CONTEXT_INVALID')
  return [purpose, tenant, domain, epochBytes(epoch)]
}

/** An epoch as 4 bytes, big-endian. Throws KEY_CONTEXT_INVALID. */
export function epochBytes(epoch: number): Uint8Array {
  if (!Number.isInteger(epoch) || epoch < 0 || epoch > MAX_EPOCH) throw new CoreError('KEY_CONTEXT_INVALID')
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, epoch)
  return bytes
}
