import type { Identity } from '@sluis/ttp-core/identity'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Store } from './store.ts'
import { startStore } from './store.ts'

let store: Store
beforeAll(async () => {
  store = await startStore()
})
afterAll(() => store.stop())
beforeEach(() => store.empty())

const SURNAMES = ['Bakker', 'Bijl', 'Boogaard', 'Brinkhuis', 'Buijs', 'Bemelmans', 'Blok', 'Berends']
const WORDS = ['kastanje', 'zeilboot', 'windmolen', 'fietspad', 'grachten', 'polder', 'duinroos', 'havenlicht']
const TOWNS = ['Ede', 'Goes', 'Assen', 'Venlo', 'Hoorn', 'Zwolle', 'Delft', 'Sneek']
const at = (list: readonly string[], position: number): string => list[position] ?? ''

/** People of one birth date and first letter who have nothing else in common: `birth-initial` alone leads from one to another. */
const born = (one: number): Identity => ({
  familyName: at(SURNAMES, one),
  birthDate: '1984-05-06',
  email: `${at(WORDS, one)}@${at(WORDS, 7 - one)}.example`,
})

const tokens = async (): Promise<number[]> => {
  const { rows } = await store.owner.withConnection((sql) =>
    sql.query<{ held: number }>('select count(*)::int as held from identity.token group by token order by 1 desc'),
  )
  return rows.map(({ held }) => held)
}

describe('what wide keys find stays bounded', () => {
  test('a token of theirs takes five holders and no more, whether they come at once or one by one', async () => {
    await store.deliver([0, 1, 2].map(born))
    for (const one of [3, 4, 5, 6, 7]) await store.deliver([born(one)])
    const [most, next] = await tokens()
    expect(most).toBe(5)
    expect(next).toBe(1)
  })

  test('one that five hold leads to nobody, one that four hold does', async () => {
    const read: number[] = []
    for (let one = 0; one < 6; one += 1) {
      const batch = store.resolver.prepare([{ institution: 'museum', country: 'NL', identity: born(one) }])
      const { profiles } = await store.identity.transaction((sql) => store.resolver.resolve(sql, batch))
      read.push(profiles.size)
    }
    // The new person, and whoever was looked at.
    expect(read).toEqual([1, 2, 3, 4, 5, 1])
  })

  test('a name goes on being counted, though it leads to nobody: its rarity is weighed', async () => {
    for (const city of TOWNS) await store.deliver([{ givenName: 'Anna', familyName: 'Bakker', city }])
    expect((await tokens())[0]).toBe(8)
  })
})

describe('persons are counted as they are made', () => {
  test('absorbed ones too, known records not', async () => {
    await store.deliver([born(0), born(1)])
    await store.deliver([born(0), born(2)])
    const { rows } = await store.owner.withConnection((sql) =>
      sql.query('select persons::int, (select count(*)::int from identity.person) as rows from identity.review_scope'),
    )
    expect(rows).toEqual([{ persons: 3, rows: 3 }])
  })
})
