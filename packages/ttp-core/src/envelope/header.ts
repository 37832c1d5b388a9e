import { documentForm } from '../document/form.ts'
import { fromBase64url, fromUtf8, hasZeroTail } from '../encoding/index.ts'
import { CoreError } from '../errors.ts'
import { type PartContext, parsePartContext } from './context.ts'

/** Largest sealed part, in bytes (a JWE in compact form is ASCII). */
export const MAX_PART_LENGTH = 4 * 1024 * 1024

/** Key agreement of a part: ephemeral-static ECDH on P-256 straight to the content key (RFC 7518 section 4.6). */
export const PART_ALG = 'ECDH-ES'
/** Content encryption of a part. */
export const PART_ENC = 'A256GCM'
/** Type of a part. */
export const PART_TYPE = 'sluis-part'

/** What anyone may read of a sealed part, without a key and without knowing whether it opens. */
export interface PartHeader {
  /** Key to which the part is sealed. */
  readonly kid: string
  readonly context: PartContext
}

const form = documentForm('PART_MALFORMED')
const MAX_HEADER_LENGTH = 4096
const NOT_BASE64URL = /[^A-Za-z0-9_.-]/
const THUMBPRINT = /^[A-Za-z0-9_-]{43}$/
const NONCE_LENGTH = 16
const TAG_LENGTH = 22

/** The header with the coordinates of the ephemeral key, which are any JSON values yet. */
export interface WholePartHeader extends PartHeader {
  readonly epk: { readonly x: unknown; readonly y: unknown }
}

/** What anyone may read of a sealed part. Throws as `readWholePartHeader`. */
export function readPartHeader(jwe: string): PartHeader {
  const { kid, context } = readWholePartHeader(jwe)
  return { kid, context }
}

/**
 * Reads the header of a sealed part and checks the form of the whole: five segments, canonical base64url, exactly the header
 * members of this format. Throws PART_MALFORMED, or PART_TOO_LARGE over 4 MiB.
 */
export function readWholePartHeader(jwe: string): WholePartHeader {
  if (jwe.length > MAX_PART_LENGTH) throw new CoreError('PART_TOO_LARGE')
  if (NOT_BASE64URL.test(jwe)) throw new CoreError('PART_MALFORMED')
  const segments = jwe.split('.', 6)
  const [header = '', encryptedKey, nonce = '', ciphertext = '', tag = ''] = segments
  if (segments.length !== 5 || encryptedKey !== '' || nonce.length !== NONCE_LENGTH || tag.length !== TAG_LENGTH) {
    throw new CoreError('PART_MALFORMED')
  }
  // A decoder that ignores unused bits would take two texts for one part, with two digests.
  if (ciphertext === '' || !hasZeroTail(ciphertext) || !hasZeroTail(tag)) throw new CoreError('PART_MALFORMED')
  const members = form.object(parseHeader(header), 'header', ['alg', 'enc', 'kid', 'typ', 'ctx', 'epk'])
  if (members.alg !== PART_ALG || members.enc !== PART_ENC || members.typ !== PART_TYPE) {
    throw new CoreError('PART_MALFORMED', 'header')
  }
  const { kty, crv, x, y } = form.object(members.epk, 'header.epk', ['kty', 'crv', 'x', 'y'])
  if (kty !== 'EC' || crv !== 'P-256') throw new CoreError('PART_MALFORMED', 'header.epk')
  const kid = form.text(members.kid, 'header.kid', THUMBPRINT)
  return { kid, context: parsePartContext(members.ctx), epk: { x, y } }
}

function parseHeader(header: string): unknown {
  if (header.length > MAX_HEADER_LENGTH) throw new CoreError('PART_MALFORMED', 'header')
  try {
    return JSON.parse(fromUtf8(fromBase64url(header)))
  } catch {
    throw new CoreError('PART_MALFORMED', 'header')
  }
}
