import { compactDecrypt, importJWK } from 'jose'
import { decodeEnc, fromUtf8, LABEL } from '../encoding/index.ts'
import { CoreError } from '../errors.ts'
import { isSealPoint, type PrivateKey, type SignPublicJwk } from '../jwk/index.ts'
import { decodeBody } from './body.ts'
import { type PartContext, sameContext } from './context.ts'
import { PART_ALG, PART_ENC, readWholePartHeader } from './header.ts'
import { verifyPartSignature } from './signature.ts'

/** The keys with which a part may be opened, and those by which it may be signed. */
export interface OpenOptions {
  readonly recipients: readonly PrivateKey[]
  readonly signers: readonly SignPublicJwk[]
}

/** What was in a part. `content` is parsed JSON that follows no schema yet: pass it to the parser of its kind. */
export interface OpenedPart {
  readonly content: unknown
  readonly signerKid: string
}

/**
 * Opens a sealed part that must belong to `expected`. The context is compared before anything is decrypted. Throws
 * PART_MALFORMED, PART_CONTEXT_MISMATCH, PART_WRONG_KEY (sealed to a key not held), PART_UNOPENABLE (any cryptographic
 * failure, without saying which), PART_SIGNATURE_INVALID.
 */
export async function openPart(jwe: string, expected: PartContext, options: OpenOptions): Promise<OpenedPart> {
  const header = readWholePartHeader(jwe)
  if (!sameContext(header.context, expected)) throw new CoreError('PART_CONTEXT_MISMATCH')
  const recipient = options.recipients.find(({ kid }) => kid === header.kid)
  if (recipient === undefined) throw new CoreError('PART_WRONG_KEY')
  // Libraries take coordinates of another length, or modulo the prime: a second spelling of one part.
  if (!isSealPoint(header.epk.x, header.epk.y)) throw new CoreError('PART_UNOPENABLE')
  const [signerKid, signature, body] = await decrypt(jwe, recipient)
  const signer = options.signers.find(({ kid }) => kid === signerKid)
  if (signer === undefined || !(await verifyPartSignature(header.context, body, signature, signer))) {
    throw new CoreError('PART_SIGNATURE_INVALID')
  }
  return { content: decodeBody(body), signerKid }
}

async function decrypt(jwe: string, recipient: PrivateKey): Promise<[string, Uint8Array, Uint8Array]> {
  const { kty, crv, x, y, d } = recipient
  const key = await importJWK({ kty, crv, x, y, d }, PART_ALG).catch(() => {
    throw new CoreError('KEY_FORM_INVALID', 'recipient')
  })
  const { plaintext } = await compactDecrypt(jwe, key, {
    keyManagementAlgorithms: [PART_ALG],
    contentEncryptionAlgorithms: [PART_ENC],
  }).catch(() => {
    throw new CoreError('PART_UNOPENABLE')
  })
  return decodePlaintext(plaintext)
}

function decodePlaintext(plaintext: Uint8Array): [string, Uint8Array, Uint8Array] {
  try {
    const [kid, signature, body, ...rest] = decodeEnc(LABEL.part, plaintext)
    if (kid !== undefined && signature !== undefined && body !== undefined && rest.length === 0) {
      return [fromUtf8(kid), signature, body]
    }
  } catch {
    // Sealed by someone who does not follow the format: the same answer as below.
  }
  throw new CoreError('PART_MALFORMED', 'plaintext')
}
