import type { TestBrowser } from '../portal/browser.ts'
import { type PortalWorld, startPortalWorld } from '../portal/world.ts'

/** What people do at the portal that the log tells: an administrator signs in and asks for a role, the registrar answers. */
export async function actAtPortal(): Promise<PortalWorld> {
  const portal = await startPortalWorld()
  const signedIn = async (who: string): Promise<TestBrowser> => {
    const browser = portal.browser()
    await browser.signIn(who)
    return browser
  }
  const send = async (browser: TestBrowser, page: string, fields: Record<string, string>): Promise<void> => {
    await browser.post(page, { formToken: await browser.formToken(page), ...fields })
  }
  await send(await signedIn('p-institution-administrator'), '/portal/colleagues', {
    kind: 'grant',
    person: 'p-new-colleague',
    role: 'institution-administrator',
  })
  const { rows } = await portal.world.owner.withConnection((sql) =>
    sql.query<{ id: string }>('select id from portal.role_request'),
  )
  await send(await signedIn('p-registrar mfa'), '/portal/requests', { request: rows[0]?.id ?? '', answer: 'applied' })
  return portal
}
