import { randomUUID } from 'node:crypto'
import type { InnerValue, RewrapContent } from '@sluis/ttp-core/pseudonymise'
import { SecretKey, sealPart, wrapInner, wrapKey } from '@sluis/ttp-core/pseudonymise'
import { generateSignKey } from '@sluis/ttp-core/registrar'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { RewrapWorld } from './rewrap-world.ts'
import { addChunk, openChange, openChunk, subject } from './support.ts'

let run: RewrapWorld
beforeAll(async () => {
  run = await RewrapWorld.start()
})
afterAll(() => run?.stop())

/** The time has passed for which lists are left alone. */
const later = () => run.world.query("update pseudonymise.rewrap set taken_at = '2000-01-01' where taken_at is not null")

const refusal = async (id: string): Promise<string | undefined> =>
  (await run.world.query<{ code: string }>('select code from release.rewrap_refusal where change = $1', [id]))[0]?.code

test.each(['insight', 'contact'])(
  '[TRAN-20, TRAN-23, RELE-41] what %s gives back is what a delivery of the new epoch gives the same subjects, without K_H',
  async (domain) => {
    const row = { person: subject(), household: subject() }
    const from = await run.nextEpoch()
    const old = await run.delivered(row, domain)
    const to = await run.nextEpoch()
    const lendings: string[] = []
    const lend = run.keys.lendRewrapKeys
    await lend(
      { tenant: 'alfa', domain, epoch: to, prefix: 'x', mode: domain === 'insight' ? 'irreversible' : 'reversible' },
      from,
      'test',
      async (lent) => {
        lendings.push(...Object.keys(lent ?? {}))
      },
    )
    expect(lendings).toEqual(['mode', 'from', 'to'])
    const id = await run.ask([old.person, old.household], { domain, epoch: from, number: 7 })
    await run.life()
    const now = await run.delivered(row, domain)
    const { changes, rewrap } = await run.answer(id)
    expect(changes).toEqual([
      { change: 'rewrap', kind: 'person', old: old.person, new: now.person },
      { change: 'rewrap', kind: 'household', old: old.household, new: now.household },
    ])
    expect(rewrap).toMatchObject({ chunk: 7, epoch: to, refused: [] })
    expect(now.person).not.toBe(old.person)
  },
)

test('[TRAN-21] a foreign, forged, mistyped or wrong text is refused by its row, with a code and nothing else', async () => {
  const from = await run.nextEpoch()
  const row = { person: subject(), household: subject() }
  const good = await run.delivered(row)
  const reversible = await run.delivered(row, 'contact')
  const foreign = await addChunk(run.world, run.engine, [{ row: 0, ...row }], { tenant: 'beta' })
  await run.life()
  const beta = (await openChunk(run.world, run.engine, foreign, 'beta'))?.rows[0]?.person ?? ''
  const later = await run.nextEpoch()
  const newer = await run.delivered(row)
  const stranger = wrapKey(SecretKey.from(new Uint8Array(64).fill(7)))
  const domain = { tenant: 'alfa', domain: 'insight', epoch: from, prefix: 'alf', mode: 'irreversible' } as const
  const forged = wrapInner(stranger, domain, 'person', new Uint8Array(20) as InnerValue)
  const texts = ['nonsense', reversible.person, beta, newer.person, forged, good.person.toUpperCase(), good.person]
  const id = await run.ask(texts, { epoch: from })
  await run.life()
  const { changes, rewrap } = await run.answer(id)
  expect(rewrap).toMatchObject({
    epoch: later,
    refused: [
      { row: 0, code: 'PSEUDONYM_MALFORMED' },
      { row: 1, code: 'PSEUDONYM_WRONG_MODE' },
      { row: 2, code: 'PSEUDONYM_WRONG_DOMAIN' },
      { row: 3, code: 'PSEUDONYM_WRONG_EPOCH' },
      { row: 4, code: 'PSEUDONYM_UNOPENABLE' },
    ],
  })
  const carried = { change: 'rewrap', kind: 'person', old: good.person, new: newer.person }
  expect(changes).toEqual([carried, carried])
})

test('[TRAN-21, KEYS-19] nothing of a destroyed epoch, of one that never was, of the present or a later one is carried over', async () => {
  const from = await run.nextEpoch()
  const { person } = await run.delivered({ person: subject(), household: subject() })
  const to = await run.nextEpoch()
  await run.delivered({ person: subject(), household: subject() })
  await run.keys.destroy({ purpose: 'pseudonym-wrap', tenant: 'alfa', domain: 'insight', epoch: from })
  for (const asked of [from, to, to + 1, 65_535]) {
    const id = await run.ask([person, 'x'], { epoch: asked })
    await run.life()
    expect(await run.answer(id)).toMatchObject({
      changes: [],
      rewrap: { refused: [0, 1].map((row) => ({ row, code: 'EPOCH_UNAVAILABLE' })) },
    })
  }
})

test('[TRAN-20] a list that is not signed by whom it must be, or belongs elsewhere, is refused as a whole and for good', async () => {
  const from = await run.nextEpoch()
  const { person } = await run.delivered({ person: subject(), household: subject() })
  await run.nextEpoch()
  const stranger = await generateSignKey()
  const cases = [
    [await run.ask([person], { epoch: from, signer: run.other }), 'PART_SIGNATURE_INVALID'],
    [await run.ask([person], { epoch: from, signer: stranger }), 'PART_SIGNATURE_INVALID'],
    [await run.ask([person], { epoch: from, stored: { tenant: 'beta' } }), 'PART_CONTEXT_MISMATCH'],
    [await run.ask([person], { epoch: from, stored: { domain: 'contact' } }), 'PART_CONTEXT_MISMATCH'],
  ] as const
  const { recipient } = run
  const place = { rewrap: randomUUID(), chunk: 0, tenant: 'alfa', domain: 'insight' }
  const context = {
    kind: 'rewrap',
    delivery: place.rewrap,
    chunk: 0,
    institution: '',
    tenant: 'alfa',
    domain: 'insight',
    schema: 'sluis-rewrap/1',
  } as const
  const empty: RewrapContent = { schema: 'sluis-rewrap/1', epoch: from, pseudonyms: [] }
  const bad = await run.store(await sealPart(context, empty, { recipient, signer: run.tenant.privateJwk }), place)
  await run.life()
  await later()
  await run.life()
  for (const [id, code] of [...cases, [bad, 'PART_CONTENT_INVALID'] as const]) {
    expect(await refusal(id)).toBe(code)
    expect(await openChange(run.world, run.engine, id)).toBeNull()
  }
  expect(await run.world.query('select from pseudonymise.rewrap')).toEqual([])
  const logged = await run.world.query(`select from audit.entry where body like '%"rewrap.refused"%'`)
  expect(logged).toHaveLength(5)
})

test('[TRAN-20] a list under a key that the engine hears of a little later waits, and is not refused', async () => {
  const from = await run.nextEpoch()
  const { person } = await run.delivered({ person: subject(), household: subject() })
  const to = await run.nextEpoch()
  const known = run.tenant
  run.tenant = await generateSignKey()
  const id = await run.ask([person], { epoch: from })
  await run.life()
  expect(await run.world.query('select from release.rewrap_refusal where change = $1', [id])).toEqual([])
  try {
    await run.enter(to)
    await later()
    await run.life()
    expect(await run.answer(id)).toMatchObject({
      changes: [{ change: 'rewrap', old: person }],
      rewrap: { refused: [] },
    })
  } finally {
    run.tenant = known
    await run.enter(to)
  }
})
