import { randomUUID } from 'node:crypto'
import { signRequest } from '@sluis/ttp-core/person'
import { PART_SCHEMA, requestDigest, sealPart } from '@sluis/ttp-core/pseudonymise'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Name } from './people.ts'
import { actorOf, answerOf, approve, makeReveal, makeTranslation, openAnswer, settle, submit } from './requests.ts'
import { endingOf, plant, signedBy } from './taken-over.ts'
import type { Engines } from './world.ts'
import { World } from './world.ts'

let world: World
let engines: Engines
let anna: string
let insight: string
beforeAll(async () => {
  world = await World.start()
  engines = await world.engines()
  const row = { relationNumber: 'R1', email: 'anna@example.org', contactConsent: true }
  anna = String((await world.deliver(engines, 'museum', [row]))[0])
  insight = String((await world.deliver(engines, 'museum', [{ email: 'anna@example.org' }], 'insight'))[0])
})
afterAll(() => world.stop())
// Another day: what one test used of the day's limit is no other's.
beforeEach(() => world.advance(86_400))

describe('whatever the gateway forges, the engines open nothing [DUAL-4, DUAL-9]', () => {
  test('one approval, written down as two', async () => {
    const made = await makeReveal(world, [anna])
    const [, jws] = (await signedBy(world, made, 'adam'))[0] ?? ['', '']
    await plant(world, made, [
      ['adam', jws],
      ['bea', jws],
    ])
    await settle(engines)
    expect(await endingOf(world, made)).toBe('APPROVAL_NOT_INDEPENDENT')
  })

  test('approvals of another request', async () => {
    const other = await makeReveal(world, [anna])
    const made = await makeReveal(world, [anna])
    await plant(world, made, await signedBy(world, other, 'adam', 'bea'))
    await settle(engines)
    expect(await endingOf(world, made)).toBe('APPROVAL_OTHER_REQUEST')
  })

  test('an approval of somebody without the role, and one by the requester', async () => {
    const made = await makeReveal(world, [anna])
    await plant(world, made, await signedBy(world, made, 'adam', 'kim'))
    const own = await makeReveal(world, [anna])
    await plant(world, own, await signedBy(world, own, 'adam', 'rita'))
    await settle(engines)
    expect([await endingOf(world, made), await endingOf(world, own)]).toEqual([
      'APPROVAL_NOT_ALLOWED',
      'APPROVAL_NOT_ALLOWED',
    ])
  })

  test('a request that nobody signed who may ask', async () => {
    const made = await makeReveal(world, [anna], { requester: 'p-kim' }, 'kim')
    await plant(world, made, await signedBy(world, made, 'adam', 'bea'))
    await settle(engines)
    expect(await endingOf(world, made)).toBe('REQUEST_NOT_ALLOWED')
  })

  test('a sound request under another identifier', async () => {
    const made = await makeReveal(world, [anna])
    const moved = { ...made, id: randomUUID() }
    await plant(world, moved, await signedBy(world, made, 'adam', 'bea'))
    await settle(engines)
    expect(await endingOf(world, moved)).toBe('REQUEST_INVALID')
  })

  test('another selection than was approved [DUAL-12]', async () => {
    const made = await makeReveal(world, [anna])
    const swapped = await makeReveal(world, [anna], { id: made.id })
    await plant(world, { ...made, parts: swapped.parts }, await signedBy(world, made, 'adam', 'bea'))
    await settle(engines)
    expect(await endingOf(world, made)).toBe('SELECTION_MISMATCH')
  })

  test('another document after the engine began, though two approved it too [DUAL-9]', async () => {
    const made = await makeReveal(world, [anna])
    await plant(world, made, await signedBy(world, made, 'adam', 'bea'))
    await engines.approved.step()
    const other = await makeReveal(world, [anna], { id: made.id, purpose: 'Something else' })
    await world.owner.query('delete from reveal.approval where request = $1', [made.id])
    await world.owner.query('update reveal.request set document = $2 where id = $1', [made.id, other.jws])
    for (const [name, jws] of await signedBy(world, other, 'adam', 'bea'))
      await world.owner.query("insert into reveal.approval values ($1, $2, 'approve', $3, now())", [made.id, name, jws])
    await settle(engines)
    expect(await endingOf(world, made)).toBe('REQUEST_INVALID')
    expect(await world.rows('select from reveal.result where request = $1', [made.id])).toEqual([])
  })
})

