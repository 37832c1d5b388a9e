import { fillStore, startTemporaryResolver } from '@sluis/ttp-server/evaluate'
import { expect, test } from 'vitest'
import { knownPeople } from '../src/linkage/known-persons.ts'
import { LANGUAGES } from '../src/population/index.ts'

const PERSONS = 300

test('a store that was filled past the resolver is one that the resolver knows', async () => {
  const { nl } = LANGUAGES
  if (nl === undefined) throw new Error('no Dutch')
  const people = knownPeople({ seed: 5, language: nl })
  const known = [...people.persons(PERSONS)]
  const store = await startTemporaryResolver()
  try {
    const filled = await fillStore(store, known)
    expect(filled.persons).toBe(PERSONS)
    expect(filled.tokens).toBeGreaterThan(PERSONS * 8)
    const count = async (): Promise<number> =>
      store.database.withConnection(async (sql) => {
        const { rows } = await sql.query<{ n: number }>('select count(*)::int as n from identity.person')
        return rows[0]?.n ?? 0
      })
    // Every record is known by its fingerprint: those of one person have one number, and nobody is made.
    const numbers = await store.resolver.resolveRecords(known.flatMap(({ records }) => records))
    expect(await count()).toBe(PERSONS)
    const rest = [...numbers]
    const ofPerson = known.map(
      ({ records }) => new Set(rest.splice(0, records.length).map((one) => String(one?.person))),
    )
    expect(ofPerson.every(({ size }) => size === 1)).toBe(true)
    expect(new Set(ofPerson.flatMap((set) => [...set])).size).toBe(PERSONS)
    // A record with another relation number was never seen: most find their person by tokens and profile.
    const changed = known
      .flatMap(({ records }) => records.slice(0, 1))
      .map((one) => ({ ...one, identity: { ...one.identity, relationNumber: '1' } }))
    await store.resolver.resolveRecords(changed)
    expect(await count()).toBeLessThan(PERSONS * 1.2)
  } finally {
    await store.stop()
  }
})

test('never-seen records come half of people who are stored', () => {
  const { nl } = LANGUAGES
  if (nl === undefined) throw new Error('no Dutch')
  const people = knownPeople({ seed: 5, language: nl })
  const stored = new Set(
    [...people.persons(PERSONS)].flatMap(({ records }) => records.map((record) => JSON.stringify(record))),
  )
  const later = people.later(PERSONS, 100)
  expect(later).toHaveLength(100)
  expect(later.filter((record) => stored.has(JSON.stringify(record)))).toEqual([])
})
