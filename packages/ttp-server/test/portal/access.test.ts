import { createHash, randomBytes } from 'node:crypto'
import type { Person } from '@sluis/ttp-core/registrar'
import { generateSignKey } from '@sluis/ttp-core/registrar'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PAGES, type Page } from '../../src/domains/portal/page.ts'
import { withActors } from '../access/actors.ts'
import { makeThings, type Things } from '../access/things.ts'
import { expectStatus } from '../http/client.ts'
import type { World } from '../http/world.ts'
import { startWorld } from '../http/world.ts'
import { withStatements } from './world.ts'

/** Who may see what, written down once more: the tests do not ask the code. */
const MAY: Readonly<Record<Page['reach'], readonly string[]>> = {
  public: [],
  institution: ['institution-administrator', 'reveal-requester', 'data-protection-officer', 'reveal-approver'],
  deliveries: ['institution-administrator'],
  registrar: ['registrar'],
}
const HOUSES = ['museum', 'stage'] as const

let world: World
let things: Things
beforeAll(async () => {
  world = await startWorld()
  await expectStatus(world.publish(), 201)
  things = await makeThings(world)
  const keys = await Promise.all(Array.from({ length: 40 }, async () => (await generateSignKey()).publicJwk))
  await expectStatus(
    world.publish((directory) => withStatements(withActors(directory, keys))),
    201,
  )
})
afterAll(() => world.stop())

/** A session as a sign-in would have begun it; what counts at each request is the directory. */
async function sessionOf({ id, account, organisation }: Person, secondFactor = true, change: Partial<Person> = {}) {
  const secret = randomBytes(32).toString('base64url')
  const row = { account, id, organisation, ...change }
  await world.owner.withConnection((sql) =>
    sql.query(
      `insert into portal.session (id, account, person, organisation, second_factor, form_token, begun_at, seen_at)
       values ($1, $2, $3, $4, $5, 'x', $6, $6)`,
      [
        createHash('sha256').update(secret).digest(),
        row.account,
        row.id,
        row.organisation,
        secondFactor,
        world.clock.now(),
      ],
    ),
  )
  return `__Host-sluis-session=${secret}`
}

const pathOf = (page: Page, house: string): string =>
  page.path.replace(':deliveryId', things.closed[house] ?? '').replace(':agreement', `${house}-tenant`)

async function ask(page: Page, house: string, cookie: string | undefined): Promise<string> {
  const path = pathOf(page, house)
  const headers = { 'accept-language': 'en', ...(cookie === undefined ? {} : { cookie }) }
  const answer = await world.request('GET', path, { headers })
  const code = /<span class="code">([A-Z_]+)<\/span>/.exec(await answer.clone().text())?.[1]
  return answer.status < 400 ? String(answer.status) : (code ?? `${answer.status} without a code`)
}

/** What the pages hold of another house: nothing. */
const isOfOther = (house: string, text: string): boolean =>
  HOUSES.filter((other) => other !== house).some((other) => text.includes(things.closed[other] ?? 'none'))

describe.each(Object.entries(PAGES) as [string, Page][])('%s', (_, page) => {
  test('answers everybody as the table says: each role, own and another’s, suspended, expired, forged [HTTP-92, DIRE-34]', async () => {
    const wrong: string[] = []
    const isOfHouse = page.path.includes(':deliveryId')
    let passed = 0
    for (const person of world.directory().people) {
      const refused = {
        'p-suspended': 'PERSON_SUSPENDED',
        'p-expired': 'PERSON_SUSPENDED',
        'p-closed': 'ORGANISATION_SUSPENDED',
      }
      for (const house of HOUSES) {
        const mayAsk = page.reach === 'public' || MAY[page.reach].some((role) => person.roles.includes(role as never))
        const works = page.reach === 'registrar' || HOUSES.some((one) => one === person.organisation)
        const isIn = HOUSES.some((one) => one === person.organisation) || person.roles.includes('registrar')
        const allowed = page.reach === 'public' ? isIn || page.path !== '/portal/' : mayAsk && works
        const own = !isOfHouse || person.organisation === house
        const expected =
          refused[person.id as keyof typeof refused] ?? (allowed ? (own ? '200' : 'NOT_FOUND') : 'SCOPE_MISSING')
        const outcome = await ask(page, house, await sessionOf(person))
        if (outcome !== expected) wrong.push(`${person.id} for ${house}: ${outcome}, not ${expected}`)
        if (outcome === '200') passed += 1
      }
    }
    expect(wrong).toEqual([])
    expect(passed).toBeGreaterThan(0)
  })

  test('answers nobody without a session, or by one that the directory does not bear out [HTTP-92]', async () => {
    const { people } = world.directory()
    const find = (id: string): Person => people.find((person) => person.id === id) as Person
    const administrator = find('p-institution-administrator')
    const open = page.reach === 'public' ? '200' : 'TOKEN_MISSING'
    expect(await ask(page, 'museum', undefined)).toBe(open)
    expect(await ask(page, 'museum', `__Host-sluis-session=${'A'.repeat(43)}`)).toBe(open)
    for (const change of [{ id: 'p-nobody' }, { account: 'f'.repeat(64) }, { organisation: 'stage' }])
      expect(await ask(page, 'museum', await sessionOf(administrator, true, change)), JSON.stringify(change)).toBe(open)
    expect(await ask(page, 'museum', await sessionOf(find('p-reveal-requester'), false))).toBe('SECOND_FACTOR_MISSING')
  })
})

test('no page of a house names a delivery of another [HTTP-92]', async () => {
  for (const house of HOUSES) {
    const id = house === 'museum' ? 'p-institution-administrator' : 'p-stage-administrator'
    const person = world.directory().people.find((one) => one.id === id) as Person
    const cookie = await sessionOf(person)
    for (const page of Object.values(PAGES) as Page[]) {
      const path = pathOf(page, house)
      const answer = await world.request('GET', path, { headers: { cookie } })
      expect(isOfOther(house, await answer.text()), `${house} ${path}`).toBe(false)
    }
    const own = await (await world.request('GET', '/portal/deliveries', { headers: { cookie } })).text()
    expect(own).toContain(things.closed[house])
  }
})
