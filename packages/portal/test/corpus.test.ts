import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkFile, FileError, type FileReport, type Mapping, prepareFile } from '../../client/src/supplier/index.ts'
import { FOLDER } from '../../client/test/corpus/make/write.ts'
import { hasChromium, startChromium } from './support/chromium.ts'
import { enrolPage } from './support/registrar.ts'
import { type Site, startSite } from './support/site.ts'

/** Of each kind that is read by a way of its own: encodings, separators, quotes, dates, spreadsheets, JSON, and what is refused. */
const FILES = [
  'utf8-plain.csv',
  'windows1252.csv',
  'cp850.csv',
  'utf16le-tab.txt',
  'quote-never-closed.csv',
  'remarks-over-lines.csv',
  'title-rows.csv',
  'ragged.csv',
  'duplicate-column-names.csv',
  'excel-phones.csv',
  'dates-ambiguous.csv',
  'name-couples.csv',
  'special-columns.csv',
  'foreign-addresses.csv',
  'one-mail-900-times.csv',
  'theatre-60-columns.csv',
  'festival.xlsx',
  'title-merged.xlsx',
  'address-with-merged-rows.ods',
  'spreadsheet-2003.xls',
  'cinema-pass.jsonl',
  'library-nested.json',
  'empty.csv',
  'password.xlsx',
  'pdf-renamed.csv',
] as const

/** What either platform says: the report as JSON, or the code of what stopped the file. */
type Said = { readonly report: string; readonly settled: object } | { readonly code: string }

describe.skipIf(!hasChromium())('the corpus, read by the page’s own worker', () => {
  let site: Site
  let browser: Browser
  let page: Page
  beforeAll(async () => {
    site = await startSite()
    browser = await startChromium()
    page = await (await browser.newContext({ locale: 'nl-NL' })).newPage()
    // The worker that the page starts, so that a test can ask it too.
    await page.addInitScript(() => {
      const { Worker } = globalThis
      globalThis.Worker = class extends Worker {
        constructor(...given: ConstructorParameters<typeof Worker>) {
          super(...given)
          Object.assign(globalThis, { sluisWorker: this })
        }
      }
    })
    await enrolPage(page, site, 'museum-corpus')
  })
  afterAll(async () => {
    await browser.close()
    await site.stop()
  })

  const inBrowser = (name: string): Promise<Said> =>
    page.evaluate(
      async ([fileName, base64]) => {
        const worker = (globalThis as unknown as { sluisWorker: Worker }).sluisWorker
        const ask = (call: string, input: object): Promise<{ output?: object; fault?: { code: string } }> =>
          new Promise((resolve) => {
            const id = 1e6 + Math.floor(performance.now() * 1000)
            const heard = ({ data }: MessageEvent<{ id: number; progress?: object }>): void => {
              if (data.id !== id || data.progress !== undefined) return
              worker.removeEventListener('message', heard)
              resolve(data as never)
            }
            worker.addEventListener('message', heard)
            worker.postMessage({ id, call, input })
          })
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
        const file = new File([bytes], fileName)
        const looked = await ask('look', { file })
        if (looked.fault) return { code: looked.fault.code }
        const { mapping, settled } = looked.output as { mapping: Mapping; settled: object }
        const checked = await ask('check', { file, mapping })
        if (checked.fault) return { code: checked.fault.code }
        return { report: JSON.stringify((checked.output as { report: object }).report), settled }
      },
      [name, readFileSync(join(FOLDER, name)).toString('base64')] as const,
    )

  const inNode = async (name: string, periods: FileReport['periods']): Promise<Said> => {
    const path = join(FOLDER, name)
    try {
      const { plan } = await prepareFile(path, undefined, {})
      const report = await checkFile(path, { country: 'NL', ...(periods && { periods }) })
      return {
        report: JSON.stringify({ ...report, file: { ...report.file, path: name } }),
        settled: plan.mapping.columns,
      }
    } catch (error) {
      if (!(error instanceof FileError)) throw error
      return { code: error.code }
    }
  }

  it.each(FILES)('%s comes to the report of Node, byte for byte', async (name) => {
    const seen = await inBrowser(name)
    const periods = 'report' in seen ? (JSON.parse(seen.report) as FileReport).periods : undefined
    if ('report' in seen) expect(periods?.length).toBeGreaterThan(0)
    const known = await inNode(name, periods)
    if ('report' in known && 'report' in seen) expect(seen.report).toBe(known.report)
    expect(seen).toEqual(known)
  })

  it('among them are some that are read, some with questions and some that are refused', async () => {
    const said = await Promise.all(
      ['utf8-plain.csv', 'dates-ambiguous.csv', 'empty.csv'].map((name) => inNode(name, undefined)),
    )
    expect(said.map((each) => ('code' in each ? each.code : JSON.parse(each.report).questions.length > 0))).toEqual([
      false,
      true,
      'FILE_EMPTY',
    ])
  })
})
