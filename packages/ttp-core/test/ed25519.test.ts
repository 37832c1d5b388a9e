import { ed25519 } from '@noble/curves/ed25519.js'
import { describe, expect, it } from 'vitest'
import { bentSignatures, LARGE_AGAIN, mixedKey, NEUTRAL, ORDER_8 } from '../../../test-vectors/build/ed25519-points.ts'
import { isPublicKey, signatureHolds } from '../src/ed25519.ts'
import { canonicalJson, enc, LABEL } from '../src/encoding/index.ts'
import { PART_SCHEMA, type PartContext } from '../src/envelope/index.ts'
import { verifyPartSignature } from '../src/envelope/signature.ts'
import { signKeyFromSeed } from '../src/jwk/index.ts'

const seed = new Uint8Array(32).fill(7)
const key = ed25519.getPublicKey(seed)
const message = new TextEncoder().encode('a message')
const bent = bentSignatures(seed, message)

describe('signatures', () => {
  it('holds what RFC 8032 makes, and nothing of another length, message or key [ENCO-20]', () => {
    const signature = ed25519.sign(message, seed)
    expect(signatureHolds(signature, message, key)).toBe(true)
    expect(signatureHolds(signature.subarray(1), message, key)).toBe(false)
    expect(signatureHolds(signature, message.subarray(1), key)).toBe(false)
    expect(signatureHolds(signature, message, ed25519.getPublicKey(new Uint8Array(32)))).toBe(false)
  })

  it.each(bent)('refuses %s [ENCO-20]', (_, signature) => {
    expect(signatureHolds(signature, message, key)).toBe(false)
  })

  it('refuses what a lax verifier takes: all but the S that is too large are such', () => {
    const lax = bent.map(([, signature]) => ed25519.verify(signature, message, key, { zip215: true }))
    expect(lax).toEqual([false, true, true, true, true])
  })

  it('holds for parts alike [ENCO-20]', async () => {
    const context: PartContext = {
      kind: 'identity',
      delivery: '0190a000-0000-7000-8000-000000000001',
      chunk: 0,
      institution: 'museum',
      tenant: 'nam',
      domain: 'audience',
      schema: PART_SCHEMA.identity,
    }
    const { publicJwk } = signKeyFromSeed(seed)
    const body = Uint8Array.of(1)
    const signed = enc(LABEL.partSignature, canonicalJson(context), body)
    expect(await verifyPartSignature(context, body, ed25519.sign(signed, seed), publicJwk)).toBe(true)
    for (const [what, signature] of bentSignatures(seed, signed)) {
      expect(await verifyPartSignature(context, body, signature, publicJwk), what).toBe(false)
    }
  })
})

describe('public keys', () => {
  it.each([
    ['the neutral point', NEUTRAL],
    ['a point of order 8', ORDER_8],
    ['a point of mixed order', mixedKey(seed)],
    ['a second spelling', LARGE_AGAIN],
    ['no point', `02${'00'.repeat(31)}`],
    ['31 bytes', '00'.repeat(31)],
  ])('refuses %s, also a second time [ENCO-12]', (_, hex) => {
    for (const time of [1, 2]) expect(isPublicKey(Buffer.from(hex, 'hex')), `time ${time}`).toBe(false)
  })

  it('takes a key again and again, also after many others', () => {
    expect(isPublicKey(key)).toBe(true)
    expect(isPublicKey(key)).toBe(true)
  })
})
