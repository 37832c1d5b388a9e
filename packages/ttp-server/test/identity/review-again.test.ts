import type { Identity } from '@sluis/ttp-core/identity'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Decision, ReviewCase } from '../../src/domains/identity/index.ts'
import { openReview, verifyEvents } from '../../src/domains/identity/index.ts'
import type { Database } from '../../src/kernel/database.ts'
import type { Store } from './store.ts'
import { startStore } from './store.ts'

let store: Store
let reviewer: Database
beforeAll(async () => {
  store = await startStore()
  reviewer = store.database.database('ttp_reviewer')
})
afterAll(() => store.stop())
beforeEach(() => store.empty())

/** So many people who have nothing in common. */
const crowd = (count: number, town: string): Promise<unknown> =>
  store.deliver(
    Array.from({ length: count }, (_, at): Identity => ({ email: `visitor${at}@${town}${at}.example` })),
    'crowd',
  )
const review = () => openReview({ ...store.ports, database: reviewer, directory: undefined, signKeys: [] })
const decide = (id: number, decision: Decision['decision']) =>
  review().decide({ id, decision, reviewer: 'anna', reason: 'because' })
const numbersOf = ({ persons }: ReviewCase): string[] =>
  persons.map((bytes) => Buffer.from(bytes ?? []).toString('hex')).sort()

const tjitske: Identity = { givenName: 'Tjitske', familyName: 'Hoekzema', city: 'Ede', postcode: '6717CD' }
const initial: Identity = { initials: 'T.', familyName: 'Hoekzema', city: 'Ede', postcode: '6711AB' }
const born: Identity = { givenName: 'Tjitske', familyName: 'Hoekzema', city: 'Ede', birthDate: '1984-05-06' }

test('who two became is asked about anew, with all that both say: more records hang on the answer [LINK-51]', async () => {
  await crowd(600, 'ede')
  const third: Identity = { ...initial, postcode: '6713ZZ', initials: 'T.J.' }
  await store.deliver([tjitske, initial, third])
  const before = await review().list(10)
  expect(before.length).toBeGreaterThan(1)
  const [asked] = before
  expect(await decide(asked?.id ?? 0, 'same')).toMatchObject({ outcome: 'joined' })
  const after = await review().list(10)
  const handed = await store.deliver([tjitske, initial, third])
  const persons = [...new Set(handed.map(({ person }) => person))].sort()
  expect(persons).toHaveLength(2)
  expect(after.map(numbersOf)).toEqual([persons])
  const pairs = ({ bits, worth }: ReviewCase): number => worth * (1 + 2 ** -bits) ** 2
  expect(after.map(pairs)).toEqual([expect.closeTo(2, 6)])
  expect(await verifyEvents(store.identity)).toMatchObject({ same: true })
})

test('who was parted from another is asked about with others whom the records lead to [LINK-51]', async () => {
  await crowd(600, 'ede')
  const other = { ...born, birthDate: '1981-09-06' }
  await store.deliver([born, other])
  await store.deliver([initial], 'cinema')
  const part = (await review().list(10)).find(({ ask }) => ask === 'part')
  expect(await decide(part?.id ?? 0, 'different')).toMatchObject({ outcome: 'split' })
  const numbers = (await store.deliver([born, other])).map(({ person }) => person)
  expect(new Set(numbers).size).toBe(2)
  const [lone] = await store.deliver([initial], 'cinema')
  const asked = (await review().list(10)).map(numbersOf)
  expect(asked.sort()).toEqual(numbers.map((number) => [number, lone?.person ?? ''].sort()).sort())
  expect(await verifyEvents(store.identity)).toMatchObject({ same: true })
})

test('no more is asked than one question for a hundred records, answers counted; what waited is asked when more was seen [LINK-50]', async () => {
  const names = ['Hoekzema', 'Terpstra', 'Wiarda']
  await crowd(194, 'ede')
  for (const familyName of names) await store.deliver([tjitske, initial].map((record) => ({ ...record, familyName })))
  const [first, second, ...more] = await review().list(10)
  expect(more).toEqual([])
  await decide(first?.id ?? 0, 'different')
  expect((await review().list(10)).map(({ id }) => id)).toEqual([second?.id])
  await decide(second?.id ?? 0, 'same')
  expect(await review().list(10)).toEqual([])
  await crowd(100, 'goes')
  expect(await review().list(10)).toHaveLength(1)
})

test('when a reviewer begins, what is worth most is weighed with all that was learnt since [LINK-51]', async () => {
  await crowd(300, 'ede')
  await store.deliver([tjitske, initial])
  const [before] = await review().list(10)
  await store.owner.withConnection((sql) => sql.query('update identity.review_case set bits = 0, worth = 9'))
  await review().renew(10)
  expect(await review().list(10)).toEqual([before])
})
