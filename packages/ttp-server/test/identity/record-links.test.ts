import type { Identity } from '@sluis/ttp-core/identity'
import { DEFAULT_MODEL, weigh } from '@sluis/ttp-core/identity'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { recordsOf } from '../../src/domains/identity/clusters/records-of.ts'
import { readEvidenceCode } from '../../src/domains/identity/scoring/evidence-code.ts'
import type { Store } from './store.ts'
import { startStore } from './store.ts'

const NOW = new Date('2026-04-05T23:59:59.999Z')
let store: Store
beforeAll(async () => {
  store = await startStore(undefined, () => NOW)
})
afterAll(() => store.stop())
beforeEach(() => store.empty())

const anna = { givenName: 'Anna', familyName: 'Bakker' } as const
const home = { postcode: '1234AB', houseNumber: '5', street: 'Dorpsstraat', city: 'Ede' } as const

test('every record of a person tells by which rule, model and evidence it came [LINK-40]', async () => {
  const records: Identity[] = [
    { ...anna, ...home, email: 'anna@example.org' },
    { ...anna, email: 'anna@example.org', birthDate: '1984-05-06' },
    { ...anna, ...home, phone: '+31201234567', phoneKind: 'fixed' },
  ]
  const handed = []
  for (const record of records) handed.push(...(await store.deliver([record])))
  expect(new Set(handed.map(({ person }) => person)).size).toBe(1)
  const profile = await store.profile(handed[0]?.person ?? '')
  const today = '2026-04-05'
  expect(profile.records.map((entry) => entry[9])).toEqual([today, today, today])
  const links = profile.records.map((entry) => entry[10])
  expect(links.map(([by, model]) => [by, model])).toEqual([
    ['new', DEFAULT_MODEL.version],
    ['email-and-name', DEFAULT_MODEL.version],
    ['address-and-name', DEFAULT_MODEL.version],
  ])
  expect(links.map(([, , code]) => readEvidenceCode(code ?? ''))).toMatchObject([
    { surname: 'unknown', email: 'unknown', address: 'unknown' },
    { surname: 'equal', given: 'equal', email: 'equal', birth: 'unknown' },
    { surname: 'equal', given: 'equal', email: 'unknown', address: 'equal' },
  ])
  // Weighed where the rule asks for it alone, and then it is the weight that the evidence has under that model.
  expect(links.slice(0, 2).map(([, , , bits]) => bits)).toEqual([0, 0])
  const bits = links[2]?.[3] ?? 0
  expect(bits).toBeGreaterThan(0)
  const evidence = readEvidenceCode(links[2]?.[2] ?? '')
  const frequencies = { persons: 1, name: 1, email: undefined, mobile: undefined }
  expect(bits).toBeCloseTo(weigh(evidence, frequencies, DEFAULT_MODEL).total, 1)
})

test('a record is told by its fingerprint, once, also by the survivor of a merge [LINK-39]', async () => {
  const byMail: Identity = { ...anna, email: 'anna@example.org' }
  const byPhone: Identity = { ...anna, phone: '+31612345678', phoneKind: 'mobile' }
  const [older] = await store.deliver([byMail])
  await store.deliver([byPhone, byPhone], 'library')
  await store.deliver([{ ...byMail, ...byPhone }])
  await store.deliver([byMail])
  const profile = await store.profile(older?.person ?? '')
  expect(recordsOf(profile).map(({ institution, email, mobile }) => [institution, email, mobile])).toEqual([
    ['museum', 'anna@example.org', ''],
    ['museum', 'anna@example.org', '+31612345678'],
    ['library', '', '+31612345678'],
  ])
  const { rows } = await store.identity.withConnection((sql) =>
    sql.query<{ fingerprint: Uint8Array }>('select fingerprint from identity.fingerprint'),
  )
  const marks = rows.map(({ fingerprint }) => Buffer.from(fingerprint).toString('base64url'))
  expect(profile.records.map(([mark]) => mark).sort()).toEqual(marks.sort())
})
