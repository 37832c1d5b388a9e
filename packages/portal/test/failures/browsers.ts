import { expect, it } from 'vitest'
import type { Failing } from '../support/failing.ts'
import { expectSound } from '../support/pictures.ts'
import { textOf } from '../support/watch.ts'

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
/** A computer whose clock is ten minutes ahead. */
const AHEAD = `{
  const { now } = Date
  const ahead = () => now() + 600_000
  globalThis.Date = class extends Date {
    constructor(...given) {
      if (given.length === 0) super(ahead())
      else super(...given)
    }
    static now() {
      return ahead()
    }
  }
}`

/** What the user's own browser or computer does. */
export function browserFailures(place: () => Failing): void {
  it('storage that is denied is told, and nothing is asked of the service', async () => {
    const { site, browser } = place()
    const other = await browser.newContext({ locale: 'nl-NL' })
    const denied = await other.newPage()
    await other.route('**/worker-*.js', async (route) => {
      const response = await route.fetch()
      await route.fulfill({ response, body: `${DENIED}\n${await response.text()}` })
    })
    const asked = (): number => site.arrived.filter(({ path }) => path.startsWith('/v1/')).length
    const before = asked()
    await denied.goto(`${site.page}?lang=nl`)
    await denied.getByText('STATE_UNWRITABLE').waitFor()
    expect(await textOf(denied.locator('.task'))).toContain('opslag is geblokkeerd')
    expect(asked()).toBe(before)
    await expectSound(denied, 'failure-storage-denied')
    await other.close()
  })

  it('storage that is full while parts are sealed is told, and the same button goes on', async () => {
    const { page, checked, send, delivered, fileOf, visits, prefixWorker } = place()
    const end = await prefixWorker(() => FULL_ONCE)
    await checked(fileOf('vol.csv', visits(30, 'vol')))
    await send()
    await page.getByText('STATE_UNWRITABLE').waitFor()
    await expectSound(page, 'failure-storage-full')
    await page.getByRole('button', { name: 'Opnieuw proberen' }).click()
    await delivered()
    await end()
  })

  it('a worker that dies is told, and its successor takes this file and the next', async () => {
    const { page, begin, choose, check, send, fileOf, visits, prefixWorker } = place()
    let times = 0
    const end = await prefixWorker((served) => {
      times++
      return served === 0 ? DIES : ''
    })
    await begin()
    await choose(fileOf('sterft.csv', visits(20, 'sterft')))
    await check()
    await page.getByText('WORKER_BROKEN').waitFor()
    await expectSound(page, 'failure-worker')
    // What was chosen is still there: the same mapping, checked by a worker that lives.
    await page.getByRole('button', { name: 'Opnieuw proberen' }).click()
    await check()
    await page.getByRole('heading', { name: 'Uitkomst van de controle' }).waitFor()
    await page.getByRole('button', { name: 'Aanleveren' }).click()
    await choose(fileOf('leeft.csv', visits(25, 'leeft')))
    await check()
    await page.getByRole('heading', { name: 'Uitkomst van de controle' }).waitFor()
    await send()
    await page.getByText('Ontvangen: 25 regels.').waitFor()
    expect(times).toBe(2)
    await end()
  })

  it('of two tabs that send the same file one waits, and says why; another file goes beside it', async () => {
    const { page, context, site, checked, send, delivered, fileOf, visits } = place()
    const path = fileOf('tabbladen.csv', visits(20, 'tabbladen'))
    const other = await context.newPage()
    await checked(path)
    await checked(path, other)
    let letGo = (): void => {}
    const held = new Promise<void>((resolve) => {
      letGo = resolve
    })
    const reached = new Promise<void>((resolve) => {
      site.meddle = async (request) => {
        if (!request.url.includes('/chunks/')) return undefined
        resolve()
        await held
        return undefined
      }
    })
    await send()
    await reached
    await send(other)
    await other.getByText('DELIVERY_RUNNING').waitFor()
    expect(await textOf(other.locator('.task'))).toContain('ander tabblad')
    await expectSound(other, 'failure-two-tabs')
    site.meddle = undefined
    letGo()
    await delivered()
    // It is known by then that this file went already.
    await other.getByRole('button', { name: 'Opnieuw proberen' }).click()
    await other.getByText('Dit bestand is al aangeleverd').waitFor()
    await checked(fileOf('anders.csv', visits(20, 'anders')), other)
    await send(other)
    await delivered(other)
    await other.close()
    await page.getByRole('button', { name: 'Bewijzen' }).click()
    await page.getByRole('cell', { name: 'klopt', exact: true }).first().waitFor()
  })

  it('a clock that is wrong is told before the file, and as the reason of the refusal', async () => {
    const { page, checked, send, begin, delivered, fileOf, visits, prefixWorker } = place()
    const end = await prefixWorker(() => AHEAD)
    const path = fileOf('klok.csv', visits(20, 'klok'))
    await begin()
    await page.getByText('loopt 10 minuten voor').waitFor()
    await expectSound(page, 'failure-clock-seen')
    await checked(path)
    await send()
    await page.getByText('CLOCK_WRONG').waitFor()
    expect(await textOf(page.locator('.task'))).toContain('Zet datum en tijd')
    await expectSound(page, 'failure-clock')
    await end()
    await checked(path)
    expect(await page.getByText('minuten voor').count()).toBe(0)
    await send()
    await delivered()
  })
}