test('a key engine that was taken over reveals nobody: the identity engine verifies for itself [DUAL-9]', async () => {
  const made = await makeReveal(world, [anna])
  await plant(world, made, await signedBy(world, made, 'adam'))
  const [row] = await world.rows<{ person: Buffer }>('select person from identity.fingerprint limit 1')
  const context = { delivery: made.id, chunk: 0, institution: 'museum', tenant: 'alfa', domain: 'contact' }
  const recipient = world.directory.engines.identity.seal[0]
  if (recipient === undefined) throw new Error('no key to seal to')
  const subjects = [row?.person.toString('base64url') ?? '']
  const sealed = await sealPart(
    { ...context, kind: 'opening', schema: PART_SCHEMA.opening },
    { schema: PART_SCHEMA.opening, request: requestDigest(made.jws), subjects },
    { recipient, signer: await world.keyEngineSigner() },
  )
  await world.owner.query('insert into identity.opening values ($1, $2)', [made.id, sealed])
  await settle(engines)
  expect(await endingOf(world, made)).toBe('APPROVAL_TOO_FEW')
  expect(await world.rows('select from identity.opening')).toEqual([])
})

test('what was opened for one request answers no other of its identifier [DUAL-12]', async () => {
  const made = await makeReveal(world, [anna])
  const other = await makeReveal(world, [anna], { id: made.id, purpose: 'Something else' })
  await plant(world, made, await signedBy(world, made, 'adam', 'bea'))
  while (!(await world.rows('select from identity.opening')).length) {
    await engines.approved.step()
    await engines.sequence()
  }
  await world.owner.query('delete from reveal.approval where request = $1', [made.id])
  await world.owner.query('update reveal.request set document = $2 where id = $1', [made.id, other.jws])
  for (const [name, jws] of await signedBy(world, other, 'adam', 'bea'))
    await world.owner.query("insert into reveal.approval values ($1, $2, 'approve', $3, now())", [made.id, name, jws])
  await settle(engines)
  expect(await endingOf(world, made)).toBe('SELECTION_MISMATCH')
})

describe('the directory of the moment counts, when it is begun and when it is carried out [DUAL-5, DUAL-9]', () => {
  const suspend = (id: string, status: 'active' | 'suspended') =>
    world.publish((directory) => ({
      ...directory,
      people: directory.people.map((person) => (person.id === id ? { ...person, status } : person)),
    }))

  test('an approver who is suspended in between', async () => {
    const made = await makeReveal(world, [anna])
    await submit(world, made)
    await approve(world, made)
    await engines.approved.step()
    await suspend('p-bea', 'suspended')
    await settle(engines)
    expect(await endingOf(world, made)).toBe('APPROVAL_NOT_ALLOWED')
    await suspend('p-bea', 'active')
  })

  test('a request that ends before the log caught up', async () => {
    const made = await makeReveal(world, [anna])
    await submit(world, made)
    await approve(world, made)
    await engines.approved.step()
    world.advance(86_400)
    await settle(engines)
    expect(await endingOf(world, made)).toBe('REQUEST_EXPIRED')
    expect(await world.reveal.readRequest(actorOf(world, 'rita'), { requestId: made.id })).toMatchObject({
      state: 'ended',
      code: 'REQUEST_EXPIRED',
    })
  })
})

test('nothing is opened, and nobody named, before a checkpoint covers the entry [DUAL-10]', async () => {
  const made = await makeReveal(world, [anna])
  await submit(world, made)
  await approve(world, made)
  const step = async () => {
    for (let count = 0; count < 5; count += 1) {
      await engines.approved.step()
      await engines.identity.revealNext()
    }
  }
  const state = async () => [
    (await world.rows('select from identity.opening where request = $1', [made.id])).length,
    (await world.rows('select from reveal.result where request = $1', [made.id])).length,
  ]
  await step()
  expect(await state()).toEqual([0, 0])
  await engines.sequence()
  await step()
  expect(await state()).toEqual([1, 0])
  await engines.sequence()
  await step()
  expect(await state()).toEqual([0, 1])
  // Nor is the answer handed over before the log shows it.
  expect(await openAnswer(world, made)).toBeUndefined()
  await engines.sequence()
  expect(await openAnswer(world, made)).toHaveLength(1)
})

test('no more persons a day than the directory says, by the counts of both engines, which the gateway cannot touch [DUAL-11]', async () => {
  const persons = await world.deliver(
    engines,
    'museum',
    [1, 2, 3].map((number) => ({ email: `quota${number}@example.org`, contactConsent: true })),
  )
  const [first, second] = [await makeReveal(world, persons), await makeReveal(world, persons)]
  for (const made of [first, second]) {
    // The first that came is the first that is begun.
    world.advance(1)
    await submit(world, made)
    await approve(world, made)
  }
  await settle(engines)
  expect((await openAnswer(world, first))?.length).toBe(3)
  expect(await endingOf(world, second)).toBe('REVEAL_QUOTA_EXCEEDED')
  const gateway = world.role('ttp_reveal')
  for (const text of ['delete from pseudonymise.carried_out', 'update identity.revelation set persons = 1'])
    await expect(gateway.withConnection((sql) => sql.query(text))).rejects.toMatchObject({ code: '42501' })
  // The identity engine counts by itself: a key engine that forgot its count gets no further.
  const third = await makeReveal(world, persons)
  await submit(world, third)
  await approve(world, third)
  await world.owner.query('delete from pseudonymise.carried_out where request <> $1', [third.id])
  await settle(engines)
  expect(await endingOf(world, third)).toBe('REVEAL_QUOTA_EXCEEDED')
  expect(await world.rows('select from identity.revelation where request = $1', [third.id])).toEqual([])
})

