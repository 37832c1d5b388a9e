import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  fingerprint,
  generateSealKey,
  generateSignKey,
  parsePrivateSealKey,
  parseSealKey,
  parseSigningKey,
  parseSignKey,
  sealKeyFromSeed,
  signKeyFromSeed,
  thumbprint,
} from '../../src/jwk/index.ts'

const INVALID = expect.objectContaining({ code: 'KEY_FORM_INVALID' })
const seal = sealKeyFromSeed(new Uint8Array(32).fill(1))
const sign = signKeyFromSeed(new Uint8Array(32).fill(2))
const otherSeal = sealKeyFromSeed(new Uint8Array(32).fill(3))
const otherSign = signKeyFromSeed(new Uint8Array(32).fill(4))
const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')

describe('making keys', () => {
  it('gives the thumbprint of RFC 8037 appendix A.3 [ENCO-14]', () => {
    const x = '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo'
    expect(thumbprint({ kty: 'OKP', crv: 'Ed25519', x })).toBe('kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k')
  })

  it('gives the Ed25519 key of RFC 8037 appendix A.1 from its seed [KEYS-15]', () => {
    const seed = Buffer.from('nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A', 'base64url')
    expect(signKeyFromSeed(seed).publicJwk.x).toBe('11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo')
  })

  it('gives one key for one seed, another for another, all well formed', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), fc.nat(31), (seed, at) => {
        const changed = Uint8Array.from(seed, (byte, index) => (index === at ? byte ^ 1 : byte))
        for (const make of [sealKeyFromSeed, signKeyFromSeed]) {
          expect(make(seed)).toEqual(make(Uint8Array.from(seed)))
          expect(make(changed).publicJwk.kid).not.toBe(make(seed).publicJwk.kid)
        }
        parsePrivateSealKey(sealKeyFromSeed(seed).privateJwk)
        parseSigningKey(signKeyFromSeed(seed).privateJwk)
      }),
      { numRuns: 30 },
    )
  })

  it('gives random keys that are well formed and never the same', async () => {
    const [one, two] = await Promise.all([generateSealKey(), generateSealKey()])
    expect(one?.publicJwk.kid).not.toBe(two?.publicJwk.kid)
    expect(parsePrivateSealKey(one?.privateJwk)).toEqual(one?.privateJwk)
    const signing = await generateSignKey()
    expect(parseSigningKey(signing.privateJwk)).toEqual(signing.privateJwk)
    expect(parseSignKey(signing.publicJwk)).toEqual(signing.publicJwk)
  })

  it('takes a seed of 32 bytes and no other [KEYS-15]', () => {
    for (const length of [0, 16, 31, 33, 64]) {
      expect(() => sealKeyFromSeed(new Uint8Array(length))).toThrow('KEY_LENGTH_INVALID')
      expect(() => signKeyFromSeed(new Uint8Array(length))).toThrow('KEY_LENGTH_INVALID')
    }
  })

  it('reads a key aloud in 13 groups of 4, of the key and not of what it claims [ENCO-15]', () => {
    expect(fingerprint(seal.publicJwk)).toMatch(/^(?:[A-Z2-7]{4}-){12}[A-Z2-7]{4}$/)
    expect(fingerprint({ ...seal.publicJwk, kid: otherSeal.publicJwk.kid } as never)).toBe(fingerprint(seal.publicJwk))
    expect(fingerprint(otherSign.publicJwk)).not.toBe(fingerprint(sign.publicJwk))
  })
})

describe('taking keys from others', () => {
  const refuses = (parse: (value: unknown) => unknown, value: unknown) => {
    let thrown: unknown
    try {
      parse(value)
    } catch (error) {
      thrown = error
    }
    expect(thrown, JSON.stringify(value)).toEqual(INVALID)
  }

  it.each([
    ['seal', parseSealKey, seal.publicJwk, otherSeal.publicJwk],
    ['sign', parseSignKey, sign.publicJwk, otherSign.publicJwk],
  ] as const)(
    'refuses a public %s key in which any member is missing, foreign or added [ENCO-12]',
    (_use, parse, key, other) => {
      expect(parse(key)).toEqual(key)
      for (const name of Object.keys(key)) {
        const { [name as 'x']: _gone, ...rest } = key
        refuses(parse, rest)
        for (const value of ['', 'x', 7, null]) refuses(parse, { ...key, [name]: value })
      }
      refuses(parse, { ...key, x: other.x })
      refuses(parse, { ...key, kid: other.kid })
      refuses(parse, { ...key, alg: 'ES256' })
      for (const value of [null, 'key', [], 1]) refuses(parse, value)
    },
  )

  it('refuses a private half where a public key is due [ENCO-12]', () => {
    refuses(parseSealKey, seal.privateJwk)
    refuses(parseSignKey, sign.privateJwk)
  })

  it('refuses one use for the other', () => {
    refuses(parseSealKey, sign.publicJwk)
    refuses(parseSignKey, seal.publicJwk)
  })

  it('refuses what is no point of the curve, even under its own thumbprint [ENCO-12]', () => {
    const offCurve = { kty: 'EC', crv: 'P-256', x: seal.publicJwk.x, y: otherSeal.publicJwk.y } as const
    refuses(parseSealKey, { ...offCurve, kid: thumbprint(offCurve), use: 'enc' })
    const zero = {
      kty: 'EC',
      crv: 'P-256',
      x: base64url(new Uint8Array(32)),
      y: base64url(new Uint8Array(32)),
    } as const
    refuses(parseSealKey, { ...zero, kid: thumbprint(zero), use: 'enc' })
  })

  it('refuses Ed25519 points of small order: anything verifies under them [ENCO-12]', () => {
    const identity = new Uint8Array(32)
    identity[0] = 1
    for (const bytes of [identity, new Uint8Array(32), new Uint8Array(32).fill(0xff)]) {
      const key = { kty: 'OKP', crv: 'Ed25519', x: base64url(bytes) } as const
      refuses(parseSignKey, { ...key, kid: thumbprint(key), use: 'sig' })
    }
  })

  it('refuses a private half that belongs to another public half [ENCO-12]', () => {
    refuses(parsePrivateSealKey, { ...seal.privateJwk, d: otherSeal.privateJwk.d })
    refuses(parseSigningKey, { ...sign.privateJwk, d: otherSign.privateJwk.d })
    refuses(parsePrivateSealKey, { ...seal.privateJwk, d: base64url(new Uint8Array(32)) })
    refuses(parsePrivateSealKey, seal.publicJwk)
  })
})
