import { bech32m } from '@scure/base'
import { enc, fromHex, LABEL, toHex } from '../encoding/index.ts'
import { CoreError } from '../errors.ts'
import { SecretKey } from '../keys/index.ts'
import { sha256 } from '../primitives.ts'
import { findTypingErrors } from './typing-errors.ts'

/** The engines that have a root. */
export const ROOT_ENGINES = ['key', 'identity'] as const
export type RootEngine = (typeof ROOT_ENGINES)[number]

/** What is readable of a share; it says nothing about the root. */
export interface ShareName {
  readonly engine: RootEngine
  /** 6 random bytes in hex: which ceremony made it. */
  readonly ceremony: string
  /** How many shares give the root; 2 to 16. */
  readonly threshold: number
  /** Its own number; 1 to 16. */
  readonly number: number
  /** Key check value of the root: 8 bytes in hex. */
  readonly keyCheckValue: string
}

/** One custodian's share of the root of an engine. */
export interface Share extends ShareName {
  /** 33 bytes as Shamir's scheme over GF(2^8) makes them: 32 values, then their place (1 to 255). */
  readonly secret: SecretKey
}

/** Length of a share as bytes. */
export const SHARE_LENGTH = 50
/** Most shares that a ceremony makes. */
export const SHARES_MAX = 16

const VERSION = 0x01
const SECRET_AT = 17
const SECRET_LENGTH = 33
const PREFIX = { key: 'key', identity: 'ide' } as const satisfies Record<RootEngine, string>
const TEXT_LENGTH = 90
const SPACING = /[\t\n\r -]+/g
const CEREMONY = /^[0-9a-f]{12}$/
const CHECK_VALUE = /^[0-9a-f]{16}$/

/**
 * The bytes of a share: version, ceremony (6), threshold, number, key check value (8), secret (33). The caller zeroes them.
 * Throws SHARE_MALFORMED.
 */
export function encodeShare(share: Share): Uint8Array {
  const { ceremony, threshold, number, keyCheckValue, secret } = share
  const isWhole = CEREMONY.test(ceremony) && CHECK_VALUE.test(keyCheckValue) && secret.length === SECRET_LENGTH
  if (!isWhole || !isCount(threshold, 2) || !isCount(number, 1) || secret.lend((values) => values.at(-1) === 0)) {
    throw new CoreError('SHARE_MALFORMED')
  }
  const bytes = new Uint8Array(SHARE_LENGTH)
  bytes[0] = VERSION
  bytes.set(fromHex(ceremony), 1)
  bytes[7] = threshold
  bytes[8] = number
  bytes.set(fromHex(keyCheckValue), 9)
  secret.lend((values) => bytes.set(values, SECRET_AT))
  return bytes
}

/** The share that the bytes of an engine's share are. Throws SHARE_MALFORMED. */
export function decodeShare(engine: RootEngine, bytes: Uint8Array): Share {
  const [threshold = 0, number = 0] = bytes.subarray(7, 9)
  const isInBounds = isCount(threshold, 2) && isCount(number, 1)
  // A share at place 0 would be the root itself.
  const hasPlace = bytes[SHARE_LENGTH - 1] !== 0
  if (bytes.length !== SHARE_LENGTH || bytes[0] !== VERSION || !isInBounds || !hasPlace) {
    throw new CoreError('SHARE_MALFORMED')
  }
  return {
    engine,
    ceremony: toHex(bytes.subarray(1, 7)),
    threshold,
    number,
    keyCheckValue: toHex(bytes.subarray(9, SECRET_AT)),
    secret: SecretKey.from(bytes.subarray(SECRET_AT)),
  }
}

/** The share as its custodian keeps it: bech32m (BIP 350), 90 characters in lower case without spaces. */
export function printShare(share: Share): string {
  const bytes = encodeShare(share)
  try {
    return bech32m.encodeFromBytes(PREFIX[share.engine], bytes)
  } finally {
    bytes.fill(0)
  }
}

/**
 * Reads a share as a person types it: spaces, line ends and hyphens are skipped, case does not matter.
 * Throws SHARE_MALFORMED; its `where` is `length`, or says at which characters the mistakes are when there are no more than two
 * (`characters 12, 40`, counted from 1 without spaces and hyphens).
 */
export function parseShare(text: string): Share {
  const typed = text.replace(SPACING, '').replace(/[A-Z]/g, (letter) => letter.toLowerCase())
  if (typed.length !== TEXT_LENGTH) throw new CoreError('SHARE_MALFORMED', 'length')
  const { prefix, bytes } = decode(typed)
  try {
    const engine = ROOT_ENGINES.find((name) => PREFIX[name] === prefix)
    if (engine === undefined) throw new CoreError('SHARE_MALFORMED', 'characters 1, 2, 3')
    return decodeShare(engine, bytes)
  } finally {
    bytes.fill(0)
  }
}

/** SHA-256 over enc("share", engine, bytes), in hex: tells a share from every other and lets nobody compute it. */
export function shareDigest(share: Share): string {
  const bytes = encodeShare(share)
  try {
    return toHex(sha256(enc(LABEL.share, share.engine, bytes)))
  } finally {
    bytes.fill(0)
  }
}

function decode(typed: string): { prefix: string; bytes: Uint8Array } {
  try {
    return bech32m.decodeToBytes(typed)
  } catch {
    const places = findTypingErrors(typed)
    throw new CoreError('SHARE_MALFORMED', places.length === 0 ? 'text' : `characters ${places.join(', ')}`)
  }
}

const isCount = (value: number, least: number): boolean =>
  Number.isInteger(value) && value >= least && value <= SHARES_MAX
