import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { buildBundle } from '../../../portal/build/build-bundle.ts'
import { readPortalBundle } from '../../src/http/portal-bundle.ts'
import { nameBundle } from '../../src/registrar/portal.ts'
import { makeThings, type Things } from '../access/things.ts'
import { chromiumPath, type LivePortal, picture, startLivePortal, violationsOf } from './live-portal.ts'

const executablePath = chromiumPath()
const PHONE = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true }
const RECEIPT = '**/portal/deliveries/*/receipt'

describe.skipIf(executablePath === undefined)('a receipt, verified in the browser beside the history', () => {
  let portal: LivePortal
  let things: Things
  let folder: string
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sluis-verifying-'))
    await buildBundle(folder)
    const bundle = readPortalBundle(folder)
    portal = await startLivePortal(executablePath ?? '', () => ({ portalBundle: bundle }))
    things = await makeThings(portal.world)
    await portal.change((draft) => nameBundle(draft, bundle.digest, portal.world.clock.now()))
    // A second may pass until the version is in force.
    await vi.waitFor(async () => expect((await fetch(`${portal.url}/portal/upload`)).status).toBe(200), 60_000)
  })
  afterAll(async () => {
    rmSync(folder, { recursive: true })
    await portal?.stop()
  })

  const signedIn = async (options: object = {}): Promise<[BrowserContext, Page, string[]]> => {
    const context = await portal.fresh(options)
    const page = await context.newPage()
    const complaints: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text())
    })
    page.on('pageerror', (error) => complaints.push(error.message))
    await page.goto('/portal/')
    await portal.signIn(page, 'p-institution-administrator pwd')
    complaints.length = 0
    return [context, page, complaints]
  }
  const verdicts = (page: Page): Promise<string[]> => page.locator('tbody td.state').allTextContents()
  const done = (page: Page): Promise<void> =>
    page
      .getByText(/bewijzen kloppen|receipts hold/)
      .first()
      .waitFor()

  test('holds, from the history and from the delivery itself; the page says against what, in both languages [HTTP-95]', async () => {
    for (const [name, options] of [
      ['desktop', {}],
      ['phone', PHONE],
    ] as const) {
      const [context, page, complaints] = await signedIn(options)
      await page.goto('/portal/deliveries')
      await page.getByRole('link', { name: 'Reken de bewijzen na in uw browser' }).click()
      await done(page)
      expect(new Set(await verdicts(page))).toEqual(new Set(['klopt']))
      await page.goto(`/portal/deliveries/${things.closed.museum}`)
      await page.getByRole('link', { name: 'Reken dit bewijs na in uw browser' }).click()
      await done(page)
      expect(await verdicts(page)).toEqual(['klopt'])
      expect(await page.locator('tbody').textContent()).toContain(things.closed.museum)
      // Not enrolled: whom it believed is said.
      await page.getByText('Deze browser heeft geen sleutel van de registrar').waitFor()
      for (const language of ['English', 'Nederlands']) {
        await page.getByRole('button', { name: language }).click()
        expect(await violationsOf(page), language).toEqual([])
        const wide = await page.evaluate(() => document.documentElement.scrollWidth)
        expect(wide - (page.viewportSize()?.width ?? 0)).toBeLessThanOrEqual(0)
        await picture(page, `verify-${name}-${language}`)
      }
      expect(complaints).toEqual([])
      await context.close()
    }
  })

  test('does not hold when a figure, the proof or the delivery is another, and says so', async () => {
    const [context, page] = await signedIn()
    const path = `/portal/assets/verify.html?lang=nl#${things.closed.museum}`
    const served = async (change: (receipt: Record<string, unknown>) => unknown): Promise<string[]> => {
      await context.route(RECEIPT, async (route) => {
        const response = await route.fetch()
        await route.fulfill({ response, json: change((await response.json()) as Record<string, unknown>) })
      })
      await page.goto('/portal/help')
      await page.goto(path)
      await done(page)
      await context.unroute(RECEIPT)
      return verdicts(page)
    }
    const bad = 'klopt niet: bewaar het en meld dit bij de registrar'
    expect(
      await served((receipt) => ({ ...receipt, details: { ...(receipt.details as object), rowCount: 1_000 } })),
    ).toEqual([bad])
    expect(
      await served(({ proof, ...receipt }) => ({ ...receipt, proof: String(proof).replace(/[A-Z]/, 'a') })),
    ).toEqual([bad])
    expect(await violationsOf(page)).toEqual([])
    await picture(page, 'verify-bad')
    const other = (await (
      await context.request.get(`/portal/deliveries/${things.closed.museum}/receipt`)
    ).json()) as object
    await page.goto('/portal/help')
    const stranger = '0198c1f0-0000-4000-8000-000000000000'
    await context.route(RECEIPT, (route) => route.fulfill({ json: other }))
    await page.goto(`/portal/assets/verify.html?lang=nl#${stranger}`)
    await done(page)
    expect(await verdicts(page)).toEqual(['is het bewijs van een andere levering: meld dit bij de registrar'])
    await context.close()
  })

  test('is asked again for a sign-in that ended, and needs none for a receipt that was kept', async () => {
    const [owner, own] = await signedIn()
    const text = await (await owner.request.get(`/portal/deliveries/${things.closed.museum}/receipt`)).text()
    await own.close()
    const context = await portal.fresh()
    const page = await context.newPage()
    await page.goto(`/portal/assets/verify.html?lang=en#${things.closed.museum}`)
    await done(page)
    expect(await verdicts(page)).toEqual(['not fetched: sign in again'])
    await page.getByLabel('Choose one or more receipts').setInputFiles([
      { name: 'kept.receipt.json', mimeType: 'application/json', buffer: Buffer.from(text) },
      { name: 'none.json', mimeType: 'application/json', buffer: Buffer.from('{') },
    ])
    await page.getByText('1 of 2 receipts hold.').first().waitFor()
    expect(await verdicts(page)).toEqual(['holds', 'does not hold: keep it and report this to the registrar'])
    await context.route('**/v1/directory', (route) => route.abort())
    await page.goto('/portal/help')
    await page.goto(`/portal/assets/verify.html?lang=en#${things.closed.museum}`)
    await page.getByText('NETWORK_UNREACHABLE').waitFor()
    expect(await violationsOf(page)).toEqual([])
    await context.close()
  })

  test('the help leads to the page of all codes, which needs no script', async () => {
    for (const [locale, name, options] of [
      ['nl-NL', 'Alle codes van de controle', {}],
      ['en-GB', 'All codes of the check', PHONE],
    ] as const) {
      const context = await portal.fresh({ locale, ...options })
      const page = await context.newPage()
      await page.goto('/portal/help')
      await page.getByRole('link', { name }).click()
      await page.goto(`${page.url()}#FILE_TOO_LARGE_HERE`)
      expect(await page.locator(':target').textContent()).toContain('150 MB')
      expect(await violationsOf(page)).toEqual([])
      const wide = await page.evaluate(() => document.documentElement.scrollWidth)
      expect(wide - (page.viewportSize()?.width ?? 0)).toBeLessThanOrEqual(0)
      await page.evaluate(() => document.querySelector(':target')?.scrollIntoView())
      await context.close()
    }
  })
})
