import { enrolmentDigest, spokenFingerprint, spokenKeyFingerprint, verifyEnrolment } from '@sluis/ttp-core/registrar'
import type { Page } from 'playwright-core'
import type { Site } from './site.ts'
import { textOf } from './watch.ts'

/** What the registrar reads out of his own key. */
export const heard = ({ world }: Pick<Site, 'world'>): string => spokenKeyFingerprint(world.parties.registrar.publicJwk)

/** Where a request of enrolment arrives, and whose directory takes it over. */
type Registered = Pick<Site, 'world' | 'arrived'>

/** Takes the key of the newest request over into the directory, if what the user read out is its fingerprint. */
export async function takeOver(site: Registered, readOut: string): Promise<void> {
  const sent = site.arrived.findLast(({ method, path }) => method === 'POST' && path === '/v1/enrolment-requests')
  const { request } = JSON.parse(sent?.text.split('\n').at(-1) ?? '') as { request: string }
  const inner = request.includes('.') ? rolloverOf(request) : request
  const { enrolment } = await verifyEnrolment(inner)
  if (readOut.replace(/\s+/g, ' ').trim() !== spokenFingerprint(enrolmentDigest(inner)))
    throw new Error('another request')
  const published = await site.world.publish((directory) => ({
    ...directory,
    organisations: directory.organisations.map((organisation) => {
      if (organisation.id !== enrolment.organisation) return organisation
      const others = organisation.clients.filter(({ clientId }) => clientId !== enrolment.clientId)
      const scopes = ['delivery:write', 'delivery:read', 'log:read'] as const
      const own = { clientId: enrolment.clientId, scopes, keys: [enrolment.signKey], status: 'active' as const }
      return { ...organisation, clients: [...others, own] }
    }),
  }))
  if (published.status !== 201) throw new Error(await published.text())
}

/** The request that a rollover vouches for, or the request itself. */
function rolloverOf(jws: string): string {
  const payload = JSON.parse(Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString()) as { request?: string }
  return payload.request ?? jws
}

/** Walks through the enrolment as a user does, up to the choice of a file. */
export async function enrolPage(page: Page, site: Registered & Pick<Site, 'page'>, client: string): Promise<void> {
  await page.goto(`${site.page}?lang=nl`)
  await page.getByLabel('Uw instelling in het register').fill('museum')
  await page.getByLabel('Naam voor deze browser').fill(client)
  await page.getByRole('button', { name: 'Maak de sleutel en vraag aan' }).click()
  const own = await textOf(page.locator('.groups').first())
  await page.getByLabel('Vingerafdruk van de registrar').fill(heard(site))
  await page.getByRole('button', { name: 'Vergelijk en rond af' }).click()
  await page.getByRole('heading', { name: 'Nog niet in het register' }).waitFor()
  await takeOver(site, own)
  await page.getByRole('button', { name: 'Opnieuw proberen' }).click()
  await page.getByRole('heading', { name: 'Aan wie levert u?' }).waitFor()
  await page.locator('li', { hasText: 'domein audience' }).getByRole('button').click()
  await page.getByRole('heading', { name: 'Kies uw bestand' }).waitFor()
}