describe('an irreversible domain is closed to it [DUAL-6]', () => {
  test('no request is taken, and one that is planted is ended', async () => {
    const made = await makeReveal(world, [insight], { domain: 'insight' })
    await expect(submit(world, made)).rejects.toMatchObject({ code: 'REVEAL_NOT_ALLOWED' })
    await plant(world, made, await signedBy(world, made, 'adam', 'bea'))
    await settle(engines)
    expect(await endingOf(world, made)).toBe('REVEAL_NOT_ALLOWED')
  })

  test('an irreversible pseudonym in a request of a reversible domain ends it', async () => {
    const made = await makeReveal(world, [insight])
    await submit(world, made)
    await approve(world, made)
    await settle(engines)
    expect(await endingOf(world, made)).toBe('PSEUDONYM_WRONG_MODE')
  })

  test('the keys of an irreversible domain are not lent for opening, and no other key is there', async () => {
    const domain = { tenant: 'alfa', domain: 'insight', prefix: 'ins', mode: 'reversible' } as const
    await expect(engines.keys.lendOpeningKeys(domain, [1], 'test', async () => 'opened')).rejects.toMatchObject({
      code: 'KEY_UNAVAILABLE',
    })
    const contact = { tenant: 'alfa', domain: 'contact', prefix: 'con', mode: 'reversible' } as const
    expect(await engines.keys.lendOpeningKeys(contact, [1], 'test', async (keys) => [...keys.keys()])).toEqual([1])
  })
})

test('a translation that the directory does not have, or no longer has, is not carried out [DUAL-5]', async () => {
  const made = await makeTranslation(world, [[insight]], { translation: 'contact-panel' })
  await expect(submit(world, made)).rejects.toMatchObject({ code: 'TRANSLATE_NOT_ALLOWED' })
  const sound = await makeTranslation(world, [[insight]])
  await submit(world, sound)
  await approve(world, sound)
  const before = world.directory.translations
  await world.publish((directory) => ({ ...directory, translations: [] }))
  await settle(engines)
  expect(await endingOf(world, sound)).toBe('TRANSLATE_NOT_ALLOWED')
  await world.publish((directory) => ({ ...directory, translations: before }))
})

test('somebody else’s signature brings nothing in, and an answer is given once', async () => {
  const made = await makeReveal(world, [anna])
  await expect(world.reveal.makeRequest(actorOf(world, 'sam'), { request: made.jws })).rejects.toMatchObject({
    code: 'REQUEST_NOT_ALLOWED',
  })
  await submit(world, made)
  const bea = await answerOf(world, made, 'bea')
  const answer = (by: Name, approval: string) =>
    world.reveal.answerRequest(actorOf(world, by), { requestId: made.id, approval })
  await expect(answer('adam', bea)).rejects.toMatchObject({ code: 'APPROVAL_NOT_ALLOWED' })
  await answer('bea', bea)
  await answer('bea', bea)
  await expect(answer('bea', await answerOf(world, made, 'bea', { decision: 'refuse' }))).rejects.toMatchObject({
    code: 'APPROVAL_EXISTS',
  })
  // Another house sees nothing of it.
  await expect(world.reveal.readRequest(actorOf(world, 'sam'), { requestId: made.id })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
  await answer('adam', await answerOf(world, made, 'adam', { decision: 'refuse' }))
  await approve(world, made, ['cas'])
  await settle(engines)
  expect(await endingOf(world, made)).toBe('REQUEST_REFUSED')
})

test('a request of another document under an identifier that is taken is refused', async () => {
  const made = await makeReveal(world, [anna])
  await submit(world, made)
  const other = await signRequest(
    JSON.parse(
      Buffer.from(made.jws.split('.')[1] ?? '', 'base64url')
        .toString()
        .replace('season', 'summer'),
    ),
    world.keys.people.rita.privateJwk,
  )
  await expect(world.reveal.makeRequest(actorOf(world, 'rita'), { request: other })).rejects.toMatchObject({
    code: 'REQUEST_EXISTS',
  })
})
