import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { Stuck } from './stuck.ts'

let stuck: Stuck
beforeAll(async () => {
  stuck = await Stuck.start()
})
afterAll(() => stuck.world.stop())
beforeEach(() => stuck.publish())

/** What the key engine does with a batch that it cannot do (see refused-batches.test.ts). */
const putAside = (delivery: string, code: string, chunk = 0): Promise<unknown> =>
  stuck.world.owner.query(
    'update pseudonymise.batch set taken_at = $2, aside_code = $3 where delivery = $1 and number = $4',
    [delivery, stuck.now(), code, chunk],
  )
const leftOf = async (delivery: string): Promise<string> => {
  const [row] = await stuck.world.rows(
    `select (select count(*)::int from pseudonymise.batch where delivery = $1) as batches,
       (select count(*)::int from release.attribute_part where delivery = $1) as attributes,
       (select code from intake.refusal where delivery = $1) as code`,
    [delivery],
  )
  return `${row?.code ?? 'waits'}, ${row?.batches} batches, ${row?.attributes} attribute parts`
}

test.each(['PART_SIGNATURE_INVALID', 'PART_WRONG_KEY', 'PART_UNOPENABLE'])(
  'all that waits at the key engine, which says %s of it, is refused whole and logged; made anew it comes once [DELI-28, DELI-23]',
  async (code) => {
    const delivery = await stuck.resolved(2)
    const before = await stuck.refusalsInLog()
    await putAside(delivery, code, 1)
    expect(await stuck.refuse(delivery)).toBe('PART_WRONG_KEY 1')
    expect([await leftOf(delivery), await stuck.refusalsInLog()]).toEqual([
      'PART_WRONG_KEY, 0 batches, 0 attribute parts',
      before + 1,
    ])
    await expect(stuck.refuse(delivery)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  },
)

test('what waits at the key engine for the registrar, was not tried since, or has gone on in part is not refused [DELI-28]', async () => {
  const delivery = await stuck.resolved(2)
  const [waiting] = [await leftOf(delivery)]
  expect(waiting).toMatch(/^waits, 2 batches/)
  const expectKept = async (code: string): Promise<void> => {
    await expect(stuck.refuse(delivery)).rejects.toMatchObject({ code })
    expect(await leftOf(delivery)).toBe(waiting)
  }
  await expectKept('DELIVERY_NOT_STUCK')
  for (const code of ['BATCH_TENANT_UNREACHABLE', 'BATCH_AGREEMENT_MISSING', 'KEY_UNAVAILABLE', 'BATCH_REJECTED']) {
    await putAside(delivery, code)
    await expectKept('DELIVERY_NOT_STUCK')
  }
  // In vain under a version before: the newest may name the key again.
  await putAside(delivery, 'PART_SIGNATURE_INVALID')
  await stuck.publish()
  await expectKept('DELIVERY_NOT_STUCK')
  await putAside(delivery, 'PART_SIGNATURE_INVALID')
  await stuck.world.owner.query('delete from pseudonymise.batch where delivery = $1 and number = 0', [delivery])
  await expect(stuck.refuse(delivery)).rejects.toMatchObject({ code: 'DELIVERY_UNDER_WAY' })
  expect(await leftOf(delivery)).toMatch(/^waits, 1 batches/)
})

test('killed at any statement, what waits at the key engine is refused whole or not at all [DELI-28]', async () => {
  let lives = 0
  for (let statement = 1; ; statement += 1) {
    const delivery = await stuck.resolved(1)
    await putAside(delivery, 'PART_SIGNATURE_INVALID')
    const [whole, before] = [await leftOf(delivery), await stuck.refusalsInLog()]
    const isRefused = await stuck.refuseDying(delivery, statement)
    const refused = 'PART_WRONG_KEY, 0 batches, 0 attribute parts'
    const left = await leftOf(delivery)
    expect([whole, refused]).toContain(left)
    expect(await stuck.refusalsInLog()).toBe(before + (left === refused ? 1 : 0))
    if (left !== refused) await stuck.refuse(delivery)
    expect([await leftOf(delivery), await stuck.refusalsInLog()]).toEqual([refused, before + 1])
    if (isRefused) break
    lives += 1
  }
  expect(lives).toBeGreaterThan(6)
})
