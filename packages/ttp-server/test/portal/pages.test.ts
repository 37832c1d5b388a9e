import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as intake from '../../src/domains/intake/operations.ts'
import { PAGES } from '../../src/domains/portal/page.ts'
import { STYLE } from '../../src/domains/portal/view/style.ts'
import { FAILURES } from '../../src/domains/portal/words/failures.ts'
import { languageOf } from '../../src/domains/portal/words/language.ts'
import { REFUSALS } from '../../src/domains/portal/words/refusals.ts'
import { issueTokenOperation, receiveEnrolmentOperation } from '../../src/domains/registry/operations.ts'
import { errorsOf } from '../../src/kernel/http/openapi.ts'
import { makeThings, type Things } from '../access/things.ts'
import type { TestBrowser } from './browser.ts'
import type { PortalWorld } from './world.ts'
import { startPortalWorld } from './world.ts'

let portal: PortalWorld
let things: Things
let administrator: TestBrowser
beforeAll(async () => {
  portal = await startPortalWorld()
  things = await makeThings(portal.world)
  administrator = portal.browser()
  await administrator.signIn('p-institution-administrator')
})
afterAll(() => portal.stop())

/** Every page with what is in it, and some that are not there. */
const paths = (): string[] => [
  ...Object.values(PAGES)
    .filter(({ operation, reach }) => !/Receipt|Text$/.test(operation) && (reach as string) !== 'registrar')
    .map(({ path }) => path.replace(':deliveryId', things.closed.museum ?? '').replace(':agreement', 'museum-tenant')),
  `/portal/deliveries/${things.open.museum?.deliveryId}`,
  `/portal/deliveries/${things.closed.stage}`,
  '/portal/nothing',
]

