import { CompactSign, importJWK } from 'jose'
import { describe, expect, it } from 'vitest'
import {
  checkSuccession,
  currentSignKeysOf,
  directoryDigest,
  findAgreement,
  findClient,
  findDomain,
  findOrganisation,
  signDirectory,
  verifyDirectory,
} from '../../src/directory/index.ts'
import { signDocument, verifyDocument } from '../../src/document/index.ts'
import { canonicalJson, utf8 } from '../../src/encoding/index.ts'
import { signManifest } from '../../src/manifest/index.ts'
import { directory, foreignRegistrar, keys, registrar } from './fixture.ts'

const SIGNATURE_INVALID = { code: 'DIRECTORY_SIGNATURE_INVALID' }

describe('signing', () => {
  it('round trips', async () => {
    const jws = await signDirectory(directory, registrar.privateJwk)
    expect(await verifyDirectory(jws, registrar.publicJwk)).toEqual(directory)
    expect(directoryDigest(jws)).toMatch(/^[0-9a-f]{64}$/)
  })

  it('does not sign what it would not accept [DIRE-7]', async () => {
    await expect(signDirectory({ ...directory, version: 0 }, registrar.privateJwk)).rejects.toMatchObject({
      code: 'DIRECTORY_INVALID',
    })
  })

  it('refuses every flipped character', async () => {
    const jws = await signDirectory(directory, registrar.privateJwk)
    // All of the header and the signature, and a sample of the payload.
    const [header = '', payload = ''] = jws.split('.')
    const tail = header.length + payload.length
    for (let index = 0; index < jws.length; index += index > header.length && index < tail - 3 ? 23 : 1) {
      const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
      const at = alphabet.indexOf(jws[index] ?? '')
      const flipped = jws.slice(0, index) + (at < 0 ? 'A' : (alphabet[at ^ 1] ?? '')) + jws.slice(index + 1)
      await expect(verifyDirectory(flipped, registrar.publicJwk)).rejects.toMatchObject(SIGNATURE_INVALID)
    }
  })

  it('refuses another registrar, also under the name of the right one [ENCO-18, PART-1, DIRE-8]', async () => {
    const jws = await signDirectory(directory, foreignRegistrar.privateJwk)
    await expect(verifyDirectory(jws, registrar.publicJwk)).rejects.toMatchObject(SIGNATURE_INVALID)
    const claimed = await signDirectory(directory, { ...foreignRegistrar.privateJwk, kid: registrar.publicJwk.kid })
    await expect(verifyDirectory(claimed, registrar.publicJwk)).rejects.toMatchObject(SIGNATURE_INVALID)
  })

  it('refuses every other form of the same content [ENCO-11, ENCO-17]', async () => {
    const signed = async (payload: string, header: Record<string, unknown> = {}) => {
      const { kty, crv, x, d, kid } = registrar.privateJwk
      return new CompactSign(utf8(payload))
        .setProtectedHeader({ alg: 'EdDSA', kid, typ: 'sluis-directory', ...header })
        .sign(await importJWK({ kty, crv, x, d }, 'EdDSA'))
    }
    const canonical = canonicalJson(directory)
    expect(await verifyDirectory(await signed(canonical), registrar.publicJwk)).toEqual(directory)
    for (const jws of [
      await signed(JSON.stringify(directory, null, 1)),
      await signed(canonical.replace('"version":1', '"version":2,"version":1')),
      await signed(`${canonical} `),
      await signed(canonical, { typ: 'sluis-manifest' }),
      await signed(canonical, { typ: 'JWT' }),
      await signed(canonical, { cty: 'json' }),
      await signed(canonical, { alg: 'Ed25519' }),
      await signed('null'),
      `${await signed(canonical)}.`,
      '',
    ]) {
      await expect(verifyDirectory(jws, registrar.publicJwk)).rejects.toThrow(/^DIRECTORY_(SIGNATURE_)?INVALID$/)
    }
  })

  it('is read up to 16 MiB, and refused beyond [ENCO-17]', async () => {
    const signed = (length: number) => signDocument('sluis-directory', { a: 'x'.repeat(length) }, registrar.privateJwk)
    const around = (length: number) => ((length - 300) * 3) / 4
    const limit = 16 * 1024 * 1024
    const [within, beyond] = [await signed(around(limit)), await signed(around(limit) + 300)]
    expect(within.length).toBeLessThanOrEqual(limit)
    expect(beyond.length).toBeGreaterThan(limit)
    const verify = (jws: string) => verifyDocument('sluis-directory', jws, [registrar.publicJwk])
    expect((await verify(within)).signerKid).toBe(registrar.publicJwk.kid)
    await expect(verify(beyond)).rejects.toThrow('JWS_INVALID')
  })

  it('refuses another kind of document by the same key [ENCO-18]', async () => {
    const digest = 'A'.repeat(43)
    const manifest = await signManifest(
      {
        schema: 'sluis-manifest/1',
        delivery: '6f1d2c3b-4a59-4687-9a7b-1c2d3e4f5a6b',
        institution: 'museum-a',
        tenant: 'audience',
        domain: 'reach',
        directoryVersion: 1,
        chunks: [{ number: 0, rowCount: 1, identityDigest: digest, activityDigest: digest }],
        rowCount: 1,
      },
      registrar.privateJwk,
    )
    await expect(verifyDirectory(manifest, registrar.publicJwk)).rejects.toMatchObject(SIGNATURE_INVALID)
  })
})

