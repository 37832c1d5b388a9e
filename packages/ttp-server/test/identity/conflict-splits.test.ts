import type { Identity } from '@sluis/ttp-core/identity'
import { DEFAULT_MODEL } from '@sluis/ttp-core/identity'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openEvent } from '../../src/domains/identity/events/pack-event.ts'
import { verifyEvents } from '../../src/domains/identity/index.ts'
import type { Handed, Store } from './store.ts'
import { startStore } from './store.ts'

// A model that asks nobody: what does not bear one person is split at once.
let strict: Store
let lenient: Store
beforeAll(async () => {
  strict = await startStore({ ...DEFAULT_MODEL, reviewFrom: DEFAULT_MODEL.linkFrom })
  lenient = await startStore()
})
afterAll(async () => {
  await strict.stop()
  await lenient.stop()
})
beforeEach(() => strict.empty())

const mobile = { phone: '+31612345678', phoneKind: 'mobile' } as const
const home = { postcode: '1234AB', houseNumber: '5', city: 'Ede' } as const
const jan: Identity = { givenName: 'Jan', familyName: 'Bakker', email: 'jbakker@example.org', ...home }
// A record without a given name makes a bridge between two names.
const bridge: Identity = { familyName: 'Bakker', email: 'jbakker@example.org', ...mobile }
const joke: Identity = {
  givenName: 'Joke',
  familyName: 'Bakker',
  email: 'jokeb@example.net',
  postcode: '9876ZX',
  houseNumber: '40',
  city: 'Goes',
  ...mobile,
}

test('a chain over a missing given name does not hold two names together: the smaller part gets a new number [LINK-48]', async () => {
  const [first, middle] = await strict.deliver([jan, bridge])
  expect(middle?.person).toBe(first?.person)
  const [last] = await strict.deliver([joke])
  const [one, two, three] = (await strict.deliver([jan, bridge, joke])).map(({ person }) => person)
  // The larger part keeps the number.
  expect([one, two, three]).toEqual([first?.person, first?.person, last?.person])
  expect(three).not.toBe(one)
  const { rows } = await strict.identity.withConnection((sql) =>
    sql.query<{ body: Uint8Array }>("select body from identity.event where kind = 'split'"),
  )
  expect(rows.map(({ body }) => openEvent(body).reasons)).toEqual([[expect.stringMatching(/^names -?\d+\.\d 1$/)]])
  expect(await verifyEvents(strict.identity)).toMatchObject({ same: true })
})

test('within one batch too, and the rows of the batch say so [LINK-48]', async () => {
  const handed = await strict.deliver([joke, jan, bridge, joke])
  const [one, two, three, four] = handed.map(({ person }) => person)
  expect(one).toBe(four)
  expect(two === three || one === three).toBe(true)
  expect(one).not.toBe(two)
  const partition = await strict.partition()
  expect(new Set([...partition.values()].map(({ person }) => person))).toEqual(new Set([one, two]))
})

test('nobody is split who may be one person: that is asked [LINK-48]', async () => {
  await lenient.deliver(
    Array.from({ length: 100 }, (_, at): Identity => ({ email: `visitor${at}@crowd.example` })),
    'crowd',
  )
  const handed: Handed[] = []
  for (const record of [jan, bridge, joke]) handed.push(...(await lenient.deliver([record])))
  expect(new Set((await lenient.now(handed)).map(({ person }) => person)).size).toBe(1)
  const cases = await lenient.identity.withConnection((sql) => sql.query('select ask from identity.review_case'))
  expect(cases.rows).toEqual([{ ask: 'part' }])
})
