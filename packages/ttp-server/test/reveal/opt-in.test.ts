import type { IdentityRow } from '@sluis/ttp-core/identity'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { raiseQuota, reveal as revealed } from './ask.ts'
import type { Engines } from './world.ts'
import { World } from './world.ts'

let world: World
let engines: Engines
beforeAll(async () => {
  world = await World.start()
  engines = await world.engines()
  // Room for all requests of this file on one day.
  await raiseQuota(world, 500)
})
afterAll(() => world.stop())

let number = 0
/** Values that no other test has. */
function fresh(): { readonly email: string; readonly relationNumber: string } {
  number += 1
  return { email: `visitor${number}x@example.org`, relationNumber: `REL${number}` }
}
const deliver = (institution: 'museum' | 'stage' | 'archive', ...rows: Omit<IdentityRow, 'row'>[]) =>
  world.deliver(engines, institution, rows)

/** The answer to a request for these pseudonyms that two approved. */
const reveal = (pseudonyms: readonly (string | undefined)[], between?: () => Promise<void>) =>
  revealed(world, engines, pseudonyms.map(String), between)

test('a withdrawal after both approvals works on the execution [DUAL-8]', async () => {
  const row = fresh()
  const [anna] = await deliver('museum', { ...row, contactConsent: true })
  expect(await reveal([anna])).toHaveLength(1)
  expect(await reveal([anna], async () => void (await deliver('museum', { ...row, contactConsent: false })))).toEqual(
    [],
  )
  await deliver('museum', { ...row, contactConsent: true })
  expect(await reveal([anna])).toHaveLength(1)
})

test('the latest that any record of the person said counts; one that says nothing changes nothing [DUAL-8]', async () => {
  const row = fresh()
  const [anna] = await deliver('museum', { ...row, contactConsent: true })
  const [same] = await deliver('museum', { ...row, phone: '+31612345678', phoneKind: 'mobile' })
  expect(same).toBe(anna)
  expect(await reveal([anna])).toHaveLength(1)
  await deliver('museum', { ...row, city: 'Utrecht', contactConsent: false })
  expect(await reveal([anna])).toEqual([])
})

test('of yes and no in one delivery, no counts [DUAL-8]', async () => {
  const row = fresh()
  const [anna] = await deliver(
    'museum',
    { ...row, contactConsent: false },
    { ...row, city: 'Utrecht', contactConsent: true },
  )
  expect(await reveal([anna])).toEqual([])
})

test('what is said to one institution, or in one domain, does not hold for another [DUAL-8, DUAL-13]', async () => {
  const row = fresh()
  const [anna] = await deliver('museum', row)
  await deliver('stage', { ...row, contactConsent: true })
  expect(await reveal([anna])).toEqual([])
})

test('consent changes neither the record nor to whom it is linked [DUAL-7]', async () => {
  const row = fresh()
  const marks = async () =>
    (await world.rows<{ mark: string }>("select encode(fingerprint, 'hex') as mark from identity.fingerprint")).length
  const [plain] = await deliver('museum', row)
  const before = await marks()
  const [yes] = await deliver('museum', { ...row, contactConsent: true })
  const [no] = await deliver('museum', { ...row, contactConsent: false })
  expect([yes, no]).toEqual([plain, plain])
  expect(await marks()).toBe(before)
})

test('nothing comes from an institution that did not consent, nor from one through which the person did not opt in [DUAL-13]', async () => {
  const { email, relationNumber } = fresh()
  const [anna] = await deliver('museum', { email, relationNumber, contactConsent: true })
  await deliver('archive', {
    email,
    relationNumber: 'ARCH-1',
    phone: '+31201234567',
    phoneKind: 'fixed',
    contactConsent: true,
  })
  await deliver('stage', { email, relationNumber: 'STAGE-1', phone: '+31687654321', phoneKind: 'mobile' })
  expect(await reveal([anna])).toEqual([{ row: 0, relationNumber, email }])
  await deliver('stage', {
    email,
    relationNumber: 'STAGE-1',
    phone: '+31687654321',
    phoneKind: 'mobile',
    contactConsent: true,
  })
  expect(await reveal([anna])).toEqual([{ row: 0, relationNumber, email, mobile: '+31687654321' }])
})

test('an institution whose consent ended reveals nothing more, and what it delivered is not used [DUAL-5, DUAL-13]', async () => {
  const { email, relationNumber } = fresh()
  const [anna] = await deliver('museum', { email, relationNumber, contactConsent: true })
  const mobile = { phone: '+31611112222', phoneKind: 'mobile' } as const
  await deliver('stage', { email, ...mobile, contactConsent: true })
  const stageUntil = (inForceUntil: string | undefined) =>
    world.publish((directory) => ({
      ...directory,
      agreements: directory.agreements.map((each) => {
        if (each.id !== 'stage-contact') return each
        const { inForceUntil: _, ...rest } = each
        return inForceUntil === undefined ? rest : { ...rest, inForceUntil }
      }),
    }))
  await stageUntil('2026-05-31')
  expect(await reveal([anna])).toEqual([{ row: 0, relationNumber, email }])
  await stageUntil(undefined)
  expect(await reveal([anna])).toEqual([{ row: 0, relationNumber, email, mobile: mobile.phone }])
})

test('the answer is of one length, whoever is revealed, and does not tell apart who is not [DUAL-14]', async () => {
  const rows = [fresh(), fresh(), fresh(), fresh()]
  const yes = await deliver('museum', ...rows.map((row) => ({ ...row, contactConsent: true })))
  const no = await deliver(
    'museum',
    ...[fresh(), fresh(), fresh(), fresh()].map((row) => ({ ...row, contactConsent: false })),
  )
  expect(await reveal(yes)).toHaveLength(4)
  expect(await reveal(no)).toEqual([])
  const answers = await world.rows<{ length: number }>(
    'select length(s.sealed) as length from reveal.result s join reveal.request r on r.id = s.request order by r.received_at desc limit 2',
  )
  expect(new Set(answers.map(({ length }) => length)).size).toBe(1)
})

test('an erased person is not revealed, and what he said is gone [DUAL-8]', async () => {
  const row = fresh()
  const [anna] = await deliver('museum', { ...row, contactConsent: true })
  const [person] = await world.rows<{ person: Buffer; fingerprint: Buffer }>(
    `select f.person, f.fingerprint from identity.contact_consent c join identity.fingerprint f using (fingerprint)
     order by c.sequence desc limit 1`,
  )
  await world.erase(person?.person ?? Buffer.alloc(0))
  expect(
    await world.rows('select from identity.contact_consent where fingerprint = $1', [person?.fingerprint]),
  ).toEqual([])
  expect(await reveal([anna])).toEqual([])
})
