import type { Identity } from '@sluis/ttp-core/identity'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { listCases } from '../../src/domains/identity/index.ts'
import type { Handed, Store } from './store.ts'
import { startStore } from './store.ts'

let store: Store
beforeAll(async () => {
  store = await startStore()
})
afterAll(() => store.stop())
beforeEach(() => store.empty())

const open = () => store.identity.withConnection((sql) => listCases(sql, 100))
const rows = async (text: string) => (await store.identity.withConnection((sql) => sql.query(text))).rows

/** People who have nothing in common, so many that so many cases may stand open. */
async function crowd(cases: number): Promise<void> {
  const people = Array.from(
    { length: cases * 100 },
    (_, at): Identity => ({ email: `visitor${at}@crowd${at}.example` }),
  )
  await store.deliver(people, 'crowd')
}

/** Two records that may be one person's: a town, a surname, and an initial that fits the other's name. */
const doubtful = (familyName: string): readonly [Identity, Identity] => [
  { givenName: 'Tjitske', familyName, city: 'Ede', postcode: '6717CD' },
  { initials: 'T.', familyName, city: 'Ede', postcode: '6711AB' },
]

describe('the queue [LINK-50]', () => {
  test('holds two who may be one, with the levels, the model and what speaks for one person', async () => {
    await crowd(1)
    const [one, other] = await store.deliver(doubtful('Hoekzema'))
    expect(one?.person).not.toBe(other?.person)
    const [only, ...more] = await open()
    expect(more).toEqual([])
    expect(only).toMatchObject({ ask: 'join', state: 'open', model: 1, skips: 0 })
    expect(only?.evidence).toMatch(/^04----9-$/)
    expect(only?.bits).toBeGreaterThanOrEqual(-3)
    expect(only?.bits).toBeLessThan(1)
    const persons = only?.persons.map((id) => Buffer.from(id ?? []).toString('hex')).sort()
    expect(persons).toEqual([one?.person, other?.person].sort())
  })

  test('holds one who may be two: of whom two birth dates were told', async () => {
    await crowd(1)
    const jan = { givenName: 'Tjitske', familyName: 'Hoekzema', city: 'Ede' } as const
    const handed = await store.deliver([
      { ...jan, birthDate: '1984-05-06' },
      { ...jan, birthDate: '1981-09-06' },
    ])
    expect(new Set(handed.map(({ person }) => person)).size).toBe(1)
    expect(await open()).toMatchObject([{ ask: 'part', state: 'open' }])
  })

  test('does not ask of those who surely are one, or two', async () => {
    await crowd(1)
    const anna = { givenName: 'Anna', familyName: 'Bakker', birthDate: '1984-05-06', city: 'Ede' } as const
    await store.deliver([
      anna,
      { ...anna, email: 'anna@example.org' },
      { ...anna, givenName: 'Kees', birthDate: '1950-01-02' },
    ])
    expect(await open()).toEqual([])
  })

  test('holds one case for a hundred records seen, those whose answers are worth most', async () => {
    const names = ['Hoekzema', 'Wiarda', 'Ypma']
    for (const name of names) await store.deliver(doubtful(name))
    expect(await open()).toEqual([])
    await crowd(2)
    const [alone, doubt] = doubtful('Terpstra')
    const record = { ...alone, email: 'terpstra@example.org' }
    // More records: more is at stake.
    await store.deliver([record, { ...record, phone: '+31612345678', phoneKind: 'mobile' }, doubt])
    for (const name of names) await store.deliver(doubtful(`${name}stra`))
    const found = await open()
    expect(found).toHaveLength(2)
    expect(found[0]?.worth).toBeGreaterThan(found[1]?.worth ?? 1)
    const [seen] = await rows('select records::int from identity.review_scope')
    expect(seen).toEqual({ records: 6 + 200 + 3 + 6 })
  })

  test('has nothing in clear: marks, numbers and levels', async () => {
    await crowd(1)
    await store.deliver(doubtful('Hoekzema'))
    const [only] = await rows('select to_jsonb(c)::text as text from identity.review_case c')
    for (const value of ['Tjitske', 'Hoekzema', 'initials'])
      expect(String(only?.text)).not.toMatch(new RegExp(value, 'i'))
  })
})

describe('a case is obsolete [LINK-51]', () => {
  test('when the two become one, and goes by the survivor until then', async () => {
    await crowd(1)
    const [tjitske, initial] = doubtful('Hoekzema')
    await store.deliver([tjitske, initial])
    const born = { birthDate: '1984-05-06' } as const
    const [third] = await store.deliver([{ ...tjitske, ...born, email: 'third@example.net', city: 'Goes' }])
    await store.deliver([{ ...tjitske, ...born }])
    const [merged] = await store.now([third as Handed])
    expect(await open()).toHaveLength(1)
    expect((await open())[0]?.persons.map((id) => Buffer.from(id ?? []).toString('hex'))).toContain(merged?.person)
    const mail = { email: 'tjitske.hoekzema@example.org' } as const
    await store.deliver([{ ...initial, ...mail }])
    await store.deliver([{ ...tjitske, ...born, ...mail }])
    expect(await rows("select state from identity.review_case where state <> 'open'")).toEqual([{ state: 'obsolete' }])
    expect((await open()).filter(({ ask }) => ask === 'join')).toEqual([])
  })
})
