import { CompactEncrypt, type CompactJWEHeaderParameters, importJWK } from 'jose'
import { describe, expect, it } from 'vitest'
import { enc, LABEL, utf8 } from '../../src/encoding/index.ts'
import { encodeBody } from '../../src/envelope/body.ts'
import { openPart, type PartContext, readPartHeader, sealPart } from '../../src/envelope/index.ts'
import { signPart } from '../../src/envelope/signature.ts'
import { CoreError } from '../../src/errors.ts'
import { activities, contextOf, open, otherRecipient, otherSigner, recipient, seal, signer } from './fixture.ts'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const context = contextOf('activity')

async function codeOf(jwe: string, expected: PartContext = context, options = open): Promise<string> {
  try {
    await openPart(jwe, expected, options)
    return 'OPENED'
  } catch (error) {
    return error instanceof CoreError ? error.code : 'NOT_OURS'
  }
}

/** Seals bytes under a header of the test's making. */
async function craft(
  plaintext: Uint8Array,
  header: Partial<CompactJWEHeaderParameters> & Record<string, unknown> = {},
) {
  const { kty, crv, x, y, kid } = recipient.publicJwk
  return new CompactEncrypt(plaintext)
    .setProtectedHeader({ alg: 'ECDH-ES', enc: 'A256GCM', kid, typ: 'sluis-part', ctx: context, ...header })
    .encrypt(await importJWK({ kty, crv, x, y }, 'ECDH-ES'))
}

async function plaintextOf(body: Uint8Array): Promise<Uint8Array> {
  return enc(LABEL.part, signer.publicJwk.kid, await signPart(context, body, signer.privateJwk), body)
}

describe('a part that was changed', () => {
  it('does not open, whichever character is flipped [SECU-19, SEAL-8, SEAL-10, SEAL-12]', async () => {
    const jwe = await sealPart(context, activities, seal)
    const codes = new Map<string, number>()
    for (let index = 0; index < jwe.length; index += 1) {
      const at = ALPHABET.indexOf(jwe[index] ?? '')
      // The lowest bit: in a last character it may be one that a lax decoder ignores.
      const flipped = at < 0 ? 'A' : (ALPHABET[at ^ 1] ?? '')
      const code = await codeOf(jwe.slice(0, index) + flipped + jwe.slice(index + 1))
      codes.set(code, (codes.get(code) ?? 0) + 1)
    }
    expect([...codes.keys()].sort()).toEqual([
      'PART_CONTEXT_MISMATCH',
      'PART_MALFORMED',
      'PART_UNOPENABLE',
      'PART_WRONG_KEY',
    ])
  })

  it('does not open when cut, lengthened, padded or spaced', async () => {
    const jwe = await sealPart(context, activities, seal)
    for (const text of [
      '',
      '.',
      '....',
      jwe.slice(0, -1),
      jwe.slice(1),
      `${jwe}A`,
      `${jwe}.`,
      `${jwe}=`,
      `${jwe}\n`,
      ` ${jwe}`,
      jwe.replace('..', '.AAAA.'),
      jwe.replaceAll('-', '+').replaceAll('_', '/'),
      jwe.split('.').slice(0, 4).join('.'),
    ]) {
      expect(await codeOf(text), text.slice(0, 20)).toMatch(/^PART_(MALFORMED|UNOPENABLE)$/)
    }
  })

  it('does not open under the header of another part, nor with segments swapped', async () => {
    const [one, two] = await Promise.all([sealPart(context, activities, seal), sealPart(context, activities, seal)])
    const [first, second] = [one?.split('.') ?? [], two?.split('.') ?? []]
    for (const segment of [0, 2, 3, 4]) {
      const mixed = first.map((text, index) => (index === segment ? (second[index] ?? '') : text)).join('.')
      expect(await codeOf(mixed)).toBe('PART_UNOPENABLE')
    }
  })
})

describe('a part that is not where it belongs', () => {
  const elsewhere: Partial<PartContext>[] = [
    { kind: 'identity' },
    { kind: 'identity', schema: 'sluis-identity/1' },
    { delivery: '00000000-0000-4000-8000-000000000000' },
    { chunk: 4 },
    { institution: 'museum-b' },
    { tenant: 'other-tenant' },
    { domain: 'other-domain' },
    { schema: 'sluis-activity/2' },
  ]
  it.each(elsewhere)('is refused before it is opened: %j [SEAL-10, SEAL-11]', async (change) => {
    const jwe = await sealPart(context, activities, seal)
    expect(await codeOf(jwe, { ...context, ...change })).toBe('PART_CONTEXT_MISMATCH')
    // Even by one who holds no key, so nothing was decrypted.
    expect(await codeOf(jwe, { ...context, ...change }, { recipients: [], signers: [] })).toBe('PART_CONTEXT_MISMATCH')
  })

  it('is refused when the claim in the header was rewritten to fit', async () => {
    const [header = '', ...rest] = (await sealPart(context, activities, seal)).split('.')
    const members = JSON.parse(Buffer.from(header, 'base64url').toString())
    members.ctx.chunk = 4
    const forged = [Buffer.from(JSON.stringify(members)).toString('base64url'), ...rest].join('.')
    expect(readPartHeader(forged).context.chunk).toBe(4)
    expect(await codeOf(forged, { ...context, chunk: 4 })).toBe('PART_UNOPENABLE')
  })

  it('is refused when it was signed for another place and sealed anew by a third party [SEAL-14]', async () => {
    const body = encodeBody(activities)
    const signature = await signPart({ ...context, chunk: 4 }, body, signer.privateJwk)
    expect(await codeOf(await craft(enc(LABEL.part, signer.publicJwk.kid, signature, body)))).toBe(
      'PART_SIGNATURE_INVALID',
    )
  })
})

