import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
/** How long a page may take over what is waited for, in milliseconds: on a busy machine a browser stands still for many seconds. */
const PATIENCE_MS = 120_000

/** Where a Chromium of this machine is: CHROME_PATH, or a usual place. Undefined where there is none. */
export function chromiumPath(): string | undefined {
  const { CHROME_PATH } = process.env
  return CHROME_PATH !== undefined && CHROME_PATH !== '' ? CHROME_PATH : PLACES.find((path) => existsSync(path))
}

/** Whether the tests in a browser can run. Where they must (SLUIS_REQUIRE_CHROMIUM), a machine without one fails them. */
export function hasChromium(): boolean {
  const has = chromiumPath() !== undefined
  if (!has && process.env.SLUIS_REQUIRE_CHROMIUM !== undefined) {
    throw new Error('no Chromium: install the package chromium (.ci/install-tools does), or set CHROME_PATH')
  }
  if (!has) console.warn('tests in a browser are left out: install the package chromium, or set CHROME_PATH')
  return has
}

/** A browser of its own, without a window. */
export async function startChromium(executablePath = chromiumPath()): Promise<Browser> {
  if (executablePath === undefined) throw new Error('no Chromium: see hasChromium')
  // As root, as in a container, Chromium's own sandbox does not start; the pages are the test's.
  const args = ['--no-sandbox', '--disable-dev-shm-usage']
  const browser = await chromium.launch({ executablePath, args, timeout: PATIENCE_MS })
  const newContext = browser.newContext.bind(browser)
  browser.newContext = async (options) => {
    const context = await newContext(options)
    context.setDefaultTimeout(PATIENCE_MS)
    return context
  }
  return browser
}
