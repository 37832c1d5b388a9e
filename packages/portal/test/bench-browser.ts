// Measures the upload page in Chromium and prints one JSON object: seconds from the choice of a file to its receipt, and the longest task
// of the page's thread. node --conditions=sluis-source packages/portal/test/bench-browser.ts [ROWS]
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { museumExport } from '../../client/test/supplier/sample-file.ts'
import { startChromium } from './support/chromium.ts'
import { enrolPage } from './support/registrar.ts'
import { startSite } from './support/site.ts'

const rows = Number(process.argv[2] ?? 100_000)
const folder = mkdtempSync(join(tmpdir(), 'sluis-bench-'))
const file = join(folder, 'bezoeken.csv')
writeFileSync(file, museumExport(rows).replaceAll('2025-', '2026-'))
const site = await startSite()
const browser = await startChromium()
try {
  const page = await browser.newPage()
  await enrolPage(page, site, 'museum-bench')
  await page.evaluate(() => {
    const longest = { tasks: 0, longest: 0 }
    Object.assign(globalThis, { longest })
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) {
        longest.tasks++
        longest.longest = Math.max(longest.longest, duration)
      }
    }).observe({ type: 'longtask' })
  })
  const seconds: Record<string, number> = {}
  const measure = async (name: string, work: () => Promise<void>): Promise<void> => {
    const began = performance.now()
    await work()
    seconds[name] = Math.round(performance.now() - began) / 1000
  }
  await measure('look', async () => {
    await page.getByLabel('Bestand met bezoeken').setInputFiles(file)
    await page.getByRole('button', { name: 'Controleer alle regels' }).waitFor()
  })
  await measure('check', async () => {
    await page.getByRole('button', { name: 'Controleer alle regels' }).click()
    await page.getByRole('button', { name: 'Verzegel en verstuur' }).waitFor({ timeout: 300_000 })
  })
  await page.getByLabel('Ik heb gezien').check()
  await measure('send', async () => {
    await page.getByRole('button', { name: 'Verzegel en verstuur' }).click()
    await page.getByRole('heading', { name: 'Aangeleverd' }).waitFor({ timeout: 300_000 })
  })
  const thread = await page.evaluate(() => (globalThis as unknown as { longest: unknown }).longest)
  const total = Object.values(seconds).reduce((sum, each) => sum + each, 0)
  process.stdout.write(`${JSON.stringify({ rows, seconds: { ...seconds, total }, pageThread: thread })}\n`)
} finally {
  await browser.close()
  await site.stop()
  rmSync(folder, { recursive: true, force: true })
}
