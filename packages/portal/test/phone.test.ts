import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FOLDER } from '../../client/test/corpus/make/write.ts'
import { museumExport } from '../../client/test/supplier/sample-file.ts'
import { hasChromium, startChromium } from './support/chromium.ts'
import { enrolPage } from './support/registrar.ts'
import { type Site, startSite } from './support/site.ts'
import { axeOf } from './support/watch.ts'

interface Given {
  readonly name: string
  readonly mimeType: string
  readonly buffer: Buffer
}
const corpus = (name: string): Given => ({ name, mimeType: 'text/csv', buffer: readFileSync(join(FOLDER, name)) })
const visits = (rows: number): Given => ({
  name: 'bezoeken.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(museumExport(rows).replaceAll('2025-', '2026-')),
})

describe.skipIf(!hasChromium())(
  'on a phone of 360 pixels, by touch, by drag and drop and by the keyboard alone',
  () => {
    let site: Site
    let browser: Browser
    let page: Page
    beforeAll(async () => {
      site = await startSite()
      browser = await startChromium()
      const context = await browser.newContext({
        locale: 'nl-NL',
        viewport: { width: 360, height: 740 },
        isMobile: true,
        hasTouch: true,
      })
      page = await context.newPage()
      await enrolPage(page, site, 'museum-phone')
    })
    afterAll(async () => {
      await browser.close()
      await site.stop()
    })

    const begin = async (): Promise<void> => {
      await page.goto(`${site.page}?lang=nl`)
      await page.getByRole('heading', { name: 'Kies uw bestand' }).waitFor()
    }
    /** What fingers or a mouse would drop, over a place or beside it. */
    const drag = async (event: 'dragover' | 'drop', place: string, files: readonly Given[]): Promise<boolean> => {
      const given = files.map(({ name, buffer }) => [name, buffer.toString('base64')] as const)
      return page.evaluate(
        ([kind, where, all]) => {
          const dataTransfer = new DataTransfer()
          for (const [name, base64] of all)
            dataTransfer.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], name))
          const dropped = new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true })
          return document.querySelector(where)?.dispatchEvent(dropped) === false
        },
        [event, place, given] as const,
      )
    }
    const pictures = process.env.SLUIS_PICTURES
    /** No rule of WCAG is broken and nothing is wider than the screen, in both languages. */
    const sound = async (name: string): Promise<void> => {
      for (const language of ['English', 'Nederlands']) {
        await page.getByRole('button', { name: language }).click()
        expect(await axeOf(page), `${name} ${language}`).toEqual([])
        expect(
          await page.evaluate(() => document.documentElement.scrollWidth),
          `${name} ${language}`,
        ).toBeLessThanOrEqual(360)
        if (pictures !== undefined)
          await page.screenshot({ path: join(pictures, `phone-${name}-${language}.png`), fullPage: true })
      }
    }
    /** Presses Tab until this has the focus; it has to be reached, and to be seen to have it. */
    const tabTo = async (name: string | RegExp): Promise<void> => {
      for (let steps = 0; steps < 80; steps++) {
        await page.keyboard.press('Tab')
        const [text, outlined] = await page.evaluate(() => {
          const at = document.activeElement as HTMLElement | null
          const label = (at as HTMLInputElement | null)?.labels?.[0]?.textContent
          return [
            at?.getAttribute('aria-label') ?? label ?? at?.textContent ?? '',
            at !== null && getComputedStyle(at).outlineStyle !== 'none',
          ]
        })
        if (typeof name === 'string' ? text.trim() === name : name.test(text)) {
          expect(outlined, String(name)).toBe(true)
          return
        }
      }
      throw new Error(`not reached by the keyboard: ${name}`)
    }

    it('a file is dropped on its place; two at once, and one beside it, do no harm', async () => {
      await begin()
      await sound('choose')
      expect(await drag('dragover', '.drop', [visits(3)])).toBe(true)
      expect(await page.locator('.drop.over').count()).toBe(1)
      expect(await drag('drop', '.drop', [visits(3), corpus('ragged.csv')])).toBe(true)
      await page.getByText('Kies één bestand tegelijk').waitFor()
      await sound('two-files')
      // Beside its place a browser would show the file in the place of the page.
      expect([await drag('dragover', 'h1', [visits(3)]), await drag('drop', 'h1', [visits(3)])]).toEqual([true, true])
      expect(await page.getByRole('heading', { name: 'Kies uw bestand' }).count()).toBe(1)
      expect(await drag('drop', '.drop', [])).toBe(true)
      expect(await drag('drop', '.drop', [visits(3)])).toBe(true)
      await page.getByRole('heading', { name: 'Klopt dit bestand?' }).waitFor()
      await sound('dropped')
    })

    it('which encoding is right is asked with words of the file, answered by keys, and read so', async () => {
      await begin()
      expect(await drag('drop', '.drop', [corpus('cp850.csv')])).toBe(true)
      await page.getByRole('heading', { name: 'Vragen over uw bestand' }).waitFor()
      await sound('encoding')
      const question = page.locator('fieldset.open').first()
      const options = await question.locator('label').allTextContents()
      expect(options.length).toBeGreaterThan(1)
      // Each option shows the same words, as it would read them.
      expect(new Set(options).size).toBe(options.length)
      const right = options.find((text) => text.startsWith('cp850')) ?? options.find((text) => /850/.test(text)) ?? ''
      expect(right).toMatch(/[üëéöï]/)
      // The arrow keys pass the options; nothing changes under them before the answer is taken.
      await question.locator('input').first().focus()
      for (let steps = 0; steps < options.length; steps++) {
        const now = await page.evaluate(
          () => (document.activeElement as HTMLInputElement).labels?.[0]?.textContent ?? '',
        )
        if (now === right) break
        await page.keyboard.press('ArrowDown')
      }
      expect(await page.locator('fieldset.open input:checked').count()).toBe(1)
      await page.getByRole('button', { name: 'English' }).click()
      await page.getByRole('button', { name: 'Nederlands' }).click()
      await tabTo('Neem de antwoorden over')
      await page.keyboard.press('Enter')
      await page.locator('fieldset.open').waitFor({ state: 'detached' })
      const shown = (await page.locator('table.preview').textContent()) ?? ''
      for (const name of ['Müller', 'Zoë', 'Françoise', 'Björn Sørensen', 'Aïsha']) expect(shown).toContain(name)
    })

    it('a file that cannot go says why, and offers the way back', async () => {
      await begin()
      await page.getByLabel('Bestand met bezoeken').setInputFiles(corpus('citizen-numbers.csv'))
      await page.getByRole('button', { name: 'Controleer alle regels' }).click()
      await page.getByText('Zo kan dit bestand niet mee').waitFor()
      expect(await page.getByRole('button', { name: 'Verzegel en verstuur' }).count()).toBe(0)
      await sound('cannot-go')
      await page.getByRole('button', { name: 'Kolommen aanpassen' }).click()
      await page.getByRole('heading', { name: 'Klopt dit bestand?' }).waitFor()
    })

    it('from the file to the receipt by the keyboard alone, with a focus that is seen', async () => {
      await begin()
      await tabTo('Bestand met bezoeken')
      // The dialogue of the operating system is not the page's.
      await page.getByLabel('Bestand met bezoeken').setInputFiles(visits(30))
      await page.getByRole('heading', { name: 'Klopt dit bestand?' }).waitFor()
      // The heading has the focus: a screen reader reads on from there.
      expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
      await tabTo('Betekenis van kolom Prijs')
      await tabTo('Controleer alle regels')
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: 'Uitkomst van de controle' }).waitFor()
      await tabTo('Eerste maand')
      await tabTo(/Ik heb gezien/)
      await page.keyboard.press('Space')
      await tabTo('Verzegel en verstuur')
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: 'Aangeleverd' }).waitFor()
      await sound('receipt')
    })
  },
)
