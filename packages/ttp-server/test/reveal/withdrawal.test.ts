import type { Identity, IdentityContent } from '@sluis/ttp-core/identity'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { raiseQuota, reveal as revealed } from './ask.ts'
import { approve, makeReveal, openAnswer, settle, submit } from './requests.ts'
import type { Engines } from './world.ts'
import { World } from './world.ts'

let world: World
let engines: Engines
beforeAll(async () => {
  world = await World.start()
  engines = await world.engines()
  await raiseQuota(world, 5_000)
})
afterAll(() => world.stop())

let number = 0
/** Values that no other test has. */
function fresh(): { readonly email: string; readonly relationNumber: string } {
  number += 1
  return { email: `stop${number}x@example.org`, relationNumber: `STOP${number}` }
}
const optIn = async (row: Identity, institution: 'museum' | 'stage' = 'museum'): Promise<string> => {
  const [pseudonym] = await world.deliver(engines, institution, [{ ...row, contactConsent: true }])
  return String(pseudonym)
}
const verify = async (): Promise<void> => {
  while (await engines.identity.verifyNext());
}
async function withdraw(rows: readonly Identity[], institution: 'museum' | 'stage' = 'museum', domain = 'contact') {
  const delivery = await world.send(institution, [contentOf(rows)], domain)
  await verify()
  return delivery
}
const contentOf = (rows: readonly Identity[], first = 0): IdentityContent => ({
  schema: 'sluis-identity/1',
  withdrawal: true,
  rows: rows.map((row, place) => ({ ...row, row: first + place })),
})

const reveal = (pseudonyms: readonly string[], between?: () => Promise<void>) =>
  revealed(world, engines, pseudonyms, between)

const KEPT = ['person', 'fingerprint', 'profile', 'token', 'chunk_record', 'contact_consent'] as const
/** Counts of all that a record leaves, at the engines and on the way to the tenant. */
async function traces(): Promise<unknown> {
  const tables = [...KEPT.map((name) => `identity.${name}`), 'pseudonymise.batch', 'release.pseudonym_part']
  const counts = tables.map((name) => `(select count(*) from ${name})::int as "${name}"`)
  return (
    await world.rows(`select ${[...counts, '(select count(*) from release.attribute_part)::int as part'].join(', ')}`)
  )[0]
}

test('after a withdrawal nobody is revealed whom any of what it names finds [DUAL-17]', async () => {
  const home = { postcode: '1011AB', houseNumber: '7' } as const
  const whole = {
    ...fresh(),
    familyName: 'Bakker',
    initials: 'A.',
    birthDate: '1980-05-17',
    phone: '+31612340001',
    phoneKind: 'mobile',
    ...home,
  } as const
  const { email, relationNumber, familyName, initials, birthDate, phone, phoneKind } = whole
  const names: readonly Identity[] = [
    { email },
    { relationNumber },
    { phone, phoneKind },
    { familyName, initials, birthDate },
    { familyName, givenName: 'Anna', ...home },
    { familyName, ...home },
    { email, relationNumber: 'ANOTHER-1' },
  ]
  for (const named of names) {
    const pseudonym = await optIn(whole)
    expect(await reveal([pseudonym])).toHaveLength(1)
    await withdraw([named])
    expect(await reveal([pseudonym]), Object.keys(named).join()).toEqual([])
    // Another time.
    world.advance(1)
  }
})

test('a withdrawal finds no other person of the home, of the name or of another institution [DUAL-17]', async () => {
  const home = { postcode: '1012CD', houseNumber: '9', familyName: 'Visser' } as const
  const [anna, kees] = [
    { ...fresh(), ...home, initials: 'A.', birthDate: '1980-05-17' },
    { ...fresh(), ...home, initials: 'K.', birthDate: '1982-02-03' },
  ]
  const pseudonyms = [await optIn(anna), await optIn(kees)]
  await withdraw([{ familyName: 'Visser', initials: 'A.', postcode: '1012CD', houseNumber: '9' }])
  expect((await reveal(pseudonyms)).map(({ row }) => row)).toEqual([1])
  await withdraw([{ email: kees.email }], 'stage')
  expect((await reveal(pseudonyms)).map(({ row }) => row)).toEqual([1])
  // Relation numbers are of one institution.
  await withdraw([{ relationNumber: kees.relationNumber }], 'stage')
  expect((await reveal(pseudonyms)).map(({ row }) => row)).toEqual([1])
})

test('a withdrawal that arrived after both approvals works on the execution, though nobody looked into it yet [DUAL-18]', async () => {
  const row = fresh()
  const pseudonym = await optIn(row)
  const made = await makeReveal(world, [pseudonym])
  await submit(world, made)
  await approve(world, made)
  await world.send('museum', [contentOf([{ email: row.email }])])
  await settle(engines)
  expect(await openAnswer(world, made)).toBeUndefined()
  await verify()
  await settle(engines)
  expect(await openAnswer(world, made)).toEqual([])
})

test('a delivery that waits at one institution does not hold up the requests of another [DUAL-18]', async () => {
  const pseudonym = await optIn(fresh())
  await world.send('stage', [contentOf([{ email: fresh().email }])])
  expect(await reveal([pseudonym])).toHaveLength(1)
  await verify()
})

