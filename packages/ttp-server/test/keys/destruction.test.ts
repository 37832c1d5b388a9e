import { randomUUID } from 'node:crypto'
import { commit, fromBase64url } from '@sluis/ttp-core/pseudonymise'
import { expect, test } from 'vitest'
import { readCertificate, readDestruction, submitDestruction } from '../../src/cli/key-tables.ts'

import { destructionWorld, NAME, NEXT } from './destruction-world.ts'

const { open, work, asked, approvedBy, submit, sequence, converts, stateOf, logged, suspend, owner, pool } =
  destructionWorld()

test('[KEYS-71, KEYS-72] an epoch is planned, put to use, retired; each change is in the log, and planned keys are lent for nothing', async () => {
  const keys = open()
  expect(await keys.create(NAME)).toBe(true)
  await owner().query(
    "insert into keys.plan values ('pseudonym-wrap', 'alfa', 'insight', 2, now()), ('pseudonym-wrap', 'alfa', 'insight', 1, now())",
  )
  while (await keys.planNext());
  expect(await stateOf(NEXT)).toBe('planned')
  for (const use of ['make', 'convert'] as const) {
    await expect(keys.lend({ names: [NEXT], occasion: 'test', use }, async () => 0)).rejects.toMatchObject({
      code: 'KEY_UNAVAILABLE',
    })
  }
  expect(await converts(keys, NAME)).toHaveLength(128)
  const check = (await owner().query('select check_value from keys.key where epoch = 2')).rows
  expect(await keys.create(NEXT)).toBe(true)
  expect((await owner().query('select check_value from keys.key where epoch = 2')).rows).toEqual(check)
  expect([await stateOf(NAME), await stateOf(NEXT)]).toEqual(['retired', 'active'])
  await expect(keys.plan({ ...NAME, epoch: 1 })).rejects.toMatchObject({ code: 'KEY_UNAVAILABLE' })
  expect(await keys.plan({ ...NAME, epoch: 4 })).toBe(true)
  // The directory may pass a planned epoch over, and what was planned beyond it keeps.
  expect(await keys.create({ ...NAME, epoch: 3 })).toBe(true)
  expect(await keys.create({ ...NAME, epoch: 5 })).toBe(true)
  expect(await stateOf({ ...NAME, epoch: 4 })).toBe('retired')
  expect((await logged()).filter((action) => action !== 'key.lent')).toEqual([
    'key.created',
    'key.planned',
    'key.activated',
    'key.retired',
    'key.planned',
    'key.rotated',
    'key.retired',
    'key.rotated',
    'key.retired',
    'key.retired',
  ])
})

test('[KEYS-74, KEYS-75, KEYS-76] two custodians end a key: logged and covered first, then gone, and provable from what was kept', async () => {
  const keys = open()
  await keys.create(NAME)
  await keys.create(NEXT)
  const { id, jws } = await asked()
  await submit(jws, id, ['anna', 'bram'])
  const destructions = work(keys)
  expect(await destructions.step()).toBe(true)
  // Not before a signed head of the log covers who asked and who approved.
  expect(await destructions.step()).toBe(false)
  expect(await converts(keys, NAME)).toHaveLength(128)
  expect((await logged()).slice(-4)).toEqual([
    'destruction.requested',
    'destruction.approved',
    'destruction.approved',
    'key.lent',
  ])
  await sequence()
  expect(await destructions.step()).toBe(true)
  expect(await readDestruction(pool(), id)).toMatchObject({ state: 'done', code: null })
  await expect(converts(keys, NAME)).rejects.toMatchObject({ code: 'KEY_UNAVAILABLE' })
  expect(await converts(keys, NEXT)).toHaveLength(128)
  await sequence()

  const certificate = (await readCertificate(pool(), id)) as {
    request: string
    approvals: string[]
    entries: { id: string; action: string; details: object; salt: string }[]
  }
  expect(certificate.request).toBe(jws)
  expect(certificate.entries.map(({ action }) => action)).toEqual([
    'destruction.requested',
    'destruction.approved',
    'destruction.approved',
    'key.destroyed',
  ])
  const places: number[] = []
  for (const entry of certificate.entries) {
    const { rows } = await owner().query<{ index: string; body: string }>(
      'select index, body from audit.entry where id = $1',
      [entry.id],
    )
    const body = JSON.parse(rows[0]?.body ?? '{}')
    expect(body).toMatchObject({ action: entry.action, commitment: commit(fromBase64url(entry.salt), entry.details) })
    places.push(Number(rows[0]?.index))
  }
  expect(places).toEqual([...places].sort((a, b) => a - b))
  // Handed in again, it changes nothing.
  await submit(jws, id, ['anna', 'bram'])
  expect(await destructions.step()).toBe(false)
})

test.each([
  ['one approval', ['anna'], 'APPROVAL_TOO_FEW'],
  ['one custodian twice', ['anna', 'anna'], 'APPROVAL_NOT_INDEPENDENT'],
  ['the requester himself', ['anna', 'olga'], 'APPROVAL_NOT_ALLOWED'],
  ['somebody without the role', ['anna', 'rita'], 'APPROVAL_NOT_ALLOWED'],
])('[KEYS-74] %s does not end a key', async (_what, approvers, code) => {
  const keys = open()
  await keys.create(NAME)
  const { id, jws } = await asked()
  await submit(jws, id, approvers)
  while (await work(keys).step());
  expect(await readDestruction(pool(), id)).toEqual({ state: 'refused', code })
  expect((await logged()).at(-1)).toBe('destruction.refused')
  expect(await stateOf(NAME)).toBe('active')
  expect(await converts(keys, NAME)).toHaveLength(128)
})

test('[KEYS-74] a refusal, another request, an unknown key and a custodian who was suspended meanwhile do not end a key', async () => {
  const keys = open()
  await keys.create(NAME)
  const first = await asked()
  const refusal = await approvedBy(first.jws, 'bram', 'refuse')
  await submitDestruction(pool(), {
    id: first.id,
    request: first.jws,
    approvals: [await approvedBy(first.jws, 'anna'), refusal],
  })
  const [second, third] = [await asked(), await asked()]
  await submitDestruction(pool(), {
    id: second.id,
    request: second.jws,
    approvals: [await approvedBy(second.jws, 'anna'), await approvedBy(third.jws, 'bram')],
  })
  const foreign = randomUUID()
  await submit(third.jws, foreign, ['anna', 'bram'])
  const unknown = await asked({ ...NAME, epoch: 9 })
  await submit(unknown.jws, unknown.id, ['anna', 'bram'])
  while (await work(keys).step());
  const codes = await Promise.all([first.id, second.id, foreign, unknown.id].map((id) => readDestruction(pool(), id)))
  expect(codes.map(({ code }) => code)).toEqual([
    'REQUEST_REFUSED',
    'APPROVAL_OTHER_REQUEST',
    'REQUEST_INVALID',
    'KEY_UNAVAILABLE',
  ])

  const last = await asked()
  await submit(last.jws, last.id, ['anna', 'bram'])
  expect(await work(keys).step()).toBe(true)
  suspend('bram')
  await sequence()
  expect(await work(keys).step()).toBe(true)
  expect(await readDestruction(pool(), last.id)).toEqual({ state: 'refused', code: 'APPROVAL_NOT_ALLOWED' })
  expect(await converts(keys, NAME)).toHaveLength(128)
})