describe('keys', () => {
  it('refuses a part that is sealed to another key', async () => {
    const jwe = await sealPart(context, activities, { ...seal, recipient: otherRecipient.publicJwk })
    expect(await codeOf(jwe)).toBe('PART_WRONG_KEY')
  })

  it('does not try a key under the name of another [SECU-16, SEAL-13]', async () => {
    const jwe = await sealPart(context, activities, seal)
    const impostor = { ...otherRecipient.privateJwk, kid: recipient.publicJwk.kid }
    expect(await codeOf(jwe, context, { ...open, recipients: [impostor] })).toBe('PART_UNOPENABLE')
    // The right key is at hand, under another name: a program that tried them all would open the part.
    const renamed = { ...recipient.privateJwk, kid: otherRecipient.publicJwk.kid }
    expect(await codeOf(jwe, context, { ...open, recipients: [impostor, renamed] })).toBe('PART_UNOPENABLE')
    expect(await codeOf(jwe, context, { ...open, recipients: [renamed] })).toBe('PART_WRONG_KEY')
    const signers = [{ ...otherSigner.publicJwk, kid: signer.publicJwk.kid }, signer.publicJwk]
    expect(await codeOf(jwe, context, { ...open, signers })).toBe('PART_SIGNATURE_INVALID')
  })

  it('refuses a signer that is not allowed, or that claims the name of one that is [SEAL-14]', async () => {
    const foreign = await sealPart(context, activities, { ...seal, signer: otherSigner.privateJwk })
    expect(await codeOf(foreign)).toBe('PART_SIGNATURE_INVALID')
    const claimed = await sealPart(context, activities, {
      ...seal,
      signer: { ...otherSigner.privateJwk, kid: signer.publicJwk.kid },
    })
    expect(await codeOf(claimed)).toBe('PART_SIGNATURE_INVALID')
    expect(await codeOf(await sealPart(context, activities, seal), context, { ...open, signers: [] })).toBe(
      'PART_SIGNATURE_INVALID',
    )
  })
})

describe('a part of another format', () => {
  it.each<[string, Record<string, unknown>]>([
    ['another type', { typ: 'JWE' }],
    ['another content encryption', { enc: 'A128GCM' }],
    ['another key agreement', { alg: 'ECDH-ES+A256KW' }],
    ['compression', { zip: 'DEF' }],
    ['another member', { cty: 'json' }],
    ['party information', { apu: 'QQ' }],
    ['an unknown member of the context', { ctx: { ...context, note: 'x' } }],
    ['no context', { ctx: null }],
  ])('is refused: %s', async (_name, header) => {
    const jwe = await craft(await plaintextOf(encodeBody(activities)), header)
    expect(await codeOf(jwe)).toBe('PART_MALFORMED')
  })

  it('opens when crafted as the format says: the refusals above are not of the crafting', async () => {
    expect(await codeOf(await craft(await plaintextOf(encodeBody(activities))))).toBe('OPENED')
  })

  it('is refused when the plaintext is not framed, padded JSON', async () => {
    const padded = (text: string) => utf8(text.padEnd(4096, ' '))
    expect(await codeOf(await craft(utf8('{}')))).toBe('PART_MALFORMED')
    expect(await codeOf(await craft(enc(LABEL.part, 'a', 'b')))).toBe('PART_MALFORMED')
    expect(await codeOf(await craft(enc(LABEL.partSignature, 'a', 'b', 'c')))).toBe('PART_MALFORMED')
    for (const body of [utf8('{}'), padded('{'), padded(''), new Uint8Array(0), new Uint8Array(4096).fill(0xff)]) {
      expect(await codeOf(await craft(await plaintextOf(body)))).toBe('PART_MALFORMED')
    }
  })

  it('is refused by its size alone when it is over 4 MiB', () => {
    expect(() => readPartHeader('A'.repeat(4 * 1024 * 1024 + 1))).toThrow('PART_TOO_LARGE')
  })
})
