import { expect, it } from 'vitest'
import { type Failing, HASTY } from '../support/failing.ts'
import { expectSound } from '../support/pictures.ts'
import { keptBy, textOf } from '../support/watch.ts'

const problem = (status: number, code: string, headers: Readonly<Record<string, string>> = {}): Response =>
  Response.json({ code, status }, { status, headers: { 'content-type': 'application/problem+json', ...headers } })

/** What the service answers. */
export function answerFailures(place: () => Failing): void {
  it('a token that ended while parts are sent is asked anew, without a word to the user', async () => {
    const { site, checked, send, delivered, fileOf, visits } = place()
    await checked(fileOf('sessie.csv', visits(20, 'sessie')))
    const tokens = (): number => site.arrived.filter(({ path }) => path === '/v1/token').length
    let refused = 0
    site.meddle = async ({ url }) =>
      url.includes('/chunks/') && refused++ === 0 ? problem(401, 'TOKEN_INVALID') : undefined
    await send()
    await delivered()
    expect(refused).toBeGreaterThan(1)
    expect(tokens()).toBeGreaterThan(0)
  })

  it('a service that asks to wait (429) is waited for, and the page says so', async () => {
    const { page, site, checked, send, delivered, fileOf, visits } = place()
    await checked(fileOf('druk.csv', visits(20, 'druk')))
    let refused = 0
    site.meddle = async ({ url }) =>
      url.includes('/chunks/') && refused++ === 0 ? problem(429, 'RATE_LIMITED', { 'retry-after': '4' }) : undefined
    await send()
    await page.locator('main').getByText('Over 4 seconden gaat het versturen vanzelf verder').waitFor()
    await expectSound(page, 'failure-waiting')
    await delivered()
    expect(refused).toBe(2)
  })

  it.each([
    [503, 'UNAVAILABLE'],
    [429, 'RATE_LIMITED'],
    [500, 'INTERNAL'],
  ] as const)(
    'a service that keeps answering %i is told as one to try later, not as a refusal',
    async (status, code) => {
      const { page, site, checked, send, delivered, fileOf, visits, prefixWorker } = place()
      const end = await prefixWorker(() => HASTY)
      await checked(fileOf(`even-niet-${status}.csv`, visits(20, `nietnu${status}`)))
      site.meddle = async ({ url }) => (url.includes('/chunks/') ? problem(status, code) : undefined)
      await send()
      await page.getByText(code).waitFor()
      expect(await textOf(page.locator('.task'))).toContain('Probeer het over een paar minuten opnieuw')
      if (status === 503) await expectSound(page, 'failure-unavailable')
      site.meddle = undefined
      await page.getByRole('button', { name: 'Opnieuw proberen' }).click()
      await delivered()
      await end()
    },
  )

  it('a user who stops is told what was kept, and goes on', async () => {
    const { page, site, checked, send, delivered, fileOf, visits } = place()
    await checked(fileOf('stop.csv', visits(20, 'gestopt')))
    site.meddle = ({ url, signal }) =>
      url.includes('/chunks/')
        ? new Promise((resolve) => signal.addEventListener('abort', () => resolve(problem(503, 'UNAVAILABLE'))))
        : Promise.resolve(undefined)
    await send()
    await page.getByText('Pakketten verstuurd').or(page.getByText('verzegeld')).first().waitFor()
    // Whoever leaves now is asked first; the sections of the page are not offered.
    expect(await page.getByRole('navigation', { name: 'Onderdelen' }).count()).toBe(0)
    await page.getByRole('button', { name: 'Stop', exact: true }).click()
    await page.getByText('ABORTED').waitFor()
    expect(await textOf(page.locator('.task'))).toContain('is bewaard')
    await expectSound(page, 'failure-stopped')
    site.meddle = undefined
    await page.getByRole('button', { name: 'Opnieuw proberen' }).click()
    await delivered()
  })

  it('a key that is withdrawn can no longer deliver, on its way or before, and the page says so', async () => {
    const { page, site, checked, send, delivered, fileOf, visits } = place()
    await checked(fileOf('tevoren.csv', visits(20, 'tevoren')))
    await send()
    await delivered()
    await checked(fileOf('ingetrokken.csv', visits(20, 'ingetrokken')))
    const published = await site.world.publish((directory) => ({
      ...directory,
      organisations: directory.organisations.map((organisation) => ({
        ...organisation,
        clients: organisation.clients.filter(({ clientId }) => clientId !== 'museum-failing'),
      })),
    }))
    expect(published.status).toBe(201)
    await send()
    await page.getByRole('heading', { name: 'Dit lukte niet' }).waitFor()
    expect(await textOf(page.locator('.task'))).toMatch(
      /sleutel van deze browser.*Bel de registrar.*(?:KEY_NOT_IN_DIRECTORY|CLIENT_ASSERTION_INVALID)/s,
    )
    expect(site.arrived.some(({ text }) => text.includes('ingetrokken'))).toBe(false)
    await expectSound(page, 'failure-withdrawn-on-its-way')
    await page.goto(`${site.page}?lang=nl`)
    await page.getByRole('heading', { name: 'Nog niet in het register' }).waitFor()
    await expectSound(page, 'failure-withdrawn')
    await page.getByRole('button', { name: 'Vergeet deze sleutel' }).click()
    await page.getByRole('button', { name: 'Ja, vernietig de sleutel' }).click()
    await page.getByRole('heading', { name: 'Deze browser inschrijven' }).waitFor()
    expect(await keptBy(page)).toContain('receipts/')
  })
}
