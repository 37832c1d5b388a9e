import { expect } from 'vitest'
import type { TestBrowser } from './browser.ts'
import type { PortalWorld } from './world.ts'

export const ADMINISTRATOR = 'p-institution-administrator'
export const SESSION = '__Host-sluis-session'
export const PENDING = '__Host-sluis-sign-in'

/** A browser in which somebody signed in; the administrator of the institution when nobody is named. */
export const signedIn = async (portal: PortalWorld, who = ADMINISTRATOR): Promise<TestBrowser> => {
  const browser = portal.browser()
  expect((await browser.signIn(who)).status).toBe(303)
  return browser
}
/** The code of the page in place of the one that was asked for. */
export const codeOn = async (answer: Response): Promise<string | undefined> =>
  /<span class="code">([A-Z_]+)<\/span>/.exec(await answer.text())?.[1]
/** How many sessions there are. */
export const sessions = async (portal: PortalWorld): Promise<number> =>
  portal.world.owner.withConnection(
    async (sql) => (await sql.query<{ n: number }>('select count(*)::int as n from portal.session')).rows[0]?.n ?? -1,
  )
