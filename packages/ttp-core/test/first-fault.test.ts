import { readdirSync, readFileSync } from 'node:fs'
import { bech32m } from '@scure/base'
import { describe, expect, it } from 'vitest'
import { parseDirectory } from '../src/directory/index.ts'
import { toBase64url, utf8 } from '../src/encoding/index.ts'
import { openPart, readPartHeader, sealPart } from '../src/envelope/index.ts'
import { CoreError } from '../src/errors.ts'
import { generateSealKey, generateSignKey } from '../src/jwk/index.ts'
import { deriveKey, KEY_PURPOSE, SecretKey } from '../src/keys/index.ts'
import { linkageToken } from '../src/linkage/index.ts'
import { parseManifest } from '../src/manifest/index.ts'
import {
  decryptSubject,
  deriveIrreversible,
  innerKey,
  type PseudonymDomain,
  type ReversiblePseudonym,
  unwrapInner,
  wrapKey,
} from '../src/pseudonym/index.ts'
import { parsePseudonym, printPseudonym } from '../src/pseudonym/printed-form.ts'
import { directory } from './directory/fixture.ts'
import { activities, contextOf, DELIVERY, open, otherRecipient, otherSigner, seal } from './envelope/fixture.ts'
import { derive, domain, reversibleDomain, reversibleKeyOf, subject, wrapKeyOf } from './pseudonym/fixture.ts'

const codeOf = async (act: () => unknown): Promise<string> => {
  try {
    await act()
    return 'ACCEPTED'
  } catch (error) {
    return error instanceof CoreError ? error.code : String(error)
  }
}

describe('of several faults the first in the order of the steps is named [CONV-14]', () => {
  it('when a pseudonym is opened: form, mode, prefix, epoch, and only then the key [CONV-14]', async () => {
    const elsewhere = { ...domain, prefix: 'zz', epoch: 2, tenant: 'other' }
    const pseudonym = derive(domain, 'person', subject)
    const damaged = `${pseudonym.slice(0, -1)}${pseudonym.endsWith('q') ? 'p' : 'q'}` as typeof pseudonym
    const reversible = { ...reversibleDomain, prefix: 'zz', epoch: 2 }
    const key = wrapKeyOf(elsewhere)
    const unwrap = (text: string, place = elsewhere) => codeOf(() => unwrapInner(key, place, text as never))
    expect(await unwrap(damaged)).toBe('PSEUDONYM_MALFORMED')
    const decrypt = () =>
      decryptSubject(reversibleKeyOf(reversible), reversible, pseudonym as unknown as ReversiblePseudonym)
    expect(await codeOf(decrypt)).toBe('PSEUDONYM_WRONG_MODE')
    expect(await unwrap(pseudonym)).toBe('PSEUDONYM_WRONG_DOMAIN')
    expect(await unwrap(pseudonym, { ...elsewhere, prefix: domain.prefix })).toBe('PSEUDONYM_WRONG_EPOCH')
    expect(await unwrap(pseudonym, { ...elsewhere, prefix: domain.prefix, epoch: 1 })).toBe('PSEUDONYM_UNOPENABLE')
  })

  it('when a key was destroyed: lengths, context, kind and domain come before it, also its own length [CONV-14, KEYS-7]', async () => {
    const gone = (length: number): SecretKey => {
      const key = SecretKey.from(new Uint8Array(length).fill(1))
      key.destroy()
      return key
    }
    const place = { purpose: KEY_PURPOSE.linkage, tenant: '', domain: '', epoch: 1 }
    const from = (root: SecretKey, context = place) => codeOf(() => deriveKey(root, gone(32), context))
    expect(await from(gone(31))).toBe('KEY_LENGTH_INVALID')
    expect(await from(gone(32), { ...place, tenant: ' ' })).toBe('KEY_CONTEXT_INVALID')
    expect(await from(gone(32))).toBe('KEY_DESTROYED')
    const token = (key: SecretKey, parts: string[]) => codeOf(() => linkageToken(key, 'email', parts))
    expect(await token(gone(31), [])).toBe('KEY_LENGTH_INVALID')
    expect(await token(gone(32), ['\ud800'])).toBe('ENC_FIELD_INVALID')
    expect(await token(gone(32), ['a'])).toBe('KEY_DESTROYED')
    const [inner, wrap] = [innerKey(gone(32)), wrapKey(gone(64))]
    const made = (place: PseudonymDomain, kind: string) => () =>
      deriveIrreversible(inner, wrap, place, kind as 'person', subject)
    expect(await codeOf(made(reversibleDomain, 'person'))).toBe('PSEUDONYM_WRONG_MODE')
    expect(await codeOf(made(domain, 'Person'))).toBe('SIV_INPUT_INVALID')
    expect(await codeOf(made(domain, 'person'))).toBe('KEY_DESTROYED')
  })

  it('when a part is opened: form, context, key, seal, signature [CONV-14]', async () => {
    const ctx = contextOf('activity')
    const elsewhere = contextOf('activity', { chunk: 4 })
    const wrong = { recipients: [otherRecipient.privateJwk], signers: [otherSigner.publicJwk] }
    const jwe = await sealPart(ctx, activities, seal)
    const cut = jwe.split('.').slice(0, 4).join('.')
    const [head = '', ...tail] = jwe.split('.')
    const swapped = [
      head,
      ...tail.with(
        2,
        (tail[2] ?? '').replace(/^./, (c) => (c === 'A' ? 'B' : 'A')),
      ),
    ].join('.')
    expect(await codeOf(() => openPart(cut, elsewhere, wrong))).toBe('PART_MALFORMED')
    expect(await codeOf(() => openPart(swapped, elsewhere, wrong))).toBe('PART_CONTEXT_MISMATCH')
    expect(await codeOf(() => openPart(swapped, ctx, wrong))).toBe('PART_WRONG_KEY')
    expect(await codeOf(() => openPart(swapped, ctx, { ...open, signers: wrong.signers }))).toBe('PART_UNOPENABLE')
    expect(await codeOf(() => openPart(jwe, ctx, { ...open, signers: wrong.signers }))).toBe('PART_SIGNATURE_INVALID')
  })
})

