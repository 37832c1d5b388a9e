import { createHash } from 'node:crypto'
import type { Identity } from '@sluis/ttp-core/identity'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Store } from './store.ts'
import { startStore, TABLES } from './store.ts'

let store: Store
let dump: string
beforeAll(async () => {
  store = await startStore()
  await store.deliver(CANARIES)
  await store.deliver(CANARIES, 'theatre')
  dump = await everything()
})
afterAll(() => store.stop())

const CANARIES: readonly Identity[] = [
  {
    relationNumber: 'KANARIE-77812',
    givenName: 'Quirinaldo',
    familyName: 'Zwanepoelstra',
    birthDate: '1931-11-29',
    email: 'quirinaldo.zwanepoelstra@kanarie.example',
    phone: '+31687654321',
    phoneKind: 'mobile',
    postcode: '9713KX',
    houseNumber: '77812',
    street: 'Kanarievogelstraat',
    city: 'Vogelwaarde',
  },
  { initials: 'Q.', familyName: 'Zwanepoelstra', email: 'quirinaldo.zwanepoelstra@kanarie.example' },
]
const VALUES = [
  ...new Set(
    CANARIES.flatMap((identity) => Object.values(identity)).filter(
      (value): value is string => typeof value === 'string' && value.length >= 5 && value !== 'mobile',
    ),
  ),
]

/** Every byte of every table of the domain, as hexadecimal. */
async function everything(): Promise<string> {
  const client = new pg.Client({ connectionString: store.database.owner })
  await client.connect()
  try {
    const texts: string[] = []
    for (const table of TABLES) {
      const { rows } = await client.query<Record<string, unknown>>(`select * from ${table}`)
      for (const value of rows.flatMap((row) => Object.values(row))) {
        if (value !== null)
          texts.push(Buffer.isBuffer(value) ? value.toString('hex') : Buffer.from(String(value)).toString('hex'))
      }
    }
    return texts.join('|')
  } finally {
    await client.end()
  }
}

/** What would give a value away: itself, encoded, or hashed without a key. */
function tracesOf(value: string): string[] {
  return [value, value.toLowerCase(), value.toUpperCase()].flatMap((text) => {
    const bytes = Buffer.from(text)
    const shown = [
      text,
      bytes.toString('hex'),
      bytes.toString('base64').replace(/=+$/, ''),
      bytes.toString('base64url'),
    ]
    const hashed = ['md5', 'sha1', 'sha256'].map((name) => createHash(name).update(text).digest())
    return [
      ...shown.map((form) => Buffer.from(form).toString('hex')),
      ...hashed.flatMap((hash) => [
        hash.toString('hex').slice(0, 32),
        Buffer.from(hash.toString('hex')).toString('hex'),
      ]),
    ]
  })
}

test('the search finds what is there', () => {
  expect(Buffer.from('Zwanepoelstra').toString('hex')).toBe(tracesOf('Zwanepoelstra')[0])
  expect(dump.length).toBeGreaterThan(1_000)
})

test.each(VALUES)('no trace of %s [AUDI-14, KEYS-27]', (value) => {
  const found = tracesOf(value).filter((trace) => dump.includes(trace))
  expect(found).toEqual([])
})
