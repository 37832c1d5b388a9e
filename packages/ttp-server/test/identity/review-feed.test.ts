import { randomBytes } from 'node:crypto'
import type { Directory, Identity } from '@sluis/ttp-core/identity'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { IdentityKeys } from '../../src/domains/identity/index.ts'
import { openKeys, openReview } from '../../src/domains/identity/index.ts'
import type { Database } from '../../src/kernel/database.ts'
import { watchDirectory } from '../../src/kernel/directory-watch.ts'
import type { World } from './world.ts'
import { numberOf, startWorld } from './world.ts'

const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length))
const now = (): Date => new Date()
let world: World
let identity: Database
let reviewer: Database
let keys: IdentityKeys
let directory: Directory
let delivery: string
beforeAll(async () => {
  world = await startWorld()
  const engine = await world.engine()
  identity = world.database.database('ttp_identity')
  reviewer = world.database.database('ttp_reviewer')
  keys = await openKeys(identity, world.root, random)
  directory = (await watchDirectory(identity, world.registrar.publicJwk, now, 0).current()).directory
  const doubtful: Identity[] = [
    { givenName: 'Tjitske', familyName: 'Hoekzema', city: 'Ede', postcode: '6717CD' },
    { initials: 'T.', familyName: 'Hoekzema', city: 'Ede', postcode: '6711AB' },
    { givenName: 'Sjoerdje', familyName: 'Terpstra', city: 'Ede', birthDate: '1984-05-06' },
    { givenName: 'Sjoerdje', familyName: 'Terpstra', city: 'Ede', birthDate: '1981-09-06' },
  ]
  const crowd = Array.from({ length: 200 }, (_, at): Identity => ({ email: `visitor${at}@crowd${at}.example` }))
  const rows = [...doubtful, ...crowd].map((record, row) => ({ row, ...record }))
  delivery = await world.deliver([rows])
  engine.start()
  while ((await world.rows('select from intake.identity_part')).length > 0) {
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  await engine.stop()
  keys = await openKeys(identity, world.root, random)
})
afterAll(() => world.stop())

const review = (signing: boolean) =>
  openReview({
    // The role of its own has all the rights that it needs.
    database: reviewer,
    linkageKey: keys.linkage,
    vaultKey: keys.vault,
    random,
    now,
    directory,
    signKeys: signing ? keys.sign.map(({ privateJwk }) => privateJwk) : [],
  })
const caseOf = async (ask: 'join' | 'part'): Promise<number> =>
  (await review(true).list(10)).find((one) => one.ask === ask)?.id ?? 0

test('what cannot be told to the tenants is not done at all [LINK-52]', async () => {
  const before = await world.rows('select fingerprint, person from identity.fingerprint order by 1')
  const id = await caseOf('join')
  const decided = review(false).decide({ id, decision: 'same', reviewer: 'anna', reason: 'one aunt' })
  await expect(decided).rejects.toMatchObject({ code: 'KEY_UNAVAILABLE' })
  expect(await world.rows('select fingerprint, person from identity.fingerprint order by 1')).toEqual(before)
  expect(await world.rows('select from identity.verdict')).toEqual([])
  expect(await world.rows("select from audit.pending where body like '%review.decided%'")).toEqual([])
  expect(await caseOf('join')).toBe(id)
})

test('the tenants hear of both: a merge of two numbers, and a split by the rows that are another’s [LINK-52]', async () => {
  const { subject } = await world.result(delivery)
  const [one, other, first, second] = [0, 1, 2, 3].map((row) =>
    numberOf(subject.rows.find((at) => at.row === row)?.person),
  )
  expect(first).toBe(second)
  const join = { id: await caseOf('join'), decision: 'same', reviewer: 'anna', reason: 'one aunt' } as const
  expect((await review(true).decide(join)).changes).toBeGreaterThan(0)
  const part = { id: await caseOf('part'), decision: 'different', reviewer: 'anna', reason: 'cousins' } as const
  expect((await review(true).decide(part)).changes).toBeGreaterThan(0)
  const changes = (await world.changes()).filter(({ kind }) => kind === 'person')
  const [merge, split] = changes
  expect(changes).toHaveLength(2)
  expect(merge?.change).toBe('merge')
  const sides = merge?.change === 'merge' ? [merge.old, merge.new] : []
  expect(sides.map((id) => numberOf(id)).sort()).toEqual([one, other].sort())
  expect(split).toMatchObject({ change: 'split' })
  expect(numberOf(split?.old)).toBe(first)
  expect(split?.change === 'split' ? split.rows : []).toEqual([[delivery, expect.toBeOneOf([2, 3])]])
})
