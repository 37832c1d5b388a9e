import { randomBytes } from 'node:crypto'
import { SecretKey } from '@sluis/ttp-core/identity'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { IdentityEngine } from '../../src/engines/identity-engine.ts'
import { createIdentityEngine } from '../../src/engines/identity-engine.ts'
import type { Row, World } from './world.ts'
import { INSTITUTION, startWorld, TENANT } from './world.ts'

let world: World
let engine: IdentityEngine
beforeAll(async () => {
  world = await startWorld()
  engine = await world.engine()
  engine.start()
})
afterAll(async () => {
  await engine.stop()
  await world.stop()
})

const ANNA = { givenName: 'Anna', familyName: 'Bakker', email: 'anna.bakker@example.org' } as const
const HOME = { postcode: '1234AB', houseNumber: '5' } as const

async function settled(delivery: string): Promise<string> {
  for (;;) {
    const [row] = await world.rows(
      `select (select code from intake.refusal where delivery = $1) as code,
         (select count(*)::int from intake.identity_part where delivery = $1) as parts`,
      [delivery],
    )
    if (row?.parts === 0) return typeof row.code === 'string' ? row.code : 'resolved'
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

test('announces its keys for the registrar', async () => {
  const keys = await world.rows(
    "select purpose, key_id from registry.engine_key where engine = 'identity' order by purpose",
  )
  expect(keys).toEqual([
    { purpose: 'seal', key_id: engine.publicKeys.seal[0]?.kid },
    { purpose: 'sign', key_id: engine.publicKeys.sign[0]?.kid },
  ])
})

test('under another root the engine does not come up, and nothing is changed [KEYS-23]', async () => {
  const keys = () => world.rows('select * from identity.key order by purpose, epoch')
  const before = await keys()
  expect(before).toHaveLength(4)
  const ports = {
    identity: world.database.database('ttp_identity'),
    root: SecretKey.from(randomBytes(32)),
    registrarKey: world.registrar.publicJwk,
    now: () => new Date(),
    random: (length: number) => new Uint8Array(randomBytes(length)),
    logger: world.logger,
  }
  await expect(createIdentityEngine(ports)).rejects.toMatchObject({ code: 'KEY_UNAVAILABLE' })
  expect(await keys()).toEqual(before)
  const again = await createIdentityEngine({ ...ports, root: world.root })
  expect(again.publicKeys).toEqual(engine.publicKeys)
})

test('keeps the mark of every row with a number, so that the rows of a record are found again [LINK-42]', async () => {
  const rows: Row[] = [
    { row: 3, ...ANNA, city: 'Ede' },
    { row: 4, city: 'Utrecht' },
    { row: 6, ...ANNA, city: 'Goes' },
    { row: 9, ...ANNA, city: 'Ede' },
  ]
  const delivery = await world.deliver([
    rows,
    [{ row: 1_001, city: 'Utrecht' }],
    [{ row: 2_500, ...ANNA, city: 'Goes' }],
  ])
  expect(await settled(delivery)).toBe('resolved')
  const kept = await world.rows('select * from identity.chunk_record where delivery = $1 order by number', [delivery])
  const place = { delivery, institution: INSTITUTION, tenant: TENANT, domain: 'domain-a' }
  expect(kept).toMatchObject([
    { ...place, number: 0, first_row: 3 },
    { ...place, number: 2, first_row: 2_500 },
  ])
  const marksOf = (row: Record<string, unknown> | undefined): string[] =>
    Buffer.from(row?.fingerprints as Uint8Array)
      .toString('hex')
      .match(/.{32}/g) ?? []
  const [ede, ...others] = marksOf(kept[0])
  const nothing = '00'.repeat(16)
  const [goes] = marksOf(kept[1])
  expect(others).toEqual([nothing, nothing, goes, nothing, nothing, ede])
  const stored = await world.rows(
    "select person from identity.fingerprint where encode(fingerprint, 'hex') in ($1, $2)",
    [ede, goes],
  )
  expect(stored).toHaveLength(2)
})

test('hands on subject numbers and coarse attributes, and keeps no part', async () => {
  const rows: Row[] = [
    { row: 3, ...ANNA, ...HOME, birthDate: '1984-05-06' },
    { row: 4, city: 'Utrecht' },
    { row: 9, ...ANNA },
  ]
  const delivery = await world.deliver([rows])
  expect(await settled(delivery)).toBe('resolved')
  const { subject, attribute } = await world.result(delivery)
  expect(subject.rows.map(({ row }) => row)).toEqual([3, 9])
  expect(subject.rows[0]?.person).toBe(subject.rows[1]?.person)
  expect(subject.rows[0]?.household).toBe(subject.rows[1]?.household)
  expect(attribute.rows).toEqual([
    { row: 3, postcode4: '1234', birthDecade: '1980' },
    { row: 9, postcode4: '1234', birthDecade: '1980' },
  ])
  expect(await world.rows('select number from intake.resolved where delivery = $1', [delivery])).toEqual([
    { number: 0 },
  ])
  const [audit] = await world.rows("select body from audit.pending where body like '%batch.resolved%'")
  expect(JSON.parse(String(audit?.body))).toMatchObject({ action: 'batch.resolved', actor: 'engine:identity' })
})

test('a repeated record gets the numbers it had, and the attributes of its person', async () => {
  const first = await world.deliver([[{ row: 0, ...ANNA }]])
  await settled(first)
  const second = await world.deliver([[{ row: 7, ...ANNA }]])
  await settled(second)
  const [before, after] = [await world.result(first), await world.result(second)]
  expect(after.subject.rows[0]).toMatchObject({ row: 7, person: before.subject.rows[0]?.person })
  expect(after.attribute.rows).toEqual([{ row: 7, postcode4: '1234', birthDecade: '1980' }])
})

test('a record that says its birth date itself has its own decade, new or repeated, whatever its person has said more often [LINK-30]', async () => {
  const eva = { givenName: 'Eva', familyName: 'Smit', email: 'eva.smit@example.org' } as const
  const usual = { ...eva, birthDate: '1984-05-06' }
  const slip = { row: 2, ...eva, birthDate: '1994-05-06' }
  const first = await world.deliver([[{ row: 0, ...usual }, { row: 1, ...usual, city: 'Ede' }, slip]])
  await settled(first)
  const again = await world.deliver([[slip, { row: 3, ...eva }]])
  await settled(again)
  const [before, after] = [await world.result(first), await world.result(again)]
  expect(new Set([...before.subject.rows, ...after.subject.rows].map(({ person }) => person)).size).toBe(1)
  const decades = [...before.attribute.rows, ...after.attribute.rows].map(({ birthDecade }) => birthDecade)
  expect(decades).toEqual(['1980', '1980', '1990', '1990', '1980'])
})

test('hands on no attribute that the directory does not list for the domain [LINK-30, RECO-22]', async () => {
  const listing = (attributes: readonly ('postcode4' | 'birthDecade')[]) =>
    world.publish((directory) => ({
      ...directory,
      domains: directory.domains.map((domain) => ({ ...domain, attributes })),
    }))
  const row = { row: 0, givenName: 'Fleur', familyName: 'Mulder', birthDate: '1971-02-03', ...HOME }
  for (const [attributes, expected] of [
    [['postcode4'], [{ row: 0, postcode4: '1234' }]],
    [[], []],
    [['postcode4', 'birthDecade'], [{ row: 0, postcode4: '1234', birthDecade: '1970' }]],
  ] as const) {
    await listing(attributes)
    // A started engine has the newest directory.
    await engine.stop()
    engine = await world.engine()
    engine.start()
    const delivery = await world.deliver([[row]])
    await settled(delivery)
    expect((await world.result(delivery)).attribute.rows).toEqual(expected)
  }
})

test('a merge reaches the domain in which the absorbed number has appeared [LINK-25]', async () => {
  const bart = { givenName: 'Bart', familyName: 'Visser' } as const
  const first = await world.deliver([[{ row: 0, ...bart, email: 'bart@example.org' }]])
  await settled(first)
  const second = await world.deliver([[{ row: 0, ...bart, phone: '+31612345678', phoneKind: 'mobile' }]])
  await settled(second)
  const [older, younger] = [await world.result(first), await world.result(second)]
  expect(older.subject.rows[0]?.person).not.toBe(younger.subject.rows[0]?.person)
  const both = await world.deliver([
    [{ row: 0, ...bart, email: 'bart@example.org', phone: '+31612345678', phoneKind: 'mobile' }],
  ])
  await settled(both)
  const { subject } = await world.result(both)
  expect(subject.rows[0]?.person).toBe(older.subject.rows[0]?.person)
  const changes = await world.changes()
  expect(changes).toContainEqual({
    change: 'merge',
    kind: 'person',
    old: younger.subject.rows[0]?.person,
    new: older.subject.rows[0]?.person,
  })
  expect(changes).toContainEqual({
    change: 'merge',
    kind: 'household',
    old: younger.subject.rows[0]?.household,
    new: older.subject.rows[0]?.household,
  })
})

describe('refuses a delivery as a whole', () => {
  const good: Row[] = [{ row: 0, givenName: 'Cor', familyName: 'Refused', email: 'cor@example.org' }]
  const later: Row[] = [{ row: 1_000, givenName: 'Dirk', familyName: 'Refused', email: 'dirk@example.org' }]

  test.each([
    ['a part sealed to another key', 'PART_WRONG_KEY', () => ({ recipient: world.tenant })],
    ['a part signed by another', 'PART_SIGNATURE_INVALID', () => ({ signer: world.registrar })],
    ['a part of another place', 'PART_CONTEXT_MISMATCH', () => ({ context: { tenant: 'tenant-b' } })],
    ['a tampered part [DELI-22]', 'PART_UNOPENABLE', () => ({ sealed: (part: string) => tamper(part) })],
    [
      'content that is not canonical',
      'PART_CONTENT_INVALID',
      () => ({ content: () => ({ schema: 'sluis-identity/1', rows: [{ row: 0, email: 'Not An Address' }] }) }),
    ],
    [
      'a row of another chunk [RECO-17, DELI-22]',
      'PART_CONTENT_INVALID',
      () => ({ content: () => ({ schema: 'sluis-identity/1', rows: [{ row: 5_000, email: 'x@example.org' }] }) }),
    ],
    ['a manifest signed by another', 'MANIFEST_INVALID', () => ({ manifestSigner: world.registrar })],
  ])('%s', async (_what, code, spoil) => {
    const persons = await world.rows('select count(*)::int as n from identity.person')
    const delivery = await world.deliver([good, later], spoil())
    expect(await settled(delivery)).toBe(code)
    expect(await world.rows('select count(*)::int as n from identity.person')).toEqual(persons)
    expect(await world.rows('select 1 from pseudonymise.batch where delivery = $1', [delivery])).toEqual([])
  })

  test('a manifest that names another delivery [DELI-21]', async () => {
    const delivery = await world.deliver([good], {
      manifest: (manifest) => ({ ...manifest, delivery: '00000000-0000-4000-8000-000000000000' }),
    })
    expect(await settled(delivery)).toBe('MANIFEST_INVALID')
  })

  test('closed before the agreement was in force', async () => {
    const delivery = await world.deliver([good], {}, new Date('2025-12-31T12:00:00Z'))
    expect(await settled(delivery)).toBe('AGREEMENT_MISSING')
  })

  test('closed just before its institution, or its tenant, was suspended: no row of it is resolved [DELI-25, DELI-21]', async () => {
    for (const suspended of [INSTITUTION, TENANT]) {
      const persons = await world.rows('select count(*)::int as n from identity.person')
      await world.publish((directory) => ({
        ...directory,
        organisations: directory.organisations.map((party) =>
          party.id === suspended ? { ...party, status: 'suspended' as const } : party,
        ),
      }))
      const delivery = await world.deliver([good, later])
      expect(await settled(delivery)).toBe('AGREEMENT_MISSING')
      expect(await world.rows('select count(*)::int as n from identity.person')).toEqual(persons)
      expect(await world.rows('select 1 from pseudonymise.batch where delivery = $1', [delivery])).toEqual([])
      await world.publish()
      // Closed now: it waits for the version that lifts the suspension.
      const again = await world.deliver([[{ row: 0, email: `${suspended}@example.org` }]], {}, new Date())
      expect(await settled(again)).toBe('resolved')
    }
  })

  test('the one bad chunk is named, and the log has an entry [DELI-21]', async () => {
    const delivery = await world.deliver([good, later], {
      sealed: (part, number) => (number === 1 ? tamper(part) : part),
    })
    expect(await settled(delivery)).toBe('PART_UNOPENABLE')
    expect(await world.rows('select number from intake.refusal where delivery = $1', [delivery])).toEqual([
      { number: 1 },
    ])
    expect(
      await world.rows("select 1 as found from audit.pending where body like '%delivery.refused%' limit 1"),
    ).toEqual([{ found: 1 }])
  })

  test('and goes on with the next', async () => {
    const bad = await world.deliver([good], { sealed: tamper })
    const next = await world.deliver([[{ row: 0, givenName: 'Els', familyName: 'Next', email: 'els@example.org' }]])
    expect(await settled(bad)).toBe('PART_UNOPENABLE')
    expect(await settled(next)).toBe('resolved')
  })
})

function tamper(part: string): string {
  const middle = part.length - 100
  return part.slice(0, middle) + (part[middle] === 'A' ? 'B' : 'A') + part.slice(middle + 1)
}
