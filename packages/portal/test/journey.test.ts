import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ClientConfig, deliverFile } from '@sluis/client/supplier'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { museumExport } from '../../client/test/supplier/sample-file.ts'
import { hasChromium, startChromium } from './support/chromium.ts'
import { rowsOf } from './support/open-chunks.ts'
import { expectSound } from './support/pictures.ts'
import { enrolPage, heard, takeOver } from './support/registrar.ts'
import { type Site, startSite } from './support/site.ts'
import { axeOf, keptBy, receiptOf, textOf, watch } from './support/watch.ts'

/** A month as the page offers it: YYYY-MM. */
const monthsAgo = (ago: number): string => {
  const now = new Date()
  return new Date(Date.UTC(now.getFullYear(), now.getMonth() - ago, 1)).toISOString().slice(0, 7)
}
const ROWS = 40
/** What must leave no browser readable: as it stands in the file, and in canonical form. */
const NEEDLES = ['Saskia', 'Vermeulen', 'saskia', 'vermeulen', 'voorbeeld.nl', '1016GV', '1016 GV', 'R17;', '"R17"']

describe.skipIf(!hasChromium())('the whole way of a file, in a browser', () => {
  let site: Site
  let browser: Browser
  let folder: string
  let file: string
  beforeAll(async () => {
    site = await startSite()
    browser = await startChromium()
    folder = mkdtempSync(join(tmpdir(), 'sluis-journey-'))
    file = join(folder, 'bezoekers.csv')
    writeFileSync(file, museumExport(ROWS).replaceAll('2025-', '2026-'))
  })
  afterAll(async () => {
    await browser.close()
    await site.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  it('from the key to the verified receipt; what the recipients read is what the other client sends [DELI-2, RECO-17]', async () => {
    const context = await browser.newContext({ locale: 'nl-NL' })
    const seen = watch(context)
    const page = await context.newPage()
    await page.goto(`${site.page}?lang=nl`)
    await page.getByRole('heading', { name: 'Deze browser inschrijven' }).waitFor()
    await expectSound(page, 'journey-1-enrol')
    await page.getByLabel('Uw instelling in het register').fill('museum')
    await page.getByLabel('Naam voor deze browser').fill('museum-browser')
    await page.getByRole('button', { name: 'Maak de sleutel en vraag aan' }).click()
    await page.getByRole('heading', { name: 'Bel de registrar' }).waitFor()
    await expectSound(page, 'journey-2-fingerprint')
    const own = await textOf(page.locator('.groups').first())
    expect(own.trim().split(/\s+/)).toHaveLength(8)

    // Another key's fingerprint is refused, and what was typed stays to be mended.
    const typed = page.getByLabel('Vingerafdruk van de registrar')
    await typed.fill('12345')
    await page.getByRole('button', { name: 'Vergelijk en rond af' }).click()
    await page.getByText('Een vingerafdruk heeft 40 cijfers').waitFor()
    await typed.fill(heard(site).replace(/\d/, (digit) => String((Number(digit) + 1) % 10)))
    await page.getByRole('button', { name: 'Vergelijk en rond af' }).click()
    await page.getByText('REGISTRAR_FINGERPRINT_DIFFERS').waitFor()
    await typed.fill(heard(site))
    await page.getByRole('button', { name: 'Vergelijk en rond af' }).click()
    await page.getByRole('heading', { name: 'Nog niet in het register' }).waitFor()
    await expectSound(page, 'journey-3-not-yet')
    await takeOver(site, own)
    await page.getByRole('button', { name: 'Opnieuw proberen' }).click()
    await page.getByRole('heading', { name: 'Aan wie levert u?' }).waitFor()
    await expectSound(page, 'journey-4-agreement')
    await page.locator('li', { hasText: 'domein audience' }).getByRole('button').click()
    await page.getByRole('heading', { name: 'Kies uw bestand' }).waitFor()
    await page.getByRole('button', { name: 'Andere ontvanger' }).click()
    await page.locator('li', { hasText: 'domein panel' }).getByRole('button').click()
    await page.getByText('aan Other tenant, domein panel').waitFor()
    await page.getByRole('button', { name: 'Andere ontvanger' }).click()
    await page.locator('li', { hasText: 'domein audience' }).getByRole('button').click()
    await page.getByText('aan Tenant, domein audience').waitFor()
    await expectSound(page, 'journey-5-choose')

    await page.getByLabel('Bestand met bezoeken').setInputFiles(file)
    await page.getByRole('heading', { name: 'Klopt dit bestand?' }).waitFor()
    expect(await page.getByRole('cell', { name: 'bezoeker1@voorbeeld.nl' }).count()).toBeGreaterThan(0)
    await expectSound(page, 'journey-6-file')
    await page.getByRole('button', { name: 'Controleer alle regels' }).click()
    await page.getByRole('heading', { name: 'Uitkomst van de controle' }).waitFor()
    // How well it can be linked, and how complete it is, in the words of the command.
    const linkable = page.locator('section', { has: page.getByRole('heading', { name: 'Koppelbaar' }) })
    expect(
      await linkable
        .locator('tbody tr')
        .filter({ hasText: /^e-mail100\s?%$/ })
        .count(),
    ).toBe(1)
    await page.getByText('Per veld').click()
    const complete = page.locator('section', { has: page.getByRole('heading', { name: 'Volledig' }) })
    expect(await textOf(complete.locator('tr', { hasText: 'Postcode' }))).toMatch(/^Postcode100\s?%0\s?%0\s?%0\s?%$/)
    await expectSound(page, 'journey-7-check')
    await page.getByText('Per veld').click()
    // Not without the word that the user saw what leaves.
    await page.getByRole('button', { name: 'Verzegel en verstuur' }).click()
    await page.getByText('Vink eerst aan').waitFor()
    await page.getByLabel('Ik heb gezien').check()
    // The last month before the first is no answer; the months stay when the language changes.
    const [month, before] = [monthsAgo(1), monthsAgo(2)]
    await page.getByLabel('Eerste maand').selectOption(month)
    await page.getByLabel('Laatste maand').selectOption(before)
    await page.getByRole('button', { name: 'Verzegel en verstuur' }).click()
    await page.getByText('De laatste maand ligt vóór de eerste').waitFor()
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('button', { name: 'Nederlands' }).click()
    await page.getByLabel('Eerste maand').selectOption(before)
    await page.getByLabel('Laatste maand').selectOption(month)
    await page.getByRole('button', { name: 'Verzegel en verstuur' }).click()
    await page.getByRole('heading', { name: 'Aangeleverd' }).waitFor()
    const opened = site.arrived.find(({ method, path }) => method === 'POST' && path === '/v1/deliveries')
    expect(opened?.text).toContain(`"period":{"from":"${before}","until":"${month}"}`)
    const delivery = await textOf(page.locator('.receipt dd').first())
    await expectSound(page, 'journey-8-receipt')
    await page.getByText('Controleer het zelf').click()
    expect(await axeOf(page)).toEqual([])

    // What the page shows of the first chunk is what arrived, byte for byte.
    const shown = await textOf(page.locator('pre.bytes'))
    const chunk = site.arrived.find(({ path }) => path.endsWith(`${delivery}/chunks/0`))
    expect(chunk?.text.split('\n').at(-1) === shown).toBe(true)

    await page.getByRole('button', { name: 'Bewijzen' }).click()
    await page.getByRole('cell', { name: 'klopt', exact: true }).waitFor()
    await expectSound(page, 'journey-9-history')
    await page.getByRole('button', { name: 'Sleutel' }).click()
    await page.getByRole('heading', { name: 'De sleutel van deze browser' }).waitFor()
    await expectSound(page, 'journey-10-key')

    // Kept as a file, the receipt is verified against the key of which this browser's user compared the digits.
    const kept = await receiptOf(page, delivery)
    await page.getByRole('button', { name: 'Bewijzen' }).click()
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Bewaar het bewijs' }).click(),
    ])
    expect(saved.suggestedFilename()).toBe(`${delivery}.receipt.json`)
    expect(readFileSync((await saved.path()) ?? '', 'utf8')).toBe(kept)
    await page.goto(site.page.replace('upload.html', 'verify.html'))
    await page
      .getByLabel('Kies een of meer bewijzen')
      .setInputFiles([{ name: 'bewijs.receipt.json', mimeType: 'application/json', buffer: Buffer.from(kept) }])
    await page.getByRole('cell', { name: 'klopt', exact: true }).waitFor()
    expect(await textOf(page.locator('.trust .groups'))).toBe(heard(site))
    await expectSound(page, 'journey-11-verify')

    // Nothing that names a visitor left, or stays anywhere but in the user's own file.
    const places = {
      requests: seen.requests,
      arrived: site.arrived.map(({ text }) => text),
      kept: [await keptBy(page)],
      said: seen.said,
    }
    expect(places.requests.length).toBeGreaterThan(10)
    expect(places.kept[0]).toContain('receipts/')
    for (const [place, texts] of Object.entries(places)) {
      for (const needle of NEEDLES)
        expect(
          texts.filter((text) => text.includes(needle)),
          `${needle} in ${place}`,
        ).toEqual([])
    }
    // Neither policy nor script complained; the first question for the directory before the key stood in it is no complaint.
    expect(seen.said).toEqual([])

    const keys = site.world.directory().organisations.flatMap(({ clients }) => clients.flatMap((client) => client.keys))
    const fromBrowser = await rowsOf(site, delivery, keys)
    expect(fromBrowser).toHaveLength(ROWS)
    const config: ClientConfig = {
      url: site.url,
      organisation: 'museum',
      clientId: 'museum-client',
      signKey: site.world.parties.museum.privateJwk,
      registrarKey: site.world.parties.registrar.publicJwk,
      tenant: 'tenant',
      domain: 'audience',
      country: 'NL',
      stateDirectory: join(folder, 'state'),
    }
    const { deliveryId } = await deliverFile(file, { config })
    expect(fromBrowser).toEqual(await rowsOf(site, deliveryId, keys))
    await context.close()
  })

  it('the key is renewed, and signs from the moment that the directory names it', async () => {
    const context = await browser.newContext({ locale: 'nl-NL' })
    const page = await context.newPage()
    await enrolPage(page, site, 'museum-renewing')
    await page.getByRole('button', { name: 'Sleutel' }).click()
    const before = await textOf(page.locator('dl.facts code').first())
    await page.getByRole('button', { name: 'Maak een nieuwe sleutel' }).click()
    await takeOver(site, await textOf(page.locator('.groups').first()))
    await page.getByRole('button', { name: 'Aanleveren' }).click()
    await page.getByRole('heading', { name: 'Kies uw bestand' }).waitFor()
    await page.getByRole('button', { name: 'Sleutel' }).click()
    expect(await textOf(page.locator('dl.facts code').first())).not.toBe(before)
    await page.getByRole('button', { name: 'Vernietig oude sleutels' }).click()
    await page.getByText('Oude sleutels vernietigd: 1.').waitFor()
    await context.close()
  })

  it('the page works from the origin of another party, by the keyboard alone', async () => {
    const context = await browser.newContext({ locale: 'nl-NL' })
    const page = await context.newPage()
    await page.goto(
      `${site.elsewhere}?lang=en&service=${encodeURIComponent(site.url)}&organisation=museum&client=museum-elsewhere`,
    )
    await page.getByRole('heading', { name: 'Enrol this browser' }).waitFor()
    const go = async (name: string): Promise<void> => {
      for (let steps = 0; steps < 40; steps++) {
        await page.keyboard.press('Tab')
        if ((await page.evaluate(() => document.activeElement?.textContent)) === name) break
      }
      await page.keyboard.press('Enter')
    }
    await go('Make the key and ask')
    await page.getByRole('heading', { name: 'Call the registrar' }).waitFor()
    const own = await textOf(page.locator('.groups').first())
    await page.getByLabel('Fingerprint of the registrar').focus()
    await page.keyboard.type(heard(site))
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Not in the directory yet' }).waitFor()
    await takeOver(site, own)
    await go('Try again')
    await page.getByRole('heading', { name: 'To whom do you deliver?' }).waitFor()
    await context.close()
  })
})
