import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { signDocument } from '../../src/document/index.ts'
import type { Enrolment } from '../../src/enrolment/index.ts'
import {
  enrolmentDigest,
  isSpokenFingerprint,
  parseEnrolment,
  requestInRollover,
  signEnrolment,
  signRollover,
  spokenFingerprint,
  spokenKeyFingerprint,
  verifyEnrolment,
  verifyRollover,
} from '../../src/enrolment/index.ts'
import type { SealKeyPair, SignKeyPair } from '../../src/jwk/index.ts'
import { generateSealKey, generateSignKey } from '../../src/jwk/index.ts'

let first: SignKeyPair
let second: SignKeyPair
let seal: SealKeyPair
beforeAll(async () => {
  first = await generateSignKey()
  second = await generateSignKey()
  seal = await generateSealKey()
})

const THUMBPRINT = 'A'.repeat(43)
const request = (change: Partial<Record<keyof Enrolment, unknown>> = {}): Enrolment =>
  ({
    schema: 'sluis-enrolment/1',
    organisation: 'museum',
    clientId: 'museum-1',
    signKey: first.publicJwk,
    sealKeys: [],
    certificates: [],
    requestedAt: '2026-06-01T12:00:00.000Z',
    replaces: '',
    ...change,
  }) as Enrolment

describe('a request of enrolment', () => {
  it('is signed by the key that it brings, and says what was asked for [DIRE-50]', async () => {
    const asked = request({ sealKeys: [seal.publicJwk], certificates: [THUMBPRINT] })
    const jws = await signEnrolment(asked, first.privateJwk)
    expect(await verifyEnrolment(jws)).toEqual({ enrolment: asked, digest: enrolmentDigest(jws) })
  })

  it('cannot be signed, or be taken, under another key than its own [DIRE-50]', async () => {
    await expect(signEnrolment(request(), second.privateJwk)).rejects.toMatchObject({ code: 'ENROLMENT_INVALID' })
    const forged = await signDocument('sluis-enrolment', request(), second.privateJwk)
    await expect(verifyEnrolment(forged)).rejects.toMatchObject({ code: 'ENROLMENT_SIGNATURE_INVALID' })
    const otherType = await signDocument('sluis-manifest', request(), first.privateJwk)
    await expect(verifyEnrolment(otherType)).rejects.toMatchObject({ code: 'ENROLMENT_SIGNATURE_INVALID' })
  })

  it.each<[string, () => Partial<Record<keyof Enrolment, unknown>>, string]>([
    ['another schema', () => ({ schema: 'sluis-enrolment/2' }), 'ENROLMENT_INVALID'],
    ['an organisation that is a name', () => ({ organisation: 'Het Museum' }), 'ENROLMENT_INVALID'],
    ['an e-mail address for a client', () => ({ clientId: 'someone@example.org' }), 'ENROLMENT_INVALID'],
    ['a private key', () => ({ signKey: first.privateJwk }), 'KEY_FORM_INVALID'],
    ['a sealing key for signing', () => ({ signKey: seal.publicJwk }), 'KEY_FORM_INVALID'],
    ['a sealing key twice', () => ({ sealKeys: [seal.publicJwk, seal.publicJwk] }), 'ENROLMENT_INVALID'],
    ['a certificate twice', () => ({ certificates: [THUMBPRINT, THUMBPRINT] }), 'ENROLMENT_INVALID'],
    ['a thumbprint in hex', () => ({ certificates: ['ab'.repeat(32)] }), 'ENROLMENT_INVALID'],
    [
      'six certificates',
      () => ({ certificates: [...'ABCDEF'].map((c) => `${c}${'A'.repeat(42)}`) }),
      'ENROLMENT_INVALID',
    ],
    ['a date without a time', () => ({ requestedAt: '2026-06-01' }), 'ENROLMENT_INVALID'],
    ['a key that follows itself', () => ({ replaces: first.publicJwk.kid }), 'ENROLMENT_INVALID'],
    ['an unknown member', () => ({ scopes: ['delivery:write'] }) as object, 'ENROLMENT_INVALID'],
  ])('with %s is refused [DIRE-50]', async (_what, change, code) => {
    expect(() => parseEnrolment(request(change()))).toThrow(code)
    const signed = await signDocument('sluis-enrolment', request(change()), first.privateJwk)
    await expect(verifyEnrolment(signed)).rejects.toMatchObject({ code })
  })

  it.each(['', 'x', 'a.b.c', '..', '🔑.🔑.🔑'])('that is no document is refused: %j [DIRE-50]', async (text) => {
    await expect(verifyEnrolment(text)).rejects.toMatchObject({ code: 'ENROLMENT_INVALID' })
    expect(() => requestInRollover(text)).toThrow('ENROLMENT_INVALID')
  })

  it('does not survive a change of any of its characters [DIRE-50]', async () => {
    const jws = await signEnrolment(request(), first.privateJwk)
    await fc.assert(
      fc.asyncProperty(fc.nat(jws.length - 1), fc.constantFrom(...'AQgw_-09az.'), async (at, character) => {
        fc.pre(jws[at] !== character)
        await expect(verifyEnrolment(jws.slice(0, at) + character + jws.slice(at + 1))).rejects.toMatchObject({
          name: 'CoreError',
        })
      }),
      { numRuns: 200 },
    )
  })
})

