import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildBundle } from '../../../portal/build/build-bundle.ts'
import { type PortalBundle, readPortalBundle } from '../../src/http/portal-bundle.ts'
import { nameBundle } from '../../src/registrar/portal.ts'
import { chromiumPath, type LivePortal, picture, startLivePortal } from './live-portal.ts'

const executablePath = chromiumPath()

describe.skipIf(executablePath === undefined)('the code that seals, as the gateway serves it', () => {
  let portal: LivePortal
  let folder: string
  let bundle: PortalBundle
  let told: string
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sluis-built-'))
    told = (await buildBundle(folder)).digest
    bundle = readPortalBundle(folder)
    portal = await startLivePortal(executablePath ?? '', () => ({ portalBundle: bundle }))
  })
  afterAll(async () => {
    rmSync(folder, { recursive: true })
    await portal?.stop()
  })

  test('has the digest that its own list tells [DIRE-61]', () => {
    expect(bundle.digest).toBe(told)
  })

  test('runs under the policy of the gateway once the directory names it, and not before [HTTP-96, DIRE-60, HTTP-95]', async () => {
    const context = await portal.fresh()
    const page = await context.newPage()
    const complaints: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text())
    })
    page.on('pageerror', (error) => complaints.push(error.message))
    await page.goto('/portal/')
    await page.getByRole('link', { name: 'Aanleveren' }).first().click()
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Aanleveren kan nu niet met deze pagina')
    await portal.change((draft) => nameBundle(draft, bundle.digest, portal.world.clock.now()))
    // A second may pass until the version is in force.
    await expect.poll(async () => (await fetch(`${portal.url}/portal/upload`)).status).toBe(200)
    complaints.length = 0
    await page.goto('/portal/upload')
    await page.waitForURL(/\/portal\/assets\/upload\.html\?lang=nl$/)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await picture(page, 'upload-desktop-nl')
    expect(complaints).toEqual([])
    await context.close()
  })
})
