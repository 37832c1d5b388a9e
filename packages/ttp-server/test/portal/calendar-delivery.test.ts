import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { museumExport } from '../../../client/test/supplier/sample-file.ts'
import { buildBundle } from '../../../portal/build/build-bundle.ts'
import { enrolPage } from '../../../portal/test/support/registrar.ts'
import { readPortalBundle } from '../../src/http/portal-bundle.ts'
import { dropBundle, nameBundle } from '../../src/registrar/portal.ts'
import { chromiumPath, type LivePortal, picture, startLivePortal, violationsOf } from './live-portal.ts'

const executablePath = chromiumPath()
/** The month so many before this one, YYYY-MM. */
const monthsAgo = (ago: number): string => {
  const now = new Date()
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - ago, 1)).toISOString().slice(0, 7)
}

describe.skipIf(executablePath === undefined)('the calendar and what the upload page delivers', () => {
  let portal: LivePortal
  let folder: string
  let digest: string
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sluis-calendar-'))
    await buildBundle(folder)
    const bundle = readPortalBundle(folder)
    digest = bundle.digest
    portal = await startLivePortal(executablePath ?? '', () => ({ portalBundle: bundle }))
    await portal.change((draft) => nameBundle(draft, bundle.digest, new Date()))
    await vi.waitFor(async () => expect((await fetch(`${portal.url}/portal/upload`)).status).toBe(200), 60_000)
  })
  afterAll(async () => {
    rmSync(folder, { recursive: true })
    await portal?.stop()
  })

  test('a file closes the months of its visits without a choice of its user, who sees them beforehand [HTTP-99]', async () => {
    const context = await portal.fresh()
    const page = await context.newPage()
    const arrived: { method: string; path: string; text: string }[] = []
    context.on('request', (request) => {
      const path = new URL(request.url()).pathname
      arrived.push({ method: request.method(), path, text: request.postData() ?? '' })
    })
    const { world, url } = portal
    const site = { world, url, arrived, page: `${url}/portal/assets/upload.html` }
    await enrolPage(page, site, 'museum-calendar')
    const [from, until] = [monthsAgo(3), monthsAgo(2)]
    let row = 0
    const text = museumExport(56).replace(/2025-03-/g, () => `${row++ % 2 === 0 ? from : until}-`)
    await page
      .getByLabel('Bestand met bezoeken')
      .setInputFiles([{ name: 'kwartaal.csv', mimeType: 'text/csv', buffer: Buffer.from(text) }])
    await page.getByRole('button', { name: 'Controleer alle regels' }).click()
    expect(await page.getByLabel('Eerste maand').inputValue()).toBe(from)
    expect(await page.getByLabel('Laatste maand').inputValue()).toBe(until)
    await page.getByLabel('Ik heb gezien').check()
    const sequencing = setInterval(() => void world.sequenceLog(), 500)
    await page.getByRole('button', { name: 'Verzegel en verstuur' }).click()
    await page.getByRole('heading', { name: 'Aangeleverd' }).waitFor()
    clearInterval(sequencing)

    await page.goto('/portal/')
    await portal.signIn(page, 'p-institution-administrator pwd')
    // The month after it is the next thing to do, with the way to do it.
    const task = page.locator('section.task', { hasText: 'ontbreekt' })
    await task.getByRole('link', { name: /aanleveren/i }).waitFor()
    await picture(page, 'home-missing')
    await task.getByRole('link', { name: 'kalender' }).click()
    const stateOf = (month: string) => page.locator('li', { has: page.locator(`time[datetime="${month}"]`) })
    for (const month of [from, until]) expect(await stateOf(month).first().textContent()).toContain('aangeleverd')
    expect(await stateOf(monthsAgo(1)).first().textContent()).toContain('ontbreekt')
    await picture(page, 'calendar-delivered')
    await context.close()
  })

  test('a colleague who comes from the pages need not type whose institution it is', async () => {
    const context = await portal.fresh()
    const page = await context.newPage()
    await page.goto('/portal/')
    await portal.signIn(page, 'p-institution-administrator pwd')
    await page.getByRole('navigation').getByRole('link', { name: 'Aanleveren' }).click()
    await page.getByRole('heading', { name: 'Deze browser inschrijven' }).waitFor()
    expect(await page.getByLabel('Uw instelling in het register').inputValue()).toBe('museum')
    await context.close()
  })

  test('the page whose code the directory does not name any more is not served, and says why and what else there is', async () => {
    await portal.change((draft) => dropBundle(draft, digest))
    await vi.waitFor(async () => expect((await fetch(`${portal.url}/portal/upload`)).status).toBe(503), 60_000)
    const context = await portal.fresh()
    const page = await context.newPage()
    for (const path of ['/portal/upload', '/portal/assets/upload.html']) {
      await page.goto(path)
      await page.getByRole('heading', { name: 'Aanleveren kan nu niet met deze pagina' }).waitFor()
      await page.getByText('UNAVAILABLE').waitFor()
      expect(await violationsOf(page)).toEqual([])
    }
    await picture(page, 'upload-away')
    await page.getByRole('link', { name: 'Naar het begin' }).click()
    await page.waitForURL('**/portal/')
    await context.close()
  })
})
