import type { Directory } from '@sluis/ttp-core/registrar'
import { generateSignKey } from '@sluis/ttp-core/registrar'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Identity } from '../../src/domains/identity/index.ts'
import { createIdentity } from '../../src/domains/identity/index.ts'
import { DIRECTORY_AGE_MS_MAX } from '../../src/engines/identity-engine.ts'
import { identityPorts } from './identity-ports.ts'
import type { World } from './world.ts'
import { INSTITUTION, startWorld, TENANT } from './world.ts'

// What is revoked is measured by a clock that only the test moves: the bounds are those of the text, not of the machine.
let world: World
let identity: Identity
let time = Date.parse('2026-06-01T12:00:00.000Z')
const now = (): Date => new Date(time)
const advance = (ms: number): void => {
  time += ms
}
/** How long a delivery may wait for the directory version that its institution has already. */
const SETTLING_MS = 3_000
const ASIDE_MS = 30_000

beforeAll(async () => {
  world = await startWorld()
  identity = createIdentity(await identityPorts(world, now))
})
afterAll(() => world.stop())
beforeEach(async () => {
  await world.publish()
  advance(DIRECTORY_AGE_MS_MAX)
})

const deliver = (rows = [{ row: 0, email: `visitor-${time}@example.org` }]): Promise<string> =>
  world.deliver([rows], {}, new Date(time))
const stateOf = async (delivery: string): Promise<string> => {
  const [row] = await world.rows(
    `select coalesce((select code from intake.refusal where delivery = $1),
       case when exists (select from intake.resolved where delivery = $1) then 'resolved'
            when exists (select from identity.verified_delivery where delivery = $1) then 'verified' else 'waiting' end) as state,
       (select count(*)::int from intake.identity_part where delivery = $1) as parts`,
    [delivery],
  )
  return `${row?.state}, ${row?.parts} part`
}
const organisation =
  (id: string, change: (of: Directory['organisations'][number]) => Directory['organisations'][number]) =>
  (directory: Directory): Directory => ({
    ...directory,
    organisations: directory.organisations.map((each) => (each.id === id ? change(each) : each)),
  })
const client = (change: object) =>
  organisation(INSTITUTION, (of) => ({ ...of, clients: of.clients.map((each) => ({ ...each, ...change })) }))
const other = (await generateSignKey()).publicJwk

/** What the registrar may do, and as what a delivery that waits is refused then. */
const REVOCATIONS: readonly (readonly [string, (directory: Directory) => Directory, string])[] = [
  ['the key is taken out', client({ keys: [other] }), 'MANIFEST_INVALID'],
  ['the client is suspended', client({ status: 'suspended' }), 'MANIFEST_INVALID'],
  ['the client’s last day is over', client({ validUntil: '2026-05-31' }), 'MANIFEST_INVALID'],
  ['the client is taken out', organisation(INSTITUTION, (of) => ({ ...of, clients: [] })), 'MANIFEST_INVALID'],
  [
    'the institution is suspended',
    organisation(INSTITUTION, (of) => ({ ...of, status: 'suspended' })),
    'AGREEMENT_MISSING',
  ],
  ['the tenant is suspended', organisation(TENANT, (of) => ({ ...of, status: 'suspended' })), 'AGREEMENT_MISSING'],
]

describe.each(REVOCATIONS)('when %s', (what, revoke, code) => {
  test('a delivery that waits is refused within the bound, and its identities are deleted [HTTP-61]', async () => {
    const delivery = await deliver()
    await world.publish(revoke)
    advance(DIRECTORY_AGE_MS_MAX + SETTLING_MS)
    await identity.verifyNext()
    expect(await stateOf(delivery)).toBe(`${code}, 0 part`)
  })

  if (what !== 'the tenant is suspended') {
    test('a chunk of a delivery that was verified before waits, and goes on when the registrar takes it back [HTTP-61]', async () => {
      const delivery = await deliver()
      await identity.verifyNext()
      expect(await stateOf(delivery)).toBe('verified, 1 part')
      await world.publish(revoke)
      advance(DIRECTORY_AGE_MS_MAX)
      await identity.resolveNext()
      expect(await stateOf(delivery)).toBe('verified, 1 part')
      await world.publish()
      advance(ASIDE_MS + DIRECTORY_AGE_MS_MAX)
      await identity.resolveNext()
      expect(await stateOf(delivery)).toBe('resolved, 0 part')
    })
  }
})

test('before its bound the directory in memory is in force, and after it never [HTTP-61]', async () => {
  const [soon, late] = [await deliver(), await deliver()]
  // The directory is in memory from now on.
  await identity.resolveNext()
  await world.publish(client({ keys: [other] }))
  advance(DIRECTORY_AGE_MS_MAX - 1)
  await identity.verifyNext()
  expect([await stateOf(soon), await stateOf(late)].sort()).toEqual(['verified, 1 part', 'waiting, 1 part'])
  advance(1 + SETTLING_MS)
  await identity.verifyNext()
  expect([await stateOf(soon), await stateOf(late)].sort()).toEqual(['MANIFEST_INVALID, 0 part', 'verified, 1 part'])
})

test('in a rollover both keys count: a delivery by the old one that waits is processed [DIRE-56]', async () => {
  const delivery = await deliver()
  await world.publish(client({ keys: [other, world.institution.publicJwk] }))
  advance(DIRECTORY_AGE_MS_MAX)
  await identity.verifyNext()
  // Those of the tests before, too.
  while (await identity.resolveNext());
  expect(await stateOf(delivery)).toBe('resolved, 0 part')
})
