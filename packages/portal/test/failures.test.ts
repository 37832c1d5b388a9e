import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { answerFailures } from './failures/answers.ts'
import { browserFailures } from './failures/browsers.ts'
import { fileFailures } from './failures/files.ts'
import { hasChromium } from './support/chromium.ts'
import { type Failing, HASTY, startFailing } from './support/failing.ts'
import { expectSound } from './support/pictures.ts'
import { keptBy } from './support/watch.ts'

/** Long enough to stand in no random text by chance: four digits stand in a number of a delivery once in a hundred times. */
const POSTCODES = ['1016GV', '1016 GV']

// One gateway and one browser for all kinds of failure, each in a room of its own.
describe.skipIf(!hasChromium())('what can go wrong on the way of a file', () => {
  let f: Failing
  beforeAll(async () => {
    f = await startFailing('museum-failing')
  })
  afterEach(() => {
    f.site.meddle = undefined
  })
  afterAll(() => f?.stop())
  const place = (): Failing => f

  describe('the file', () => fileFailures(place))
  describe('the browser', () => browserFailures(place))

  it('a network that is gone stops the sending with words, and the same button goes on', async () => {
    const end = await f.prefixWorker(() => HASTY)
    await f.checked(f.fileOf('netwerk.csv', f.visits(50, 'netwerk')))
    await f.context.setOffline(true)
    await f.send()
    await f.page.getByText('NETWORK_UNREACHABLE').waitFor()
    await expectSound(f.page, 'failure-network')
    await f.context.setOffline(false)
    await f.page.getByRole('button', { name: 'Opnieuw proberen' }).click()
    await f.delivered()
    await end()
  })

  it('a server that restarts while parts are sent is waited for', async () => {
    await f.checked(f.fileOf('herstart.csv', f.visits(60, 'herstart')))
    let fallen = 0
    f.site.meddle = async (request) => {
      if (request.method !== 'PUT' || fallen > 0) return undefined
      fallen++
      setTimeout(() => void f.site.stopServer().then(() => f.site.startServer()), 0)
      return new Response(null, { status: 503 })
    }
    await f.send()
    await f.delivered()
    expect(fallen).toBe(1)
  })

  it('a tab that was closed goes on from what was sealed, without the file; nothing readable was kept [DELI-7]', async () => {
    await f.checked(f.fileOf('dicht.csv', f.visits(70, 'dichtgedaan')))
    const seen = new Set<string>()
    let isClosed = false
    const closing = new Promise<void>((resolve) => {
      f.site.meddle = async (request) => {
        const { pathname } = new URL(request.url)
        if (pathname.endsWith('/closure') && !isClosed) {
          resolve()
          return new Response(null, { status: 503 })
        }
        if (pathname.includes('/chunks/')) seen.add(pathname)
        return undefined
      }
    })
    await f.send()
    await closing
    await f.page.close()
    isClosed = true
    f.page = await f.context.newPage()
    await f.page.goto(`${f.site.page}?lang=nl`)
    await f.page.getByText('Alles is al verzegeld.').waitFor()
    const kept = await keptBy(f.page)
    expect(kept).toContain('outbox/')
    for (const needle of ['dichtgedaan', 'Saskia', 'saskia', 'vermeulen', ...POSTCODES])
      expect(kept.includes(needle)).toBe(false)
    await expectSound(f.page, 'failure-resume')
    await f.page.getByRole('button', { name: 'Ga verder' }).click()
    await f.delivered()
    await f.page.getByText('Ontvangen: 70 regels.').waitFor()
    expect(seen.size).toBe(1)
  })

  it('the same file once more is noticed, and goes only when the user says so', async () => {
    const path = f.fileOf('dubbel.csv', f.visits(20, 'dubbel'))
    for (const time of [1, 2]) {
      await f.checked(path)
      await f.send()
      if (time === 1) await f.delivered()
    }
    await f.page.getByText('Dit bestand is al aangeleverd').waitFor()
    await expectSound(f.page, 'failure-duplicate')
    await f.page.getByRole('button', { name: 'Verstuur het nog een keer' }).click()
    await f.delivered()
  })

  it('a receipt that is not what was delivered is not believed [DELI-27]', async () => {
    await f.checked(f.fileOf('vervalst.csv', f.visits(15, 'vervalst')))
    f.site.meddle = async (request) => {
      const { pathname } = new URL(request.url)
      if (!pathname.endsWith('/closure')) return undefined
      return Response.json({ schema: 'sluis-receipt/1', details: {}, salt: '', entry: '', proof: '' })
    }
    await f.send()
    await f.page.getByText('RECEIPT_INVALID').waitFor()
    f.site.meddle = undefined
    await f.page.getByRole('button', { name: 'Opnieuw proberen' }).click()
    await f.delivered()
  })

  describe('the service', () => answerFailures(place))
})
