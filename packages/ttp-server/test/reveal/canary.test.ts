import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Made } from './requests.ts'
import { approve, makeReveal, openAnswer, settle, submit } from './requests.ts'
import { World } from './world.ts'

/** Somebody whom no other text can hold by accident. */
const CANARY = {
  relationNumber: 'KANARIE-77812',
  familyName: 'Zwanepoelstra',
  givenName: 'Quirinaldo',
  email: 'quirinaldo.zwanepoelstra@kanarie.example',
  phone: '+31687654321',
  phoneKind: 'mobile',
  postcode: '9713KX',
  houseNumber: '77812',
  street: 'Kanarievogelstraat',
  city: 'Vogelwaarde',
  contactConsent: true,
} as const

let world: World
let made: Made
let pseudonym: string
beforeAll(async () => {
  world = await World.start()
  const engines = await world.engines()
  pseudonym = String((await world.deliver(engines, 'museum', [CANARY]))[0])
  made = await makeReveal(world, [pseudonym])
  await submit(world, made)
  await approve(world, made)
  await settle(engines)
})
afterAll(() => world.stop())

/** Every value of every table of the database, as text and as hexadecimal, and every line of the logs. */
async function everything(): Promise<string> {
  const tables = await world.rows<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname !~ '^(pg_|information_schema)'`,
  )
  const texts = [...world.logged]
  for (const { name } of tables) {
    for (const row of await world.rows<Record<string, unknown>>(`select * from ${name}`)) {
      for (const value of Object.values(row)) {
        if (Buffer.isBuffer(value)) texts.push(value.toString('latin1'), value.toString('hex'))
        else if (value !== null) texts.push(typeof value === 'object' ? JSON.stringify(value) : String(value))
      }
    }
  }
  return texts.join('|').toLowerCase()
}

test('who was revealed stands in no table and no log, nor the pseudonym that was asked for [DUAL-12, DUAL-16]', async () => {
  const [answer] = (await openAnswer(world, made)) ?? []
  expect(answer).toMatchObject({ email: CANARY.email, mobile: CANARY.phone, relationNumber: CANARY.relationNumber })
  const dump = await everything()
  expect(dump).toContain(made.id)
  const words = [
    CANARY.email,
    CANARY.phone.slice(1),
    'zwanepoelstra',
    'kanarie',
    'quirinaldo',
    'vogelwaarde',
    pseudonym,
  ]
  for (const word of words) {
    expect(dump).not.toContain(word.toLowerCase())
    expect(dump).not.toContain(Buffer.from(word.toLowerCase()).toString('hex'))
  }
  expect(world.logged).toEqual([])
})

test('the subject number that was opened stands in no table of the gateway or the key engine [DUAL-12]', async () => {
  const [row] = await world.rows<{ person: Buffer }>('select person from identity.fingerprint limit 1')
  const number = row?.person ?? Buffer.alloc(16)
  for (const schema of ['reveal', 'pseudonymise', 'release', 'audit', 'keys']) {
    const tables = await world.rows<{ name: string }>(
      "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = $1",
      [schema],
    )
    expect(tables.length).toBeGreaterThan(0)
    for (const { name } of tables) {
      const dump = JSON.stringify(await world.rows(`select t::text from ${name} t`))
      expect(dump).not.toContain(number.toString('hex'))
      expect(dump).not.toContain(number.toString('base64url'))
    }
  }
})

test('the opener of another key reads nothing of the answer [DUAL-14]', async () => {
  const [row] = await world.rows<{ sealed: string }>('select sealed from reveal.result where request = $1', [made.id])
  const header = JSON.parse(Buffer.from(row?.sealed.split('.')[0] ?? '', 'base64url').toString()) as { kid: string }
  expect(header.kid).toBe(world.keys.recipient.publicJwk.kid)
})
