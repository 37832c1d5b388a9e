import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, relative } from 'node:path'
import { bundleDigest } from '@sluis/ttp-core/common'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type PortalBundle, readPortalBundle } from '../../src/http/portal-bundle.ts'
import { dropBundle, nameBundle, nameStatement } from '../../src/registrar/portal.ts'
import type { PortalWorld } from './world.ts'
import { startPortalWorld } from './world.ts'

const FILES = {
  'upload.html': '<!doctype html><title>Upload</title>',
  'island-AbCd1234.js': 'export {}',
  'deep/style-AbCd1234.css': 'a{}',
  'bundle.json': '{"digest":"whatever it says"}',
}
const hex = (text: string): string => createHash('sha256').update(text).digest('hex')

let portal: PortalWorld
let folder: string
let bundle: PortalBundle
beforeAll(async () => {
  portal = await startPortalWorld()
  folder = mkdtempSync(join(tmpdir(), 'sluis-bundle-'))
  mkdirSync(join(folder, 'deep'))
  for (const [path, text] of Object.entries(FILES)) writeFileSync(join(folder, path), text)
  bundle = readPortalBundle(folder)
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await portal.stop()
})
const get = async (path: string, ports: object = {}): Promise<Response> =>
  portal.browser(portal.anotherGateway({ portalBundle: bundle, ...ports })).get(path)
const naming = (digest: string) => portal.change((draft) => nameBundle(draft, digest, portal.world.clock.now()))

test('a bundle has the same digest however its folder is written [DIRE-61]', () => {
  const ways = [`${folder}/`, `${dirname(folder)}/./${basename(folder)}`, `${folder}/../${basename(folder)}`]
  for (const way of [...ways, relative('.', folder), `./${relative('.', folder)}`])
    expect(readPortalBundle(way), way).toEqual(bundle)
})

test('the digest of a bundle is that of its files by their paths, and the list in it is not believed [DIRE-61]', () => {
  const { 'bundle.json': _, ...files } = FILES
  const digests = Object.fromEntries(Object.entries(files).map(([path, text]) => [path, hex(text)]))
  expect(bundle.digest).toBe(bundleDigest(digests))
  // Written out, for whoever computes it with other means.
  const sorted = Object.keys(digests).sort()
  const text = `{${sorted.map((path) => `"${path}":"${digests[path]}"`).join(',')}}`
  expect(bundle.digest).toBe(hex(text))
  for (const change of [
    { ...digests, 'upload.html': hex('x') },
    { ...digests, more: hex('') },
    { 'upload.html': digests['upload.html'] ?? '' },
  ])
    expect(bundleDigest(change)).not.toBe(bundle.digest)
})

describe('the code that seals', () => {
  test('is not served before the directory names it, and the log says so [HTTP-96, DIRE-60]', async () => {
    for (const path of ['/portal/upload', '/portal/assets/upload.html', '/portal/assets/island-AbCd1234.js'])
      expect((await get(path)).status, path).toBe(503)
    expect(portal.world.logged.map(({ message }) => message)).toContain(
      'the code of the portal is not what the directory names',
    )
    await naming('a'.repeat(64))
    expect((await get('/portal/assets/upload.html')).status).toBe(503)
  })

  test('is served when it is named, whatever else is, and no more once it is not [HTTP-96, DIRE-60, HTTP-95]', async () => {
    await naming(bundle.digest)
    await naming('b'.repeat(64))
    expect((await get('/portal/upload')).headers.get('location')).toBe('/portal/assets/upload.html?lang=en')
    const browser = portal.browser(portal.anotherGateway({ portalBundle: bundle }))
    await browser.signIn('p-institution-administrator')
    // The language that was chosen, and the institution, which then need not be typed; nothing of either for a script.
    await browser.get('/portal/language?to=nl&from=%2Fportal%2F')
    const leading = async (headers?: Record<string, string>) =>
      (await browser.get('/portal/upload', headers)).headers.get('location')
    expect(await leading()).toBe('/portal/assets/upload.html?lang=nl&organisation=museum')
    expect(await leading({ 'sec-fetch-dest': 'empty' })).toBe('/portal/assets/upload.html?lang=nl')
    const page = await get('/portal/assets/upload.html')
    expect([page.status, page.headers.get('content-type'), page.headers.get('cache-control')]).toEqual([
      200,
      'text/html; charset=utf-8',
      'no-store',
    ])
    expect(page.headers.get('content-security-policy')).not.toMatch(/unsafe|\*|https?:/)
    expect(await page.text()).toBe(FILES['upload.html'])
    const script = await get('/portal/assets/island-AbCd1234.js')
    expect([script.headers.get('content-type'), script.headers.get('cache-control')]).toEqual([
      'text/javascript; charset=utf-8',
      'public, max-age=31536000, immutable',
    ])
    expect((await get('/portal/assets/deep/style-AbCd1234.css')).headers.get('content-type')).toBe(
      'text/css; charset=utf-8',
    )
    for (const path of [
      '/portal/assets/',
      '/portal/assets/none.js',
      '/portal/assets/../upload',
      '/portal/assets/%2e%2e/package.json',
    ])
      expect((await get(path)).status, path).not.toBe(200)
    await portal.change((draft) => dropBundle(draft, bundle.digest))
    expect((await get('/portal/assets/upload.html')).status).toBe(503)
  })

  test('is that of which the digest was computed, though the folder has changed since [HTTP-96]', async () => {
    await naming(bundle.digest)
    writeFileSync(join(folder, 'island-AbCd1234.js'), 'fetch("https://evil.example")')
    expect(await (await get('/portal/assets/island-AbCd1234.js')).text()).toBe(FILES['island-AbCd1234.js'])
    expect((await get('/portal/assets/island-AbCd1234.js', { portalBundle: readPortalBundle(folder) })).status).toBe(
      503,
    )
    writeFileSync(join(folder, 'island-AbCd1234.js'), FILES['island-AbCd1234.js'])
  })

  test('is not there without a folder, and served unnamed by a setting for development alone [HTTP-96]', async () => {
    await portal.change((draft) =>
      dropBundle(dropBundle(dropBundle(draft, bundle.digest), 'b'.repeat(64)), 'a'.repeat(64)),
    )
    expect(portal.world.directory().portal).toBeUndefined()
    expect((await get('/portal/upload', { portalBundle: undefined })).status).toBe(404)
    expect((await get('/portal/assets/upload.html')).status).toBe(503)
    expect((await get('/portal/assets/upload.html', { portalDevelopment: true })).status).toBe(200)
  })
})

