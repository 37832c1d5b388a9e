import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PAGES } from '../../src/domains/portal/page.ts'
import { nameBundle } from '../../src/registrar/portal.ts'
import { makeThings, type Things } from '../access/things.ts'
import { expectStatus, makeDelivery, opening, tokenOf } from '../http/client.ts'
import { chromiumPath, type LivePortal, picture, startLivePortal, violationsOf } from './live-portal.ts'

const executablePath = chromiumPath()
const SESSION = '__Host-sluis-session'
const PHONE = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true }

describe.skipIf(executablePath === undefined)('the portal in Chromium', () => {
  let portal: LivePortal
  let things: Things
  beforeAll(async () => {
    portal = await startLivePortal(executablePath ?? '')
    things = await makeThings(portal.world)
    const { world } = portal
    const token = await tokenOf(world, 'museum-client', world.parties.museum)
    const open = { ...opening(await makeDelivery(world)), period: { from: '2026-04', until: '2026-05' } }
    await expectStatus(world.request('POST', '/v1/deliveries', { token, json: open }), 201)
    await portal.change((draft) => nameBundle(draft, 'd'.repeat(64), world.clock.now()))
  })
  afterAll(() => portal?.stop())

  const signedIn = async (
    who = 'p-institution-administrator pwd',
    options: object = {},
  ): Promise<[BrowserContext, Page]> => {
    const context = await portal.fresh(options)
    const page = await context.newPage()
    await page.goto('/portal/')
    await portal.signIn(page, who)
    return [context, page]
  }
  const heading = (page: Page): Promise<string | null> => page.getByRole('heading', { level: 1 }).textContent()
  const codeOn = (page: Page): Promise<string | null> => page.locator('main .code').last().textContent()

  test('a person signs in at the provider, sees what there is to do, reads a receipt, changes the language and signs out [HTTP-90, HTTP-91]', async () => {
    const [context, page] = await signedIn()
    expect(await heading(page)).toBe('Museum: wat nu?')
    const session = (await context.cookies()).find(({ name }) => name === SESSION)
    expect(session).toMatchObject({ httpOnly: true, secure: true, sameSite: 'Lax', path: '/' })
    await page.getByRole('link', { name: 'Leveringen', exact: true }).click()
    expect(await heading(page)).toBe('Leveringen')
    await page.getByRole('link', { name: things.closed.museum?.slice(0, 8) ?? '' }).click()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Bewijs downloaden' }).click(),
    ])
    expect(download.suggestedFilename()).toBe(`${things.closed.museum}.receipt.json`)
    await page.getByRole('link', { name: 'English' }).click()
    expect(await heading(page)).toContain('Delivery')
    await page.getByRole('button', { name: 'Sign out' }).click()
    // On to the provider, which asks, and back: who comes next at this computer is asked for a password.
    await page.getByRole('button', { name: 'Yes, sign me out' }).click()
    await page.waitForURL('**/portal/')
    expect(await heading(page)).toBe('Delivering visit data')
    await page.getByRole('link', { name: 'Sign in' }).first().click()
    await page.getByLabel('Who').waitFor()
    await page.goto('/portal/deliveries')
    expect(await codeOn(page)).toBe('TOKEN_MISSING')
    await context.close()
  })

  test('everything can be reached by keyboard, from the link past the menu to the last button', async () => {
    const [context, page] = await signedIn()
    await page.goto('/portal/colleagues')
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Naar de inhoud')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('content')
    await page.getByLabel('Kenmerk van de persoon').focus()
    await page.keyboard.type('p-by-keyboard')
    await page.keyboard.press('Tab')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByText('p-by-keyboard').waitFor()
    expect(await page.getByText('wacht op de registrar').count()).toBeGreaterThan(0)
    await context.close()
  })

  test('works without script, as it has none', async () => {
    const [context, page] = await signedIn('p-institution-administrator pwd', { javaScriptEnabled: false })
    await page.getByRole('link', { name: 'Kalender', exact: true }).click()
    expect(await heading(page)).toBe('Kalender')
    await context.close()
  })

  describe.each([
    ['nl', 'light', 'desktop'],
    ['en', 'dark', 'desktop'],
    ['nl', 'dark', 'phone'],
    ['en', 'light', 'phone'],
  ] as const)('in %s, %s, on a %s', (language, colorScheme, screen) => {
    test('axe finds nothing on any page, and nothing is wider than the screen', { timeout: 240_000 }, async () => {
      const options = {
        locale: language === 'nl' ? 'nl-NL' : 'en-GB',
        colorScheme,
        ...(screen === 'phone' ? PHONE : {}),
      }
      const found: string[] = []
      const look = async (page: Page, name: string, path: string): Promise<void> => {
        await page.goto(path)
        for (const violation of await violationsOf(page)) found.push(`${name}: ${violation}`)
        // A phone widens its window to what does not fit: the screen is what counts.
        const width =
          (await page.evaluate(() => document.documentElement.scrollWidth)) - (page.viewportSize()?.width ?? 0)
        if (width > 0) found.push(`${name}: ${width} pixels too wide`)
        await picture(page, `${name}-${screen}-${language}-${colorScheme}`)
      }
      const pages: [string, string][] = Object.entries(PAGES)
        .filter(([name]) => !['receipt', 'statementText', 'requests'].includes(name))
        .map(([name, { path }]) => [
          name,
          path.replace(':deliveryId', things.closed.museum ?? '').replace(':agreement', 'museum-tenant'),
        ])
      pages.push(['open', `/portal/deliveries/${things.open.museum?.deliveryId}`], ['nothing', '/portal/nothing'])
      const [context, page] = await signedIn('p-institution-administrator pwd', options)
      for (const [name, path] of pages) await look(page, name, path)
      await context.close()
      const stranger = await portal.fresh(options)
      const other = await stranger.newPage()
      await look(other, 'welcome', '/portal/')
      await look(other, 'signed-out', '/portal/deliveries')
      await stranger.close()
      const [both, choosing] = await signedIn('p-both pwd', options)
      await look(choosing, 'choose', '/portal/')
      await both.close()
      const [office, registrar] = await signedIn('p-registrar mfa', options)
      await look(registrar, 'requests', '/portal/requests')
      await office.close()
      expect(found).toEqual([])
    })
  })

  describe('what goes wrong is told, and nobody gets in', () => {
    test('a session that ended while the page was open: the next step says so, and leads back after signing in', async () => {
      const [context, page] = await signedIn()
      await portal.world.owner.withConnection((sql) => sql.query('delete from portal.session'))
      await page.getByRole('link', { name: 'Kalender', exact: true }).click()
      expect([await heading(page), await codeOn(page)]).toEqual(['Log in', 'TOKEN_MISSING'])
      await page.locator('main').getByRole('link', { name: 'Inloggen' }).click()
      // The provider still knows who it is, or asks again.
      if (!page.url().startsWith(portal.url)) {
        await page.getByLabel('Who').fill('p-institution-administrator pwd')
        await page.getByRole('button', { name: 'Sign in' }).click()
      }
      await page.waitForURL('**/portal/calendar')
      expect(await heading(page)).toBe('Kalender')
      await context.close()
    })

    test('a delivery of another institution, and an account that nobody here has', async () => {
      const [context, page] = await signedIn()
      await page.goto(`/portal/deliveries/${things.closed.stage}`)
      expect(await codeOn(page)).toBe('NOT_FOUND')
      await context.close()
      const [other, stranger] = await signedIn('nobody pwd')
      expect(await codeOn(stranger)).toBe('PERSON_UNKNOWN')
      await picture(stranger, 'unknown-desktop-nl')
      await other.close()
    })

    test('somebody who was suspended while the page was open is out within the second', async () => {
      const [context, page] = await signedIn('p-stage-administrator pwd')
      const { people } = portal.world.directory()
      await portal.changePeople((person) =>
        person.id === 'p-stage-administrator' ? { ...person, status: 'suspended' } : person,
      )
      const next = async (): Promise<string | null> => {
        await page.goto('/portal/agreements')
        return codeOn(page)
      }
      await expect.poll(next).toBe('PERSON_SUSPENDED')
      await picture(page, 'suspended-desktop-nl')
      await portal.change((draft) => ({ ...draft, people }))
      await page.goto('/portal/deliveries')
      expect(await codeOn(page)).toBe('TOKEN_MISSING')
      await context.close()
    })

    test('a sign-in whose address is used again, here or elsewhere', async () => {
      const context = await portal.fresh()
      const page = await context.newPage()
      let back = ''
      page.on('request', (request) => {
        if (request.url().includes('/portal/sign-in/return?')) back = request.url()
      })
      await page.goto('/portal/')
      await portal.signIn(page, 'p-institution-administrator pwd')
      expect(back).toContain('code=')
      await page.goto(back)
      expect(await codeOn(page)).toBe('SIGN_IN_INVALID')
      await picture(page, 'replayed-desktop-nl')
      const elsewhere = await (await portal.fresh()).newPage()
      await elsewhere.goto(back)
      expect(await codeOn(elsewhere)).toBe('SIGN_IN_INVALID')
      await elsewhere.context().close()
      await context.close()
    })

    test('a form of another site, which sends the browser’s cookies along if it can [HTTP-93]', async () => {
      const [context, page] = await signedIn()
      const evil = createServer((_request, response) => {
        response.setHeader('content-type', 'text/html')
        response.end(
          `<form method="post" action="${portal.url}/portal/sign-out"><input name="formToken" value="x"><button>Win</button></form>`,
        )
      })
      await new Promise<void>((resolve) => void evil.listen(0, '127.0.0.1', resolve))
      const trap = await context.newPage()
      // Another site, as browsers see it: the name differs.
      await trap.goto(`http://localhost:${(evil.address() as AddressInfo).port}/`)
      await trap.getByRole('button').click()
      await trap.waitForURL('**/portal/sign-out')
      expect(await codeOn(trap)).toMatch(/^(?:REQUEST_MALFORMED|TOKEN_MISSING)$/)
      await page.reload()
      expect(await heading(page)).toBe('Museum: wat nu?')
      evil.close()
      await context.close()
    })

    test('a session that somebody planted before the sign-in is worth nothing after it [HTTP-91]', async () => {
      const context = await portal.fresh()
      const planted = 'P'.repeat(43)
      await context.addCookies([
        {
          name: SESSION,
          value: planted,
          url: portal.url.replace('http:', 'https:'),
          secure: true,
          httpOnly: true,
          sameSite: 'Lax',
        },
      ])
      const page = await context.newPage()
      await page.goto('/portal/')
      await portal.signIn(page, 'p-institution-administrator pwd')
      const now = (await context.cookies()).filter(({ name }) => name === SESSION)
      expect(now.map(({ value }) => value)).not.toContain(planted)
      await context.close()
    })
  })

  test('a provider that is away is told, with what to do', async () => {
    const { anotherGateway } = portal
    const away = { authorization: '', token: '' }
    const openId = { issuer: 'http://127.0.0.1:1', clientId: 'x', secondFactor: { acrValues: [], amrValues: [] } }
    const gateway = anotherGateway({
      openId: {
        ...openId,
        keys: () => Promise.reject(new Error('away')),
        endpoints: () => Promise.reject(Object.assign(new Error('away'), { code: 'ECONNREFUSED', ...away })),
      },
    })
    const answer = await gateway.app.request('/portal/sign-in', { headers: { 'accept-language': 'nl' } })
    const context = await portal.fresh()
    const page = await context.newPage()
    await page.route('**/portal/sign-in*', async (route) =>
      route.fulfill({ status: answer.status, contentType: 'text/html; charset=utf-8', body: await answer.text() }),
    )
    await page.goto('/portal/sign-in')
    expect([answer.status, await heading(page), await codeOn(page)]).toEqual([503, 'Nu even niet', 'UNAVAILABLE'])
    await context.close()
  })
})
