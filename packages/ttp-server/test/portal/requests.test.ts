import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { TestBrowser } from './browser.ts'
import type { PortalWorld } from './world.ts'
import { startPortalWorld } from './world.ts'

let portal: PortalWorld
let administrator: TestBrowser
let registrar: TestBrowser
const signedIn = async (who: string): Promise<TestBrowser> => {
  const browser = portal.browser()
  expect((await browser.signIn(who)).status).toBe(303)
  return browser
}
beforeAll(async () => {
  portal = await startPortalWorld()
  administrator = await signedIn('p-institution-administrator')
  registrar = await signedIn('p-registrar mfa')
})
beforeEach(() => portal.world.owner.withConnection((sql) => sql.query('delete from portal.role_request')))
afterAll(() => portal.stop())

const codeOn = async (answer: Response): Promise<string | undefined> =>
  /<span class="code">([A-Z_]+)<\/span>/.exec(await answer.text())?.[1]
const ask = async (
  browser: TestBrowser,
  fields: Record<string, string>,
  page = '/portal/colleagues',
): Promise<Response> => browser.post(page, { formToken: await browser.formToken(page), ...fields })
const stored = async () =>
  portal.world.owner.withConnection(async (sql) => (await sql.query('select * from portal.role_request')).rows)
const logged = async (action: string) =>
  portal.world.owner.withConnection(
    async (sql) => (await sql.query('select body from audit.pending where body like $1', [`%${action}%`])).rows.length,
  )
const GRANT = { kind: 'grant', person: 'p-new-colleague', role: 'institution-administrator' }

test('an administrator asks, the registrar answers, and both are in the log; nothing else changes [HTTP-98]', async () => {
  const directory = JSON.stringify(portal.world.directory())
  expect((await ask(administrator, GRANT)).headers.get('location')).toBe('/portal/colleagues')
  const [row] = await stored()
  expect(row).toMatchObject({ institution: 'museum', requester: 'p-institution-administrator', ...GRANT, answer: null })
  expect(await (await administrator.get('/portal/colleagues')).text()).toContain('waits for the registrar')
  const page = await (await registrar.get('/portal/requests')).text()
  expect(page).toContain('p-new-colleague')
  expect(page).toContain('Call the institution')
  const answered = await ask(registrar, { request: row.id, answer: 'applied' }, '/portal/requests')
  expect(answered.status).toBe(303)
  expect(await (await administrator.get('/portal/colleagues')).text()).toContain('applied')
  expect([await logged('role.requested'), await logged('role.answered')]).toEqual([1, 1])
  expect(JSON.stringify(portal.world.directory())).toBe(directory)
})

test('nobody asks for another house, and nobody but the registrar answers [HTTP-98, HTTP-92]', async () => {
  await ask(administrator, GRANT)
  const [row] = await stored()
  const stage = await signedIn('p-stage-administrator')
  expect(await (await stage.get('/portal/colleagues')).text()).not.toContain('p-new-colleague')
  for (const browser of [administrator, stage]) {
    const formToken = await browser.formToken()
    const answer = await browser.post('/portal/requests', { formToken, request: row.id, answer: 'applied' })
    expect(await codeOn(answer)).toBe('SCOPE_MISSING')
    expect((await browser.get('/portal/requests')).status).toBe(403)
  }
  const reader = await signedIn('p-reveal-requester mfa')
  const formToken = await reader.formToken()
  expect(await codeOn(await reader.post('/portal/colleagues', { formToken, ...GRANT }))).toBe('SCOPE_MISSING')
  expect(await (await reader.get('/portal/colleagues')).text()).not.toContain('<select')
  const registrars = await registrar.formToken()
  expect(await codeOn(await registrar.post('/portal/colleagues', { formToken: registrars, ...GRANT }))).toBe(
    'SCOPE_MISSING',
  )
  expect((await stored()).filter(({ answer }) => answer !== null)).toEqual([])
})

test('nobody asks about the people of another house: the registrar would read it as that house’s own wish [HTTP-98]', async () => {
  for (const person of ['p-stage-administrator', 'p-registrar', 'p-tenant-requester'])
    for (const kind of ['grant', 'withdraw', 'suspend', 'restore']) {
      const answer = await ask(administrator, { ...GRANT, kind, person })
      expect([answer.status, await codeOn(answer)], `${kind} ${person}`).toEqual([400, 'REQUEST_MALFORMED'])
    }
  expect(await stored()).toEqual([])
  // One's own colleague, and whoever is new, may be asked for.
  expect((await ask(administrator, { ...GRANT, kind: 'suspend', person: 'p-reveal-requester' })).status).toBe(303)
})

test('what is no request is refused, and holds no room for a name [HTTP-98]', async () => {
  const wrong: Record<string, string>[] = [
    { ...GRANT, kind: 'destroy' },
    { ...GRANT, person: 'Jan de Vries' },
    { ...GRANT, person: 'jan@example.nl' },
    { ...GRANT, person: '' },
    { ...GRANT, role: '' },
    { ...GRANT, role: 'operator' },
    { ...GRANT, role: 'clerical-reviewer' },
    { ...GRANT, remark: 'x' },
    { kind: 'grant', person: 'p-1' },
  ]
  for (const fields of wrong) expect((await ask(administrator, fields)).status, JSON.stringify(fields)).toBe(400)
  expect(await stored()).toEqual([])
  // A role that is not needed is left out.
  expect((await ask(administrator, { ...GRANT, kind: 'suspend' })).status).toBe(303)
  expect((await stored())[0]).toMatchObject({ kind: 'suspend', role: null })
})

test('the same is not asked twice while it waits, nor more than fifty, nor answered twice [HTTP-98]', async () => {
  expect((await ask(administrator, GRANT)).status).toBe(303)
  expect((await ask(administrator, GRANT)).status).toBe(429)
  for (let count = 1; count < 50; count += 1)
    expect((await ask(administrator, { ...GRANT, person: `p-${count}` })).status).toBe(303)
  expect((await ask(administrator, { ...GRANT, person: 'p-fifty-one' })).status).toBe(429)
  const [row] = await stored()
  const answer = { request: row.id, answer: 'refused' }
  expect((await ask(registrar, answer, '/portal/requests')).status).toBe(303)
  expect((await ask(registrar, { ...answer, answer: 'applied' }, '/portal/requests')).status).toBe(404)
  expect((await ask(registrar, { request: 'x', answer: 'applied' }, '/portal/requests')).status).toBe(400)
  expect((await stored()).find(({ id }) => id === row.id)).toMatchObject({
    answer: 'refused',
    answered_by: 'p-registrar',
  })
})