test('the registrar takes no bundle out that is not there, and names no text of an agreement that is not [DIRE-60, DIRE-62]', () => {
  const directory = portal.world.directory()
  expect(() => dropBundle(directory, 'c'.repeat(64))).toThrow('AGREEMENT_UNKNOWN')
  expect(() => nameStatement(directory, 'nothing')).toThrow('AGREEMENT_UNKNOWN')
  expect(nameStatement(directory, 'museum-tenant').agreements[0]?.privacyStatement?.template).toBe(1)
})

describe('another origin', () => {
  const other = 'https://upload.example'
  const ask = (
    method: string,
    path: string,
    headers: Record<string, string>,
    portalOrigins: readonly string[] = [other],
  ) => portal.world.request(method, path, { headers, gateway: portal.anotherGateway({ portalOrigins }) })
  const preflight = {
    origin: other,
    'access-control-request-method': 'PUT',
    'access-control-request-headers': 'authorization',
  }

  test('that the settings name uses the interface by tokens, and never by cookies [HTTP-97]', async () => {
    const asked = await ask('OPTIONS', '/v1/deliveries/x/chunks/0', preflight)
    expect(asked.status).toBe(204)
    expect(asked.headers.get('access-control-allow-origin')).toBe(other)
    expect(asked.headers.get('access-control-allow-methods')).toContain('PUT')
    expect(asked.headers.get('access-control-allow-headers')).toContain('authorization')
    const answer = await ask('GET', '/v1/directory', { origin: other })
    expect([answer.status, answer.headers.get('access-control-allow-origin'), answer.headers.get('vary')]).toEqual([
      200,
      other,
      'Origin',
    ])
    const refused = await ask('GET', '/v1/deliveries', { origin: other })
    expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([401, other])
    for (const each of [asked, answer, refused])
      expect(each.headers.has('access-control-allow-credentials')).toBe(false)
  })

  test('that they do not name, and the pages themselves, are open to nobody [HTTP-97]', async () => {
    const names = (answer: Response): string[] =>
      [...answer.headers.keys()].filter((name) => name.startsWith('access-control-'))
    expect(names(await ask('OPTIONS', '/v1/deliveries', preflight, []))).toEqual([])
    for (const origin of ['https://evil.example', 'https://upload.example.evil', 'http://upload.example', 'null'])
      for (const path of ['/v1/directory', '/v1/deliveries'])
        expect(names(await ask('GET', path, { origin })), origin).toEqual([])
    for (const path of ['/portal/', '/portal/deliveries', '/portal/upload'])
      expect(names(await ask('GET', path, { origin: other })), path).toEqual([])
    expect(names(await ask('OPTIONS', '/portal/sign-out', preflight))).toEqual([])
  })
})