test('a withdrawal makes, links and changes no person and reaches no tenant, whoever is known [DUAL-19]', async () => {
  const [known, stranger] = [fresh(), fresh()]
  await optIn(known)
  const before = await traces()
  for (const row of [known, stranger, { email: known.email, relationNumber: stranger.relationNumber }]) {
    const delivery = await withdraw([row])
    while (await engines.identity.resolveNext());
    while ((await engines.pseudonymise.step()).kind === 'done');
    expect(await traces()).toEqual(before)
    expect(await world.rows('select from intake.identity_part where delivery = $1', [delivery])).toEqual([])
  }
})

test('what is kept and logged of a withdrawal is the same whoever is known, and holds no identifier [DUAL-19]', async () => {
  const [known, stranger] = [fresh(), fresh()]
  await optIn(known)
  const kept = async (delivery: string) => {
    const [row] = await world.rows<{ marks: number; widths: number[] }>(
      `select count(*)::int as marks, array_agg(distinct octet_length(token)) as widths from identity.withdrawal where delivery = $1`,
      [delivery],
    )
    const text = JSON.stringify(await world.rows('select * from identity.withdrawal where delivery = $1', [delivery]))
    return { ...row, named: [known, stranger].some(({ email }) => text.includes(email)) }
  }
  const one = await kept(await withdraw([known]))
  expect(one).toEqual({ marks: 2, widths: [16], named: false })
  expect(await kept(await withdraw([stranger]))).toEqual(one)
})

test('a withdrawal in an irreversible domain leaves no mark, and its identities are gone [DUAL-19]', async () => {
  const delivery = await withdraw([fresh()], 'museum', 'insight')
  expect(await world.rows('select from identity.withdrawal where delivery = $1', [delivery])).toEqual([])
  expect(await world.rows('select from intake.identity_part where delivery = $1', [delivery])).toEqual([])
})

test('of a delivery in which some chunks withdraw and others do not, nothing counts [DUAL-19]', async () => {
  const row = fresh()
  const pseudonym = await optIn(row)
  const visit = { schema: 'sluis-identity/1', rows: [{ ...row, row: 1 }] } as const
  for (const contents of [
    [contentOf([row]), visit],
    [{ ...visit, rows: [{ ...row, row: 0 }] }, contentOf([row], 1)],
  ] as const) {
    const delivery = await world.send('museum', contents)
    await verify()
    expect(await world.rows('select code from intake.refusal where delivery = $1', [delivery])).toEqual([
      { code: 'PART_CONTENT_INVALID' },
    ])
  }
  expect(await reveal([pseudonym])).toHaveLength(1)
})

test('consent that arrived before a withdrawal does not count, though it was verified after it [DUAL-18]', async () => {
  const row = fresh()
  const pseudonym = await optIn(row)
  await withdraw([row])
  // As it is when the engine was busy with a large delivery, while the withdrawal passed it.
  await world.rows(
    `update identity.contact_consent set verified_at = verified_at + interval '1 hour'
     where delivery = (select delivery from identity.contact_consent order by sequence desc limit 1)`,
  )
  expect(await reveal([pseudonym])).toEqual([])
})

test('whatever comes in which order, the last that arrived counts [DUAL-17, DUAL-18]', async () => {
  const said = fc.array(fc.constantFrom('yes', 'no', 'withdrawn', 'withdrawn again', 'nothing'), {
    minLength: 1,
    maxLength: 6,
  })
  await fc.assert(
    fc.asyncProperty(said, async (words) => {
      const row = fresh()
      let pseudonym = await optIn(row)
      let isIn = true
      for (const word of words) {
        if (word.startsWith('withdrawn')) {
          world.advance(1)
          await withdraw([word === 'withdrawn' ? { email: row.email } : row])
          isIn = false
        } else {
          const consent = word === 'nothing' ? {} : { contactConsent: word === 'yes' }
          const [again] = await world.deliver(engines, 'museum', [{ ...row, ...consent }])
          pseudonym = String(again)
          if (word !== 'nothing') isIn = word === 'yes'
        }
      }
      expect(await reveal([pseudonym]), words.join()).toHaveLength(isIn ? 1 : 0)
    }),
    { numRuns: 12 },
  )
})

test('the withdrawal outlives the erasure of one of those whom it finds [DUAL-20]', async () => {
  const shared = fresh()
  const [anna, kees] = [
    {
      email: shared.email,
      relationNumber: `${shared.relationNumber}A`,
      familyName: 'Smit',
      givenName: 'Anna',
      birthDate: '1950-04-05',
    },
    {
      email: shared.email,
      relationNumber: `${shared.relationNumber}K`,
      familyName: 'Smit',
      givenName: 'Kees',
      birthDate: '1948-03-02',
    },
  ]
  const pseudonyms = [await optIn(anna), await optIn(kees)]
  expect(new Set(pseudonyms).size).toBe(2)
  await withdraw([{ email: shared.email }])
  const [person] = await world.rows<{ person: Buffer }>(
    `select f.person from identity.contact_consent c join identity.fingerprint f using (fingerprint)
     order by c.sequence desc limit 1`,
  )
  await world.erase(person?.person ?? Buffer.alloc(0))
  expect(await reveal(pseudonyms)).toEqual([])
})
