import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { axeOf } from './watch.ts'

/** Nothing is wider than this, in CSS pixels: what is, scrolls in a place of its own (WCAG 2.2, 1.4.10). */
const NARROW = 320
const WIDE = 1280

/** Keeps a picture of what is shown where SLUIS_PICTURES names a folder. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.SLUIS_PICTURES
  if (folder === undefined) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
}

const widthOf = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth)

/** Letters twice as large as the user's browser has them (WCAG 2.2, 1.4.4). */
const enlarge = (page: Page, share: 1 | 2): Promise<void> =>
  page.evaluate(
    (size) => {
      document.documentElement.style.fontSize = size
    },
    share === 1 ? '' : '2.125rem',
  )

/** No rule of WCAG is broken by this state, in either language, and nothing is cut off: on a phone, in large letters, in the colours of the user. */
export async function expectSound(page: Page, name: string): Promise<void> {
  const before = page.viewportSize()
  for (const language of ['English', 'Nederlands']) {
    const about = `${name} ${language}`
    await page.getByRole('button', { name: language }).click()
    expect(await axeOf(page), about).toEqual([])
    for (const width of [WIDE, NARROW]) {
      await page.setViewportSize({ width, height: 740 })
      expect(await widthOf(page), about).toBeLessThanOrEqual(width)
      await picture(page, `${name}-${language}-${width}`)
    }
  }
  await page.setViewportSize({ width: WIDE / 2, height: 740 })
  await enlarge(page, 2)
  expect(await widthOf(page), `${name} in large letters`).toBeLessThanOrEqual(WIDE / 2)
  await picture(page, `${name}-large`)
  await enlarge(page, 1)
  if (process.env.SLUIS_PICTURES !== undefined) {
    await page.emulateMedia({ colorScheme: 'dark' })
    await picture(page, `${name}-dark`)
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' })
    await picture(page, `${name}-forced`)
    await page.emulateMedia({ colorScheme: null, forcedColors: null })
  }
  if (before !== null) await page.setViewportSize(before)
}
