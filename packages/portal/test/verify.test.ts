import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Directory } from '@sluis/ttp-core/common'
import { bundleDigest } from '@sluis/ttp-core/common'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyPortal } from '../../client/src/auditor/verify-portal.ts'
import { buildBundle } from '../build/build-bundle.ts'
import type { BundleList } from '../build/digest-bundle.ts'

const BASE = 'https://portal.example/upload'

describe('a served portal against the directory', () => {
  let folder: string
  let list: BundleList
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sluis-verify-'))
    list = await buildBundle(folder)
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const naming = (...digests: readonly string[]): Directory =>
    ({
      portal: { bundles: digests.map((digest) => ({ digest, publishedAt: '2026-01-01T00:00:00.000Z' })) },
    }) as unknown as Directory
  /** Serves the folder, with other content for some names. */
  const serving = (other: Readonly<Record<string, string>> = {}) => ({
    fetch: async (url: string) => {
      const path = url.slice(BASE.length + 1)
      return new Response(other[path] ?? new Uint8Array(readFileSync(join(folder, path))))
    },
  })

  it('is what the registrar named, by the digest that the core computes [DIRE-61]', async () => {
    expect(bundleDigest(list.files)).toBe(list.digest)
    expect(await verifyPortal(BASE, naming(list.digest), serving())).toEqual({
      ok: true,
      digest: list.digest,
      isNamed: true,
      changed: [],
      files: Object.keys(list.files).length,
    })
  })

  it('is told by one changed letter, whatever the list of the server says', async () => {
    const [script = ''] = Object.keys(list.files).filter((path) => path.endsWith('.js'))
    const changed = `${readFileSync(join(folder, script), 'utf8')} `
    expect(await verifyPortal(BASE, naming(list.digest), serving({ [script]: changed }))).toMatchObject({
      ok: false,
      isNamed: false,
      changed: [script],
    })
    // A server that changes its list with it has another digest, which no directory names.
    const { [script]: _, ...files } = list.files
    const lie = JSON.stringify({ ...list, files })
    expect(await verifyPortal(BASE, naming(list.digest), serving({ 'bundle.json': lie }))).toMatchObject({
      ok: false,
      isNamed: false,
    })
    expect(await verifyPortal(BASE, {} as Directory, serving())).toMatchObject({
      ok: false,
      isNamed: false,
      changed: [],
    })
  })

  it('is not looked for outside its own folder, nor over a line that others read', async () => {
    for (const path of ['../secret', '/etc/passwd', 'https://other.example/x', 'a//b', 'a/../b']) {
      const lie = JSON.stringify({ files: { [path]: 'x' } })
      const asked = verifyPortal(BASE, naming(list.digest), serving({ 'bundle.json': lie }))
      await expect(asked).rejects.toMatchObject({ code: 'ANSWER_UNEXPECTED' })
    }
    const plain = verifyPortal('http://portal.example/', naming(list.digest), serving())
    await expect(plain).rejects.toMatchObject({ code: 'URL_NOT_SAFE' })
  })
})
