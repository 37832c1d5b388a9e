import { randomUUID } from 'node:crypto'
import type { Directory } from '@sluis/ttp-core/registrar'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { runServer } from '../support/sluis-server.ts'
import { client, institution, otherEngine, Stuck, withoutKey } from './stuck.ts'

let stuck: Stuck
beforeAll(async () => {
  stuck = await Stuck.start()
})
afterAll(() => stuck.world.stop())
beforeEach(async () => {
  await stuck.publish()
  while (await stuck.identity.resolveNext());
})

const CASES: readonly (readonly [string, (directory: Directory) => Directory, string])[] = [
  ['the key of the institution is taken out', withoutKey, 'MANIFEST_INVALID 0'],
  ['the client is suspended', client({ status: 'suspended' }), 'MANIFEST_INVALID 0'],
  ['the institution is suspended', institution((of) => ({ ...of, status: 'suspended' })), 'AGREEMENT_MISSING 0'],
  ['the key of the engine is another, and the old one is lost', otherEngine, 'PART_WRONG_KEY 0'],
]
test.each(CASES)(
  'when %s, a verified delivery that waits is refused, logged, and never resolved [DELI-28, DELI-23]',
  async (_, change, code) => {
    const delivery = await stuck.verified(2)
    await stuck.publish(change)
    await stuck.other.resolveNext()
    expect(await stuck.stateOf(delivery)).toBe('waits, 2 parts, 0 resolved')
    const before = await stuck.refusalsInLog()
    expect(await stuck.refuse(delivery)).toBe(code)
    expect(await stuck.stateOf(delivery)).toBe(`${code.split(' ')[0]}, 0 parts, 0 resolved`)
    expect(await stuck.refusalsInLog()).toBe(before + 1)
    // The key comes back: what is refused stays so, and a second refusal finds nothing.
    await stuck.publish()
    expect(await stuck.identity.resolveNext()).toBe(false)
    await expect(stuck.refuse(delivery)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  },
)

test('a delivery that can go on is never refused: its key is named, it was not tried, it is not verified, or nobody knows it [DELI-28]', async () => {
  const expectKept = async (delivery: string, code: string, parts: number): Promise<void> => {
    const before = await stuck.refusalsInLog()
    await expect(stuck.refuse(delivery)).rejects.toMatchObject({ code })
    expect(await stuck.stateOf(delivery)).toBe(`waits, ${parts} parts, 0 resolved`)
    expect(await stuck.refusalsInLog()).toBe(before)
  }
  const unverified = await stuck.world.deliver([[{ row: 0, email: 'early@example.org' }]], {}, stuck.now())
  await expectKept(unverified, 'NOT_FOUND', 1)
  await expectKept(randomUUID(), 'NOT_FOUND', 0)
  await stuck.identity.verifyNext()
  await expectKept(unverified, 'DELIVERY_NOT_STUCK', 1)
  // It failed for another reason than a key.
  await stuck.world.owner.query('update intake.identity_part set taken_at = $2 where delivery = $1', [
    unverified,
    stuck.now(),
  ])
  await expectKept(unverified, 'DELIVERY_NOT_STUCK', 1)
  // The key is out, and no engine has looked since.
  await stuck.publish(withoutKey)
  await expectKept(unverified, 'DELIVERY_NOT_STUCK', 1)
  await stuck.identity.resolveNext()
  await expect(stuck.refuse(unverified, 'no name')).rejects.toMatchObject({ code: 'OPERATOR_INVALID' })
  // It was tried in vain, and the key is back.
  await stuck.publish()
  await expectKept(unverified, 'DELIVERY_NOT_STUCK', 1)
  // Out again: what was in vain before says nothing of now.
  await stuck.publish(withoutKey)
  await expectKept(unverified, 'DELIVERY_NOT_STUCK', 1)
  await stuck.publish()
  await stuck.identity.resolveNext()
  expect(await stuck.stateOf(unverified)).toBe('waits, 0 parts, 1 resolved')
})

test('an engine that still holds a key that is named no more opens what is sealed to it: nothing is refused [DELI-28]', async () => {
  const delivery = await stuck.verified(1)
  await stuck.publish(otherEngine)
  await expect(stuck.refuse(delivery)).rejects.toMatchObject({ code: 'DELIVERY_NOT_STUCK' })
  await stuck.identity.resolveNext()
  expect(await stuck.stateOf(delivery)).toBe('waits, 0 parts, 1 resolved')
})

test('of a delivery of which a chunk is resolved nothing is refused: its tenant may have it [DELI-28]', async () => {
  const delivery = await stuck.verified(2)
  await stuck.identity.resolveNext()
  await stuck.publish(withoutKey)
  await stuck.identity.resolveNext()
  await expect(stuck.refuse(delivery)).rejects.toMatchObject({ code: 'DELIVERY_UNDER_WAY' })
  expect(await stuck.stateOf(delivery)).toBe('waits, 1 parts, 1 resolved')
  await stuck.publish()
  await stuck.identity.resolveNext()
  expect(await stuck.stateOf(delivery)).toBe('waits, 0 parts, 2 resolved')
})

test('killed at any statement it is refused whole or not at all, and asked again it is refused once [DELI-28]', async () => {
  let lives = 0
  for (let statement = 1; ; statement += 1) {
    await stuck.publish()
    const delivery = await stuck.verified(2)
    await stuck.publish(withoutKey)
    await stuck.identity.resolveNext()
    const before = await stuck.refusalsInLog()
    const isRefused = await stuck.refuseDying(delivery, statement)
    const refused = 'MANIFEST_INVALID, 0 parts, 0 resolved'
    const left = await stuck.stateOf(delivery)
    expect(['waits, 2 parts, 0 resolved', refused]).toContain(left)
    expect(await stuck.refusalsInLog()).toBe(before + (left === refused ? 1 : 0))
    if (left !== refused) await stuck.refuse(delivery)
    expect([await stuck.stateOf(delivery), await stuck.refusalsInLog()]).toEqual([refused, before + 1])
    if (isRefused) break
    lives += 1
  }
  expect(lives).toBeGreaterThan(6)
})

test('the operator does it by a command, which says what it did or why not', async () => {
  const delivery = await stuck.verified()
  const command = (...words: readonly string[]) =>
    runServer(['waiting', 'refuse', ...words], {
      SLUIS_DATABASE_URL_IDENTITY: stuck.world.database.url('ttp_identity'),
      SLUIS_REGISTRAR_KEY: JSON.stringify(stuck.world.registrar.publicJwk),
    })
  const early = await command(delivery, '--operator', 'ops')
  expect([early.code === 0, early.stdout]).toEqual([false, ''])
  expect(early.stderr).toContain('DELIVERY_NOT_STUCK')
  await stuck.publish(withoutKey)
  await stuck.identity.resolveNext()
  expect(await command(delivery, '--operator', 'ops')).toMatchObject({
    code: 0,
    stdout: `${delivery}: refused, MANIFEST_INVALID; its institution delivers it anew\n`,
  })
  expect(await stuck.stateOf(delivery)).toBe('MANIFEST_INVALID, 0 parts, 0 resolved')
})
