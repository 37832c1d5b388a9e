import { CompactEncrypt, importJWK } from 'jose'
import { enc, LABEL } from '../encoding/index.ts'
import { CoreError } from '../errors.ts'
import { type PrivateKey, parseSealKey, type SealPublicJwk, type Signer } from '../jwk/index.ts'
import { encodeBody } from './body.ts'
import type { PartContent } from './content/index.ts'
import { type PartContext, parsePartContext } from './context.ts'
import { MAX_PART_LENGTH, PART_ALG, PART_ENC, PART_TYPE } from './header.ts'
import { signPart } from './signature.ts'

/** To whom a part is sealed and by whom it is signed. */
export interface SealOptions {
  /** Public key of the recipient, from the verified directory. */
  readonly recipient: SealPublicJwk
  readonly signer: Signer
}

/**
 * Signs the content and seals it to the recipient, bound to its context: a JWE in compact form (RFC 7516), at most 4 MiB.
 * Plaintext: enc("part-body", signer's kid, signature, body), the body padded to a multiple of 4096 bytes.
 * Throws PART_MALFORMED for a bad context, PART_CONTENT_INVALID for content of another schema,
 * PART_TOO_LARGE, KEY_FORM_INVALID.
 */
export async function sealPart(context: PartContext, content: PartContent, options: SealOptions): Promise<string> {
  return sealPartWith(context, content, options)
}

/** What is random in a sealed part. A pair serves one part and never another. */
export interface SealRandomness {
  readonly ephemeral: Pick<PrivateKey, 'kty' | 'crv' | 'x' | 'y' | 'd'>
  /** 12 bytes. */
  readonly nonce: Uint8Array
}

/** The same with given randomness, for test vectors: no role exports it. */
export async function sealPartWith(
  context: PartContext,
  content: PartContent,
  options: SealOptions,
  randomness?: SealRandomness,
): Promise<string> {
  const ctx = parsePartContext(context)
  if (content.schema !== ctx.schema) throw new CoreError('PART_CONTENT_INVALID', 'schema')
  const { signer } = options
  const body = encodeBody(content)
  const recipient = parseSealKey(options.recipient, 'recipient')
  const plaintext = enc(LABEL.part, signer.kid, await signPart(ctx, body, signer), body)
  const { kty, crv, x, y, kid } = recipient
  const key = await importJWK({ kty, crv, x, y }, PART_ALG)
  const sealing = new CompactEncrypt(plaintext).setProtectedHeader({
    alg: PART_ALG,
    enc: PART_ENC,
    kid,
    typ: PART_TYPE,
    ctx,
  })
  if (randomness !== undefined) {
    const { kty, crv, x, y, d } = randomness.ephemeral
    const epk = await importJWK({ kty, crv, x, y, d }, PART_ALG, { extractable: true })
    sealing.setKeyManagementParameters({ epk }).setInitializationVector(randomness.nonce)
  }
  const jwe = await sealing.encrypt(key)
  if (jwe.length > MAX_PART_LENGTH) throw new CoreError('PART_TOO_LARGE')
  return jwe
}
