import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page, Route } from 'playwright-core'
import { museumExport } from '../../../client/test/supplier/sample-file.ts'
import { startChromium } from './chromium.ts'
import { enrolPage } from './registrar.ts'
import { type Site, startSite } from './site.ts'

/** A worker whose times are a fiftieth: what is waited for between the attempts. */
export const HASTY = `{
  const { setTimeout } = globalThis
  globalThis.setTimeout = (run, time, ...given) => setTimeout(run, time / 50, ...given)
}`

/** An enrolled browser on the way of a file, and what a user does there. The page is another after one was closed. */
export interface Failing {
  readonly site: Site
  readonly browser: Browser
  readonly context: BrowserContext
  page: Page
  /** Writes a file and answers where it is. */
  readonly fileOf: (name: string, content: string | Uint8Array) => string
  /** An export of so many visits, whose visitors are told from others by the mark. */
  readonly visits: (rows: number, mark: string) => string
  readonly begin: (page?: Page) => Promise<void>
  readonly choose: (path: string, page?: Page) => Promise<void>
  /** Presses the button below the columns. */
  readonly check: (page?: Page) => Promise<void>
  /** Up to the outcome of the check. */
  readonly checked: (path: string, page?: Page) => Promise<void>
  readonly send: (page?: Page) => Promise<void>
  readonly delivered: (page?: Page) => Promise<void>
  /** Serves the worker with this before it: what a browser or a machine would do; the answer ends it. */
  readonly prefixWorker: (code: (served: number) => string) => Promise<() => Promise<void>>
  readonly stop: () => Promise<void>
}

export async function startFailing(client: string): Promise<Failing> {
  const site = await startSite()
  const browser = await startChromium()
  const folder = mkdtempSync(join(tmpdir(), 'sluis-failures-'))
  const context = await browser.newContext({ locale: 'nl-NL' })
  const first = await context.newPage()
  await enrolPage(first, site, client)
  const button = (page: Page, name: string) => page.getByRole('button', { name })
  const heading = (page: Page, name: string): Promise<void> => page.getByRole('heading', { name }).waitFor()
  const failing: Failing = {
    site,
    browser,
    context,
    page: first,
    fileOf: (name, content) => {
      const path = join(folder, name)
      writeFileSync(path, content)
      return path
    },
    visits: (rows, mark) => museumExport(rows).replaceAll('2025-', '2026-').replaceAll('bezoeker', mark),
    begin: async (page = failing.page) => {
      await page.goto(`${site.page}?lang=nl`)
      await heading(page, 'Kies uw bestand')
    },
    choose: (path, page = failing.page) => page.getByLabel('Bestand met bezoeken').setInputFiles(path),
    check: (page = failing.page) => button(page, 'Controleer alle regels').click(),
    checked: async (path, page = failing.page) => {
      await failing.begin(page)
      await failing.choose(path, page)
      await failing.check(page)
      await heading(page, 'Uitkomst van de controle')
    },
    send: async (page = failing.page) => {
      await page.getByLabel('Ik heb gezien').check()
      await button(page, 'Verzegel en verstuur').click()
    },
    delivered: (page = failing.page) => heading(page, 'Aangeleverd'),
    prefixWorker: async (code) => {
      let served = 0
      const serve = async (route: Route): Promise<void> => {
        const response = await route.fetch()
        await route.fulfill({ response, body: `${code(served++)}\n${await response.text()}` })
      }
      await context.route('**/worker-*.js', serve)
      return () => context.unroute('**/worker-*.js', serve)
    },
    stop: async () => {
      await browser.close()
      await site.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  return failing
}