describe('succession', () => {
  const versionOf = async (version: number, previousDigest: string, issuer = directory.issuer) => {
    const next = { ...directory, version, previousDigest, issuer }
    return { directory: next, jws: await signDirectory(next, registrar.privateJwk) }
  }

  it('goes forwards, one digest after the other [DIRE-11]', async () => {
    const first = await versionOf(1, '')
    const digest = directoryDigest(first.jws)
    const second = await versionOf(2, digest)
    checkSuccession(first, first)
    checkSuccession(first, second)
    const seventh = await versionOf(7, 'b'.repeat(64))
    checkSuccession(first, seventh)
    const older = expect.objectContaining({ code: 'DIRECTORY_OLDER' })
    expect(() => checkSuccession(second, first)).toThrow(older)
    expect(() => checkSuccession(seventh, second)).toThrow(older)
    const fork = await versionOf(2, 'a'.repeat(64))
    expect(() => checkSuccession(first, fork)).toThrow(older)
    expect(() => checkSuccession(second, fork)).toThrow(older)
    const moved = await versionOf(2, digest, 'https://other.example')
    expect(() => checkSuccession(first, moved)).toThrow(older)
  })
})

describe('looking up', () => {
  const parties = { institution: 'museum-a', tenant: 'audience', domain: 'reach' }

  it('finds what is there and nothing else', () => {
    expect(findOrganisation(directory, 'stage-b')?.name).toBe('Stage B')
    expect(findOrganisation(directory, 'nobody')).toBeUndefined()
    expect(findDomain(directory, { tenant: 'audience', domain: 'panel' })?.epoch).toBe(3)
    expect(findDomain(directory, { tenant: 'museum-a', domain: 'panel' })).toBeUndefined()
    expect(findClient(directory, 'museum-a-2')?.organisation.id).toBe('museum-a')
    expect(findClient(directory, 'museum-a')).toBeUndefined()
  })

  it('finds the agreement of the day, first and last day included [DIRE-19]', () => {
    const on = (date: string) => findAgreement(directory, parties, date)?.id
    expect(
      ['2025-12-31', '2026-01-01', '2026-06-30', '2026-07-01', '2026-07-31', '2026-08-01', '2031-01-01'].map(on),
    ).toEqual([undefined, 'agreement-1', 'agreement-1', undefined, undefined, 'agreement-2', 'agreement-2'])
  })

  it('finds none of other parties or another domain, and none while a party is suspended [DIRE-19]', () => {
    expect(findAgreement(directory, { ...parties, domain: 'panel' }, '2026-03-01')).toBeUndefined()
    expect(findAgreement(directory, { ...parties, tenant: 'auditor-c' }, '2026-03-01')).toBeUndefined()
    expect(findAgreement(directory, { ...parties, institution: 'stage-b' }, '2026-03-01')).toBeUndefined()
    const organisations = directory.organisations.map((party) =>
      party.id === 'audience' ? { ...party, status: 'suspended' as const } : party,
    )
    expect(findAgreement({ ...directory, organisations }, parties, '2026-03-01')).toBeUndefined()
  })

  it('gives every signing key of the clients of an organisation that are current', () => {
    const museum = findOrganisation(directory, 'museum-a')
    if (museum === undefined) throw new Error('no museum')
    const keysOn = (of: typeof museum, day = '2026-03-01') => currentSignKeysOf(of, day)
    expect(keysOn(museum)).toEqual([keys.signKey(10), keys.signKey(11), keys.signKey(12)])
    expect(keysOn({ ...museum, status: 'suspended' })).toEqual([])
    const [first, ...rest] = museum.clients
    if (first === undefined) throw new Error('no client')
    const others = rest.flatMap((client) => client.keys)
    expect(keysOn({ ...museum, clients: [{ ...first, status: 'suspended' }, ...rest] })).toEqual(others)
    const ended = { ...museum, clients: [{ ...first, validUntil: '2026-03-01' }, ...rest] }
    expect(keysOn(ended)).toEqual([...first.keys, ...others])
    expect(keysOn(ended, '2026-03-02')).toEqual(others)
  })
})
