import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page, Route } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { museumExport } from '../../client/test/supplier/sample-file.ts'
import { hasChromium, startChromium } from './support/chromium.ts'
import { enrolPage } from './support/registrar.ts'
import { type Site, startSite } from './support/site.ts'
import { axeOf, keptBy, textOf } from './support/watch.ts'

/** A browser that keeps nothing for this page, and one that has room for no sealed part, once. */
const DENIED = `IDBFactory.prototype.open = () => { throw new DOMException('denied', 'SecurityError') }`
const FULL_ONCE = `{
  let isFull = true
  const put = IDBObjectStore.prototype.put
  IDBObjectStore.prototype.put = function (value, key) {
    if (!isFull || !String(key).endsWith('.jwe')) return put.call(this, value, key)
    isFull = false
    throw new DOMException('full', 'QuotaExceededError')
  }
}`

/** A worker that dies of the first check that it is asked for. */
const DIES = `addEventListener('message', ({ data }) => {
  if (data.call === 'check') throw new Error('died')
})`

/** Serves the worker with this before it: what a browser would do. */
async function prefixed(route: Route, code: string): Promise<void> {
  const response = await route.fetch()
  await route.fulfill({ response, body: `${code}\n${await response.text()}` })
}

describe.skipIf(!hasChromium())('what can go wrong on the way of a file', () => {
  let site: Site
  let browser: Browser
  let folder: string
  let context: BrowserContext
  let page: Page
  beforeAll(async () => {
    site = await startSite()
    browser = await startChromium()
    folder = mkdtempSync(join(tmpdir(), 'sluis-failures-'))
    context = await browser.newContext({ locale: 'nl-NL' })
    page = await context.newPage()
    await enrolPage(page, site, 'museum-failing')
  })
  afterEach(() => {
    site.meddle = undefined
  })
  afterAll(async () => {
    await browser.close()
    await site.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  const fileOf = (name: string, content: string | Uint8Array): string => {
    const path = join(folder, name)
    writeFileSync(path, content)
    return path
  }
  const visits = (rows: number, mark: string): string =>
    museumExport(rows).replaceAll('2025-', '2026-').replaceAll('bezoeker', mark)
  const begin = async (): Promise<void> => {
    await page.goto(`${site.page}?lang=nl`)
    await page.getByRole('heading', { name: 'Kies uw bestand' }).waitFor()
  }
  const choose = (path: string): Promise<void> => page.getByLabel('Bestand met bezoeken').setInputFiles(path)
  const checked = async (path: string): Promise<void> => {
    await begin()
    await choose(path)
    await page.getByRole('button', { name: 'Controleer alle regels' }).click()
    await page.getByRole('heading', { name: 'Uitkomst van de controle' }).waitFor()
  }
  const send = async (): Promise<void> => {
    await page.getByLabel('Ik heb gezien').check()
    await page.getByRole('button', { name: 'Verzegel en verstuur' }).click()
  }
  /** No rule of WCAG is broken by this state, in either language; a picture of it where a folder for pictures is named. */
  const pictures = process.env.SLUIS_PICTURES
  let states = 0
  const sound = async (): Promise<void> => {
    states++
    for (const language of ['English', 'Nederlands']) {
      await page.getByRole('button', { name: language }).click()
      expect(await axeOf(page), language).toEqual([])
      for (const width of [1280, 360]) {
        await page.setViewportSize({ width, height: 740 })
        // Nothing is wider than the screen: what is, scrolls in a place of its own.
        expect(await page.evaluate(() => document.documentElement.scrollWidth), language).toBeLessThanOrEqual(width)
        if (pictures === undefined) continue
        await page.screenshot({ path: join(pictures, `failure-${states}-${language}-${width}.png`), fullPage: true })
      }
      await page.setViewportSize({ width: 1280, height: 740 })
    }
  }

  it('a file that is none is refused with its code, and the next can be chosen', async () => {
    await begin()
    await choose(fileOf('leeg.csv', ''))
    await page.getByText('FILE_EMPTY').waitFor()
    await sound()
    await page.getByRole('button', { name: 'Opnieuw proberen' }).click()
    await page.getByRole('heading', { name: 'Kies uw bestand' }).waitFor()
    await choose(
      fileOf(
        'foto.csv',
        Uint8Array.from({ length: 4_000 }, (_, at) => (at * 7919) % 256),
      ),
    )
    await page.getByText('FILE_NOT_TEXT').waitFor()
    await begin()
    const large = fileOf('groot.csv', '')
    truncateSync(large, 150_000_001)
    await choose(large)
    await page.getByText('FILE_TOO_LARGE_HERE').waitFor()
  })

  it('a question that is needed stops the delivery until it is answered', async () => {
    const rows = Array.from(
      { length: 30 },
      (_, at) => `R${at};b${at}@voorbeeld.nl;0${(at % 9) + 1}-0${((at + 1) % 9) + 1}-1980;2026-03-0${(at % 9) + 1}`,
    )
    await begin()
    await choose(fileOf('vraag.csv', `Relatienummer;E-mail;Geboortedatum;Bezoekdatum\n${rows.join('\n')}\n`))
    await page.getByRole('heading', { name: 'Vragen over uw bestand' }).waitFor()
    await sound()
    await page.getByRole('button', { name: 'Controleer alle regels' }).click()
    await page.getByText('QUESTION_OPEN').waitFor()
    expect(await page.getByRole('button', { name: 'Verzegel en verstuur' }).count()).toBe(0)
    await sound()
    await page.getByRole('button', { name: 'Kolommen aanpassen' }).click()
    await page.locator('fieldset', { hasText: 'Geboortedatum' }).getByLabel('dag, maand, jaar').check()
    await page.getByRole('button', { name: 'Controleer alle regels' }).click()
    await page.getByRole('button', { name: 'Verzegel en verstuur' }).waitFor()
  })

  it('a question about a column stops the delivery too, and an edit of another column answers it not', async () => {
    // Two columns of one header: which of them is the visitor's own only a person knows.
    const rows = Array.from(
      { length: 20 },
      (_, at) => `b${at}@kolom.nl;c${at}@kolom.nl;2026-03-0${(at % 9) + 1};${at},50`,
    )
    const path = fileOf('tweemaal.csv', `E-mail;E-mail;Bezoekdatum;Bedrag\n${rows.join('\n')}\n`)
    const check = page.getByRole('button', { name: 'Controleer alle regels' })
    await begin()
    await choose(path)
    await check.click()
    await page.getByText('QUESTION_OPEN').waitFor()
    expect(await page.getByRole('button', { name: 'Verzegel en verstuur' }).count()).toBe(0)
    await page.getByRole('button', { name: 'Kolommen aanpassen' }).click()
    await page.getByLabel('Betekenis van kolom Bedrag').selectOption('price')
    await check.click()
    await page.getByText('Beantwoord eerst de vragen').waitFor()
    expect(await page.evaluate(() => document.activeElement?.closest('fieldset')?.className)).toBe('open')
    await sound()
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByText('First answer the questions').waitFor()
    await page.getByRole('button', { name: 'Nederlands' }).click()
    await page.locator('fieldset', { hasText: 'E-mail (1)' }).getByLabel('E-mailadres').check()
    await page.locator('fieldset', { hasText: 'E-mail (2)' }).getByLabel('Deze kolom blijft hier').check()
    // What was said of the other column is still there.
    expect(await page.getByLabel('Betekenis van kolom Bedrag').inputValue()).toBe('price')
    await check.click()
    await page.getByRole('button', { name: 'Verzegel en verstuur' }).waitFor()
    expect((await page.locator('.tags li').allTextContents()).sort()).toEqual([
      'Bezoekdatum (Bezoekdatum)',
      'E-mailadres (E-mail (1))',
      'Prijs (Bedrag)',
    ])
  })

  it('columns whose names every object has, or that share one, are each given their own meaning', async () => {
    const rows = Array.from({ length: 20 }, (_, at) => `R${at};x;b${at}@namen.nl;y;2026-03-0${(at % 9) + 1}`)
    await begin()
    await choose(fileOf('namen.csv', `constructor;Kleur;__proto__;Kleur;Bezoekdatum\n${rows.join('\n')}\n`))
    const meaning = (column: string) => page.getByLabel(`Betekenis van kolom ${column}`, { exact: true })
    expect(await meaning('__proto__').inputValue()).toBe('email')
    await meaning('constructor').selectOption('relationNumber')
    await meaning('__proto__').selectOption('')
    await meaning('__proto__').selectOption('email')
    await meaning('Kleur (2)').selectOption('offerCode')
    await page.getByRole('button', { name: 'Controleer alle regels' }).click()
    await page.getByRole('heading', { name: 'Uitkomst van de controle' }).waitFor()
    const leaving = await page.locator('.tags li').allTextContents()
    expect(leaving.sort()).toEqual([
      'Bezoekdatum (Bezoekdatum)',
      'Code van het aanbod (Kleur (2))',
      'E-mailadres (__proto__)',
      'Klantnummer (constructor)',
    ])
    await page.getByRole('button', { name: 'Verzegel en verstuur' }).waitFor()
  })

  it('rows that stay can be taken home in a spreadsheet that is made here', async () => {
    const path = fileOf(
      'fouten.csv',
      `${visits(12, 'fout')}R99;Saskia;Vermeulen;geen adres;1016GV;1;geen datum;12,50\n`,
    )
    await checked(path)
    const before = site.arrived.length
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download de te verbeteren regels' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('fouten.xlsx')
    expect(site.arrived).toHaveLength(before)
  })

  it('a network that is gone stops the sending with words, and the same button goes on', async () => {
    await checked(fileOf('netwerk.csv', visits(50, 'netwerk')))
    await context.setOffline(true)
    await send()
    await page.getByText('NETWORK_UNREACHABLE').waitFor({ timeout: 120_000 })
    await sound()
    await context.setOffline(false)
    await page.getByRole('button', { name: 'Opnieuw proberen' }).click()
    await page.getByRole('heading', { name: 'Aangeleverd' }).waitFor()
  }, 200_000)

  it('a server that restarts while parts are sent is waited for', async () => {
    await checked(fileOf('herstart.csv', visits(60, 'herstart')))
    let fallen = 0
    site.meddle = async (request) => {
      if (request.method !== 'PUT' || fallen > 0) return undefined
      fallen++
      setTimeout(() => void site.stopServer().then(() => site.startServer()), 0)
      return new Response(null, { status: 503 })
    }
    await send()
    await page.getByRole('heading', { name: 'Aangeleverd' }).waitFor()
    expect(fallen).toBe(1)
  })

  it('a tab that was closed goes on from what was sealed, without the file; nothing readable was kept [DELI-7]', async () => {
    await checked(fileOf('dicht.csv', visits(70, 'dichtgedaan')))
    const seen = new Set<string>()
    let isClosed = false
    const closing = new Promise<void>((resolve) => {
      site.meddle = async (request) => {
        const { pathname } = new URL(request.url)
        if (pathname.endsWith('/closure') && !isClosed) {
          resolve()
          return new Response(null, { status: 503 })
        }
        if (pathname.includes('/chunks/')) seen.add(pathname)
        return undefined
      }
    })
    await send()
    await closing
    await page.close()
    isClosed = true
    page = await context.newPage()
    await page.goto(`${site.page}?lang=nl`)
    await page.getByText('Alles is al verzegeld.').waitFor()
    const kept = await keptBy(page)
    expect(kept).toContain('outbox/')
    for (const needle of ['dichtgedaan', 'Saskia', 'saskia', 'vermeulen', '1016'])
      expect(kept.includes(needle)).toBe(false)
    await sound()
    await page.getByRole('button', { name: 'Ga verder' }).click()
    await page.getByRole('heading', { name: 'Aangeleverd' }).waitFor()
    await page.getByText('Ontvangen: 70 regels.').waitFor()
    expect(seen.size).toBe(1)
  })

  it('the same file once more is noticed, and goes only when the user says so', async () => {
    const path = fileOf('dubbel.csv', visits(20, 'dubbel'))
    for (const time of [1, 2]) {
      await checked(path)
      await send()
      if (time === 1) await page.getByRole('heading', { name: 'Aangeleverd' }).waitFor()
    }
    await page.getByText('Dit bestand is al aangeleverd').waitFor()
    await sound()
    await page.getByRole('button', { name: 'Verstuur het nog een keer' }).click()
    await page.getByRole('heading', { name: 'Aangeleverd' }).waitFor()
  })

  it('a receipt that is not what was delivered is not believed [DELI-27]', async () => {
    await checked(fileOf('vervalst.csv', visits(15, 'vervalst')))
    site.meddle = async (request) => {
      const { pathname } = new URL(request.url)
      if (!pathname.endsWith('/closure')) return undefined
      return Response.json({ schema: 'sluis-receipt/1', details: {}, salt: '', entry: '', proof: '' })
    }
    await send()
    await page.getByText('RECEIPT_INVALID').waitFor()
    site.meddle = undefined
    await page.getByRole('button', { name: 'Opnieuw proberen' }).click()
    await page.getByRole('heading', { name: 'Aangeleverd' }).waitFor()
  })

  it('storage that is denied is told, and nothing is asked of the service', async () => {
    const other = await browser.newContext({ locale: 'nl-NL' })
    const denied = await other.newPage()
    await other.route('**/worker-*.js', (route) => prefixed(route, DENIED))
    const before = site.arrived.filter(({ path }) => path.startsWith('/v1/')).length
    await denied.goto(`${site.page}?lang=nl`)
    await denied.getByText('STATE_UNWRITABLE').waitFor()
    expect(await textOf(denied.locator('.task'))).toContain('opslag is geblokkeerd')
    expect(site.arrived.filter(({ path }) => path.startsWith('/v1/'))).toHaveLength(before)
    await other.close()
  })

  it('storage that is full while parts are sealed is told, and the same button goes on', async () => {
    await context.route('**/worker-*.js', (route) => prefixed(route, FULL_ONCE))
    await checked(fileOf('vol.csv', visits(30, 'vol')))
    await send()
    await page.getByText('STATE_UNWRITABLE').waitFor()
    await sound()
    await page.getByRole('button', { name: 'Opnieuw proberen' }).click()
    await page.getByRole('heading', { name: 'Aangeleverd' }).waitFor()
    await context.unroute('**/worker-*.js')
  })

  it('a worker that dies is told, and its successor takes this file and the next', async () => {
    let served = 0
    await context.route('**/worker-*.js', (route) => prefixed(route, served++ === 0 ? DIES : ''))
    await begin()
    await choose(fileOf('sterft.csv', visits(20, 'sterft')))
    await page.getByRole('button', { name: 'Controleer alle regels' }).click()
    await page.getByText('WORKER_BROKEN').waitFor()
    await sound()
    // What was chosen is still there: the same mapping, checked by a worker that lives.
    await page.getByRole('button', { name: 'Opnieuw proberen' }).click()
    await page.getByRole('button', { name: 'Controleer alle regels' }).click()
    await page.getByRole('heading', { name: 'Uitkomst van de controle' }).waitFor()
    await page.getByRole('button', { name: 'Aanleveren' }).click()
    await choose(fileOf('leeft.csv', visits(25, 'leeft')))
    await page.getByRole('button', { name: 'Controleer alle regels' }).click()
    await page.getByRole('heading', { name: 'Uitkomst van de controle' }).waitFor()
    await send()
    await page.getByText('Ontvangen: 25 regels.').waitFor()
    expect(served).toBe(2)
    await context.unroute('**/worker-*.js')
  })

  it('a key that is withdrawn can no longer deliver, and the page says so', async () => {
    await begin()
    const published = await site.world.publish((directory) => ({
      ...directory,
      organisations: directory.organisations.map((organisation) => ({
        ...organisation,
        clients: organisation.clients.filter(({ clientId }) => clientId !== 'museum-failing'),
      })),
    }))
    expect(published.status).toBe(201)
    await page.goto(`${site.page}?lang=nl`)
    await page.getByRole('heading', { name: 'Nog niet in het register' }).waitFor()
    await sound()
    await page.getByRole('button', { name: 'Vergeet deze sleutel' }).click()
    await page.getByRole('button', { name: 'Ja, vernietig de sleutel' }).click()
    await page.getByRole('heading', { name: 'Deze browser inschrijven' }).waitFor()
    expect(await keptBy(page)).toContain('receipts/')
  })
})
