import { existsSync, mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { startChromium } from '../../../portal/test/support/chromium.ts'
import { freePort } from '../../src/embedded/free-port.ts'
import type { GatewayPorts } from '../../src/http/gateway.ts'
import { type Listening, listen } from '../../src/http/listen.ts'
import type { PortalWorld } from './world.ts'
import { startPortalWorld } from './world.ts'

const PLACES = [process.env.CHROME_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const axeFile = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

/** A browser that is there on this machine; in CI it has to be. */
export function chromiumPath(): string | undefined {
  const found = PLACES.find((place) => place !== undefined && existsSync(place))
  if (found === undefined && process.env.CI !== undefined)
    throw new Error('no Chromium: install it, or set CHROME_PATH')
  return found
}

/** A gateway that listens, with people who sign in at a real provider, and a real browser. */
export interface LivePortal extends PortalWorld {
  readonly url: string
  readonly chromium: Browser
  /** A browser without a cookie. */
  readonly fresh: (options?: Parameters<Browser['newContext']>[0]) => Promise<BrowserContext>
  /** Signs somebody in by the provider's own form, where the page offers it. */
  readonly signIn: (page: Page, who: string) => Promise<void>
}

export async function startLivePortal(
  executablePath: string,
  ports: (portal: PortalWorld) => Partial<GatewayPorts> = () => ({}),
): Promise<LivePortal> {
  const portal = await startPortalWorld()
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const gateway = portal.anotherGateway({ portalAddress: url, now: () => new Date(), ...ports(portal) })
  const server: Listening = await listen({ fetch: gateway.app.fetch, hostname: '127.0.0.1', port })
  const browser = await startChromium(executablePath)
  return {
    ...portal,
    url,
    chromium: browser,
    fresh: (options) => browser.newContext({ baseURL: url, locale: 'nl-NL', ...options }),
    signIn: async (page, who) => {
      await page
        .getByRole('link', { name: /^(Inloggen|Sign in)$/ })
        .first()
        .click()
      await page.getByLabel('Who').fill(who)
      await page.getByRole('button', { name: 'Sign in' }).click()
      await page.waitForURL(/\/portal\//)
    },
    stop: async () => {
      await browser.close()
      await server.stop()
      await portal.stop()
    },
  }
}

interface Violation {
  readonly id: string
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[]
}

/** What axe finds on the page, by the rules of WCAG 2.2 A and AA and its own good practices. */
export async function violationsOf(page: Page): Promise<string[]> {
  // The page lets in no script, not even this one: it is put there by the debugger, past the policy.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(await readAxe())
  const found = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run: () => Promise<{ violations: Violation[] }> } }
    return (await axe.run()).violations
  })
  return found.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join('; ')}`,
  )
}

let axeText: string | undefined
async function readAxe(): Promise<string> {
  const { readFile } = await import('node:fs/promises')
  axeText ??= await readFile(axeFile, 'utf8')
  return axeText
}

/** Keeps a picture where SLUIS_SCREENSHOTS names a folder. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.SLUIS_SCREENSHOTS
  if (folder === undefined) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
}
