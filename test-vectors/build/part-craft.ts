import { createCipheriv, createECDH, createHash, createPrivateKey, sign } from 'node:crypto'
import { canonicalJson, enc, LABEL } from '../../packages/ttp-core/src/encoding/index.ts'
import type { Fields } from './frame.ts'

const b64u = (bytes: Uint8Array | string): string => Buffer.from(bytes).toString('base64url')
const fromB64u = (text: unknown): Buffer => Buffer.from(String(text), 'base64url')
const u32 = (value: number): Buffer => Buffer.from([0, 0, value >>> 8, value & 255])

/** A part of whoever's making: sealed as the chapter says, by Node's own cryptography, with one thing changed or none. */
export interface Crafted {
  readonly context: Fields
  readonly recipient: Fields
  readonly signer: Fields
  readonly ephemeral: Fields
  readonly nonce: string
  readonly content?: Fields
  /** Bytes of the body in the place of the padded content. */
  readonly body?: Uint8Array
  /** The context that is signed, if another than that of the header. */
  readonly signedContext?: Fields
  readonly signature?: Uint8Array
  readonly signerKid?: string | Uint8Array
  readonly plaintext?: Uint8Array
  /** Members of the header to add or change; the text of the header as a whole. */
  readonly header?: Fields
  readonly headerText?: string
  readonly algorithmId?: string
  readonly keyIsSecret?: boolean
  /** The shared secret, where the ephemeral key is a point whose private half nobody knows. */
  readonly secret?: Uint8Array
  readonly withoutAad?: boolean
}

/** The x coordinate of a private key (base64url) times a point, x and y in 64 bytes. */
export function secretOf(privateKey: unknown, point: Uint8Array): Buffer {
  const ecdh = createECDH('prime256v1')
  ecdh.setPrivateKey(fromB64u(privateKey))
  return ecdh.computeSecret(Buffer.concat([Buffer.of(4), point]))
}

/** The shared secret and the content key of a part. */
export function agree({ recipient, ephemeral, algorithmId = 'A256GCM', keyIsSecret = false, secret: known }: Crafted) {
  const secret = known ?? secretOf(ephemeral.d, Buffer.concat([fromB64u(recipient.x), fromB64u(recipient.y)]))
  const info = [u32(1), secret, u32(algorithmId.length), algorithmId, u32(0), u32(0), u32(256)]
  const key = createHash('sha256')
    .update(Buffer.concat(info.map((piece) => Buffer.from(piece))))
    .digest()
  return { secret, key: keyIsSecret ? secret : key }
}

/** The body of a content, padded to blocks of 4,096 bytes. */
export function bodyOf(content: Fields): Buffer {
  const text = Buffer.from(JSON.stringify(content))
  return Buffer.concat([text], Math.ceil(text.length / 4096) * 4096).fill(' ', text.length)
}

/** What the signer of a part signs. */
export function signedBytesOf({ context, signedContext = context, content = {}, body = bodyOf(content) }: Crafted) {
  return enc(LABEL.partSignature, canonicalJson(signedContext), body)
}

/** Ed25519 by Node. */
export function signatureOf(crafted: Crafted): Buffer {
  const key = createPrivateKey({ key: { ...crafted.signer }, format: 'jwk' })
  return sign(null, signedBytesOf(crafted), key)
}

/** What is encrypted. */
export function plaintextOf(crafted: Crafted): Uint8Array {
  const { signer, content = {}, body = bodyOf(content), signerKid = String(signer.kid) } = crafted
  return crafted.plaintext ?? enc(LABEL.part, signerKid, crafted.signature ?? signatureOf(crafted), body)
}

/** The header as text. */
export function headerOf({ context, recipient, ephemeral, header = {}, headerText }: Crafted): string {
  const { x, crv, kty, y } = ephemeral
  const members = { alg: 'ECDH-ES', enc: 'A256GCM', kid: recipient.kid, typ: 'sluis-part', ctx: context }
  return headerText ?? JSON.stringify({ ...members, epk: { x, crv, kty, y }, ...header })
}

/** The sealed part. */
export function craft(crafted: Crafted): string {
  const header = b64u(headerOf(crafted))
  const cipher = createCipheriv('aes-256-gcm', agree(crafted).key, Buffer.from(crafted.nonce, 'hex'))
  if (crafted.withoutAad !== true) cipher.setAAD(Buffer.from(header))
  const ciphertext = Buffer.concat([cipher.update(plaintextOf(crafted)), cipher.final()])
  return `${header}..${b64u(fromHex(crafted.nonce))}.${b64u(ciphertext)}.${b64u(cipher.getAuthTag())}`
}

const fromHex = (text: string): Buffer => Buffer.from(text, 'hex')