describe.each(['nl', 'en'])('every page in %s', (language) => {
  test('lets nothing of another in, and has no script, style or handler within it [HTTP-95, HTTP-53]', async () => {
    for (const browser of [administrator, portal.browser()]) {
      for (const path of paths()) {
        const answer = await browser.get(path, { 'accept-language': language })
        const policy = answer.headers.get('content-security-policy') ?? ''
        expect(policy, path).toContain("default-src 'none'")
        expect(policy, path).not.toMatch(/unsafe|\*|https?:/)
        for (const [name, value] of [
          ['x-content-type-options', 'nosniff'],
          ['x-frame-options', 'DENY'],
          ['referrer-policy', 'no-referrer'],
          ['cache-control', 'no-store'],
          ['cross-origin-opener-policy', 'same-origin'],
          ['content-language', language],
        ] as const)
          expect(answer.headers.get(name), `${path} ${name}`).toBe(value)
        expect(answer.headers.get('strict-transport-security'), path).toMatch(/^max-age=/)
        const page = await answer.text()
        expect(page, path).toMatch(new RegExp(`^<!doctype html>\\n<html lang="${language}">`))
        expect(page, path).not.toMatch(/<style|\sstyle=|\son[a-z]+=|javascript:|<script(?![^>]* integrity="sha384-)/i)
        // Addresses of the pages themselves alone; after signing out that of the provider.
        const isOut = path === PAGES.signedOut.path
        for (const [, address = ''] of page.matchAll(/(?:href|src|action)="([^"]*)"/g))
          if (!isOut || !address.startsWith(`${portal.live.issuer}/session/end?`))
            expect(address, path).toMatch(/^(?:\/portal\/|#|data:,$|\/v1\/directory\/\d+$)/)
        expect(page, path).toContain(`href="${STYLE.path}" integrity="${STYLE.integrity}"`)
      }
    }
  })
})

test('the help explains every code that a delivery, an enrolment or a sign-in can get, in both languages, each once [HTTP-18]', async () => {
  const delivering = [...Object.values(intake), issueTokenOperation, receiveEnrolmentOperation]
  // Those of a refusal, and those of the pages, are in no operation.
  const needed = new Set<string>([
    ...delivering.flatMap((operation) => errorsOf(operation)),
    ...Object.keys(REFUSALS.nl),
    ...Object.keys(FAILURES.nl),
  ])
  expect(needed.size).toBeGreaterThan(35)
  for (const language of ['nl', 'en']) {
    const page = await (await portal.browser().get('/portal/help', { 'accept-language': language })).text()
    const explained = [...page.matchAll(/<dt id="([A-Z_]+)">.*?<dd>(.*?)<\/dd>/g)]
    expect(explained.map(([, code]) => code).sort()).toEqual([...needed].sort())
    for (const [, code, text = ''] of explained) expect(text.length, code).toBeGreaterThan(40)
  }
  // The code on a page that cannot be shown leads there.
  const refused = await (await portal.browser().get('/portal/nothing-here')).text()
  expect(refused).toContain('href="/portal/help#NOT_FOUND"')
})

test('the stylesheet is what its address and the pages say, and may be kept [HTTP-95, HTTP-6]', async () => {
  const answer = await portal.browser().get(STYLE.path)
  expect(answer.headers.get('content-type')).toBe('text/css; charset=utf-8')
  expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  const digest = await crypto.subtle.digest('SHA-384', await answer.arrayBuffer())
  expect(`sha384-${Buffer.from(digest).toString('base64')}`).toBe(STYLE.integrity)
})

test('the text for visitors is held against the directory, and another is not passed off as it [DIRE-62]', async () => {
  for (const language of ['nl', 'en'] as const) {
    const headers = { 'accept-language': language }
    const visitor = portal.browser()
    const page = await (await visitor.get('/portal/statement/museum-tenant', headers)).text()
    const named = portal.world.directory().agreements.find(({ id }) => id === 'museum-tenant')?.privacyStatement
    expect(page).toContain(named?.[language])
    expect(page).not.toMatch(/class="task bad"/)
    const file = await visitor.get('/portal/statement/museum-tenant/text', headers)
    const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer())
    expect(Buffer.from(digest).toString('hex')).toBe(named?.[language])
  }
  // The registrar named another text than the template gives: whoever reads it is told.
  await portal.change((directory) => ({
    ...directory,
    agreements: directory.agreements.map((each) =>
      each.id === 'stage-tenant'
        ? { ...each, privacyStatement: { template: 1, nl: 'a'.repeat(64), en: 'b'.repeat(64) } }
        : each,
    ),
  }))
  const page = await (await portal.browser().get('/portal/statement/stage-tenant')).text()
  expect(page).toContain('class="task bad"')
  expect(page).toContain('b'.repeat(64))
  expect((await portal.browser().get('/portal/statement/nothing')).status).toBe(404)
})

test('what stands in the directory is shown as text, whatever it looks like [HTTP-95]', async () => {
  const name = '<img src=x onerror=alert(1)> "Museum" & \'more\''
  await portal.change((directory) => ({
    ...directory,
    organisations: directory.organisations.map((each) => (each.id === 'museum' ? { ...each, name } : each)),
  }))
  const page = await (await administrator.get('/portal/')).text()
  expect(page).toContain('&lt;img src=x onerror=alert(1)&gt; &quot;Museum&quot; &amp; &#39;more&#39;')
  expect(page).not.toContain('<img')
})

test('the history shows each delivery with its state; a receipt is offered as a file when there is one', async () => {
  const list = await (await administrator.get('/portal/deliveries')).text()
  expect(list).toContain('received')
  expect(list).toContain('not closed yet')
  expect(list).not.toContain(things.closed.stage)
  const closed = things.closed.museum ?? ''
  const one = await (await administrator.get(`/portal/deliveries/${closed}`)).text()
  expect(one).toContain(`/portal/deliveries/${closed}/receipt`)
  expect(one).toContain('Linkability')
  const receipt = await administrator.get(`/portal/deliveries/${closed}/receipt`)
  expect(receipt.headers.get('content-disposition')).toBe(`attachment; filename="${closed}.receipt.json"`)
  expect(receipt.headers.get('content-type')).toBe('application/json')
  expect(await receipt.json()).toMatchObject({ schema: 'sluis-receipt/1', details: { deliveryId: closed } })
})

describe('the language of a page', () => {
  test.each([
    [undefined, undefined, 'nl'],
    [undefined, 'en-GB,en;q=0.9', 'en'],
    [undefined, 'de, en;q=0.5, nl;q=0.4', 'en'],
    [undefined, 'en;q=0, nl;q=0.1', 'nl'],
    [undefined, 'en;q=0.2, nl;q=0.8', 'nl'],
    [undefined, 'fr, de', 'nl'],
    [undefined, '*', 'nl'],
    ['en', 'nl', 'en'],
    ['xx', 'en', 'en'],
  ])('chosen %s, accepted %s: %s', (chosen, accepted, expected) => {
    expect(languageOf(chosen, accepted)).toBe(expected)
  })

  test('is kept when it was chosen, and the choice leads nowhere else', async () => {
    const browser = portal.browser()
    const chosen = await browser.get('/portal/language?to=nl&from=%2Fportal%2F')
    expect([chosen.status, chosen.headers.get('location')]).toEqual([303, '/portal/'])
    expect(await (await browser.get('/portal/')).text()).toContain('<html lang="nl">')
    const away = await browser.get('/portal/language?to=en&from=https%3A%2F%2Fevil.example')
    expect(away.headers.get('location')).toBe('/portal/')
    expect((await browser.get('/portal/language?to=de')).status).toBe(404)
  })
})
