import { describe, expect, it } from 'vitest'
import { signKeyFromSeed } from '../../src/jwk/index.ts'
import { type Manifest, manifestDigest, parseManifest, signManifest, verifyManifest } from '../../src/manifest/index.ts'

const key = signKeyFromSeed(new Uint8Array(32).fill(1))
const other = signKeyFromSeed(new Uint8Array(32).fill(2))
const digestOf = (character: string) => `${character.repeat(42)}A`
const manifest: Manifest = {
  schema: 'sluis-manifest/1',
  delivery: '6f1d2c3b-4a59-4687-9a7b-1c2d3e4f5a6b',
  institution: 'museum-a',
  tenant: 'audience',
  domain: 'reach',
  directoryVersion: 4,
  chunks: [
    { number: 0, rowCount: 2500, identityDigest: digestOf('a'), activityDigest: digestOf('b') },
    { number: 1, rowCount: 17, identityDigest: digestOf('c'), activityDigest: digestOf('d') },
  ],
  rowCount: 2517,
}
const INVALID = { code: 'MANIFEST_INVALID' }
const [first, second] = manifest.chunks

/** The JWS with its payload changed by `change`, its signature kept. */
function forge(jws: string, change: (payload: string) => string): string {
  const [header, payload = '', signature] = jws.split('.')
  return [
    header,
    Buffer.from(change(Buffer.from(payload, 'base64url').toString())).toString('base64url'),
    signature,
  ].join('.')
}

describe('a manifest', () => {
  it('round trips under any of the institution’s keys [DELI-9]', async () => {
    const jws = await signManifest(manifest, key.privateJwk)
    expect(await verifyManifest(jws, [other.publicJwk, key.publicJwk])).toEqual(manifest)
    expect(manifestDigest(jws)).toMatch(/^[A-Za-z0-9_-]{43}$/)
  })

  it('is refused under another key, and under none', async () => {
    const jws = await signManifest(manifest, key.privateJwk)
    await expect(verifyManifest(jws, [other.publicJwk])).rejects.toMatchObject(INVALID)
    await expect(verifyManifest(jws, [])).rejects.toMatchObject(INVALID)
    await expect(verifyManifest(jws, [{ ...other.publicJwk, kid: key.publicJwk.kid }])).rejects.toMatchObject(INVALID)
  })

  it('is refused when any member was changed [DELI-9]', async () => {
    const jws = await signManifest(manifest, key.privateJwk)
    expect(
      await verifyManifest(
        forge(jws, (payload) => payload),
        [key.publicJwk],
      ),
    ).toEqual(manifest)
    const changes: [string, string][] = [
      ['sluis-manifest/1', 'sluis-manifest/2'],
      ['6f1d2c3b', '7f1d2c3b'],
      ['museum-a', 'museum-b'],
      ['"tenant":"audience"', '"tenant":"audiencf"'],
      ['"reach"', '"react"'],
      ['"directoryVersion":4', '"directoryVersion":3'],
      ['"number":1', '"number":2'],
      ['"rowCount":17', '"rowCount":18'],
      ['"rowCount":2517', '"rowCount":2518'],
      [digestOf('a'), digestOf('e')],
      [digestOf('d'), digestOf('e')],
    ]
    for (const [from, to] of changes) {
      const forged = forge(jws, (payload) => payload.replace(from, to))
      expect(forged).not.toBe(jws)
      await expect(verifyManifest(forged, [key.publicJwk])).rejects.toMatchObject(INVALID)
    }
  })

  it.each<[string, unknown]>([
    ['a chunk missing', { ...manifest, chunks: [first], rowCount: 2517 }],
    ['a chunk twice', { ...manifest, chunks: [first, first], rowCount: 5000 }],
    ['chunks out of order', { ...manifest, chunks: [second, first] }],
    ['a gap', { ...manifest, chunks: [first, { ...second, number: 2 }] }],
    ['no chunk', { ...manifest, chunks: [], rowCount: 0 }],
    ['a total that does not add up', { ...manifest, rowCount: 2516 }],
    ['an empty chunk', { ...manifest, chunks: [first, { ...second, rowCount: 0 }], rowCount: 2500 }],
    ['a chunk over 5,000 rows', { ...manifest, chunks: [{ ...first, rowCount: 5001 }], rowCount: 5001 }],
    ['a digest cut short', { ...manifest, chunks: [{ ...first, identityDigest: 'abc' }], rowCount: 2500 }],
    ['an unknown member', { ...manifest, note: 'x' }],
    ['an unknown member of a chunk', { ...manifest, chunks: [{ ...first, note: 'x' }], rowCount: 2500 }],
    ['a directory version 0', { ...manifest, directoryVersion: 0 }],
    ['a delivery that is no UUID', { ...manifest, delivery: 'one' }],
    ['nothing', null],
  ])('is neither made nor taken with %s [DELI-9]', async (_what, bad) => {
    expect(() => parseManifest(bad)).toThrow('MANIFEST_INVALID')
    await expect(signManifest(bad as Manifest, key.privateJwk)).rejects.toMatchObject(INVALID)
  })
})