describe('a version that is not known is refused', () => {
  it('of a directory and a manifest [CONV-17]', async () => {
    expect(await codeOf(() => parseDirectory({ ...directory, schema: 'sluis-directory/2' }))).toBe('DIRECTORY_INVALID')
    const chunk = { number: 0, rowCount: 1, identityDigest: 'A'.repeat(43), activityDigest: 'A'.repeat(43) }
    const names = { institution: 'museum-a', tenant: 'audience', domain: 'reach' }
    const manifest = { delivery: DELIVERY, ...names, directoryVersion: 1, chunks: [chunk], rowCount: 1 }
    expect(await codeOf(() => parseManifest({ ...manifest, schema: 'sluis-manifest/1' }))).toBe('ACCEPTED')
    expect(await codeOf(() => parseManifest({ ...manifest, schema: 'sluis-manifest/2' }))).toBe('MANIFEST_INVALID')
  })

  it('of a part, in its type and in its context [CONV-17]', async () => {
    const [header = '', ...rest] = (await sealPart(contextOf('activity'), activities, seal)).split('.')
    const members = JSON.parse(Buffer.from(header, 'base64url').toString()) as Record<string, unknown>
    const withHeader = (change: object): string =>
      [toBase64url(utf8(JSON.stringify({ ...members, ...change }))), ...rest].join('.')
    expect(await codeOf(() => readPartHeader(withHeader({})))).toBe('ACCEPTED')
    expect(await codeOf(() => readPartHeader(withHeader({ typ: 'sluis-part-2' })))).toBe('PART_MALFORMED')
    const ctx = { ...contextOf('activity'), schema: 'sluis-activity/2' }
    expect(await codeOf(() => readPartHeader(withHeader({ ctx })))).toBe('PART_MALFORMED')
  })

  it('of a pseudonym, in its first byte [CONV-17]', async () => {
    const { kind, prefix, epoch, ciphertext } = parsePseudonym(derive(domain, 'person', subject))
    const later = printPseudonym('irreversible', { kind, prefix, epoch, ciphertext })
    expect(await codeOf(() => parsePseudonym(later))).toBe('ACCEPTED')
    for (const mode of [0, 3, 4, 0x11, 0x12, 0x81, 0x82, 0xff])
      expect(await codeOf(() => parsePseudonym(withFirstByte(later, mode)))).toBe('PSEUDONYM_MALFORMED')
  })
})

/** The same printed form with another first byte of the payload, its checksum made anew. */
function withFirstByte(pseudonym: string, first: number): string {
  const { prefix, bytes } = bech32m.decodeToBytes(pseudonym)
  return bech32m.encodeFromBytes(
    prefix,
    Uint8Array.from(bytes, (byte, index) => (index === 0 ? first : byte)),
  )
}

it('no program takes random values from where they can be guessed [CONV-12]', () => {
  let files = 0
  for (const part of ['ttp-core', 'ttp-server', 'client']) {
    const folder = new URL(`../../${part}/src/`, import.meta.url)
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.ts')) continue
      files += 1
      // How long a client waits before it tries again is no secret.
      const code = readFileSync(new URL(name, folder), 'utf8').replace(/jitter(?::| =) Math\.random/, '')
      expect(code, name).not.toMatch(/Math\.random|pseudoRandomBytes/)
    }
  }
  expect(files).toBeGreaterThan(300)
})

it('keys that are made at one moment are different keys [CONV-12]', async () => {
  const made = await Promise.all(Array.from({ length: 20 }, () => [generateSignKey(), generateSealKey()]).flat())
  expect(new Set(made.map(({ privateJwk }) => privateJwk.d)).size).toBe(40)
})