describe('a rollover', () => {
  const follows = (): Promise<string> =>
    signEnrolment(request({ signKey: second.publicJwk, replaces: first.publicJwk.kid }), second.privateJwk)

  it('is vouched for by the key that it follows [DIRE-51]', async () => {
    const inner = await follows()
    const jws = await signRollover(inner, first.privateJwk)
    const verified = await verifyRollover(jws, [second.publicJwk, first.publicJwk])
    expect(verified.enrolment.signKey).toEqual(second.publicJwk)
    expect(verified.digest).toBe(enrolmentDigest(inner))
    expect(requestInRollover(jws)).toBe(inner)
  })

  it('is not made, and not taken, under any other key [DIRE-51]', async () => {
    const inner = await follows()
    const third = await generateSignKey()
    await expect(signRollover(inner, third.privateJwk)).rejects.toMatchObject({ code: 'ENROLMENT_INVALID' })
    const forged = await signDocument(
      'sluis-rollover',
      { schema: 'sluis-rollover/1', request: inner },
      third.privateJwk,
    )
    const refusal = { code: 'ENROLMENT_SIGNATURE_INVALID' }
    await expect(verifyRollover(forged, [first.publicJwk])).rejects.toMatchObject(refusal)
    // Of the client, but not the one that the request follows.
    await expect(verifyRollover(forged, [first.publicJwk, third.publicJwk])).rejects.toMatchObject(refusal)
    await expect(verifyRollover(inner, [first.publicJwk])).rejects.toMatchObject(refusal)
  })

  it('does not stand in for a first enrolment, nor the other way round [DIRE-51]', async () => {
    const firstOne = await signEnrolment(request(), first.privateJwk)
    await expect(signRollover(firstOne, first.privateJwk)).rejects.toMatchObject({ code: 'ENROLMENT_INVALID' })
    const rollover = await signRollover(await follows(), first.privateJwk)
    await expect(verifyEnrolment(rollover)).rejects.toMatchObject({ code: 'ENROLMENT_INVALID' })
  })
})

describe('a spoken fingerprint', () => {
  it('is the digest modulo 10^40 in 8 groups of 5 digits [DIRE-52]', () => {
    expect(spokenFingerprint('00'.repeat(32))).toBe(Array(8).fill('00000').join(' '))
    expect(spokenFingerprint(`${'00'.repeat(31)}ff`)).toBe(`${Array(7).fill('00000').join(' ')} 00255`)
    const expected = (BigInt(`0x${'ff'.repeat(32)}`) % 10n ** 40n).toString().padStart(40, '0')
    expect(spokenFingerprint('ff'.repeat(32)).replaceAll(' ', '')).toBe(expected)
    expect(spokenKeyFingerprint(first.publicJwk)).toMatch(/^(?:\d{5} ){7}\d{5}$/)
  })

  it('is taken however people group it, and only whole [DIRE-52]', async () => {
    const shown = spokenFingerprint(enrolmentDigest(await signEnrolment(request(), first.privateJwk)))
    const digits = shown.replaceAll(' ', '')
    for (const typed of [shown, digits, digits.replace(/(..)/g, '$1-'), ` ${shown.replaceAll(' ', ', ')}.`]) {
      expect(isSpokenFingerprint(typed, shown)).toBe(true)
    }
    for (let at = 0; at < digits.length; at += 1) {
      const wrong = digits.slice(0, at) + ((Number(digits[at]) + 1) % 10) + digits.slice(at + 1)
      expect(isSpokenFingerprint(wrong, shown)).toBe(false)
    }
    for (const typed of ['', digits.slice(1), `${digits}0`, digits.replace(/^./, 'x'), digits.slice(0, 20)]) {
      expect(() => isSpokenFingerprint(typed, shown)).toThrow('FINGERPRINT_MALFORMED')
    }
  })
})
