import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../src/kernel/database.ts'
import { openDatabase } from '../../src/kernel/database.ts'
import { expectStatus, problemOf, tokenOf } from './client.ts'
import type { World } from './world.ts'
import { startWorld } from './world.ts'

let world: World
let token: string
beforeAll(async () => {
  world = await startWorld()
  await expectStatus(world.publish(), 201)
  token = await tokenOf(world, 'museum-client', world.parties.museum)
})
afterAll(() => world.stop())

/** A database whose every use fails as given. */
const failing = (error: Error): Database => ({
  role: 'ttp_intake',
  withConnection: () => Promise.reject(error),
  transaction: () => Promise.reject(error),
  close: () => Promise.resolve(),
})

const list = (intake: Database): Promise<Response> =>
  world.request('GET', '/v1/deliveries', { token, gateway: world.anotherGateway({ intake }) })

test('what nobody expected goes out as INTERNAL without a word, and into the log as code and place [HTTP-17]', async () => {
  const error = Object.assign(new Error('canary in the message'), {
    code: '23505',
    detail: 'Key (email)=(canary)',
    where: 'canary',
  })
  const problem = await problemOf(list(failing(error)))
  expect(problem).toEqual({
    type: 'urn:sluis:error:INTERNAL',
    title: 'Internal',
    status: 500,
    code: 'INTERNAL',
    detail: 'Something failed inside. Nothing was half done; try again.',
  })
  const line = world.logged.findLast(({ level }) => level === 'error')
  expect(line?.fields).toMatchObject({ code: '23505', operation: 'listDeliveries' })
  expect(line?.fields.frames?.length).toBeGreaterThan(0)
  expect(JSON.stringify(world.logged)).not.toContain('canary')
})

test.each(['ECONNREFUSED', 'ECONNRESET', '57P01', '57P03', '53300', '40P01'])(
  '%s: the database is away, try again',
  async (code) => {
    const answer = await list(failing(Object.assign(new Error('canary'), { code })))
    expect(answer.headers.get('retry-after')).toBe('1')
    expect((await problemOf(answer)).code).toBe('UNAVAILABLE')
  },
)

test('a real refused connection is UNAVAILABLE, and the gateway is not ready [HTTP-17]', async () => {
  const nowhere = openDatabase('postgres://ttp_intake:x@127.0.0.1:1/nowhere')
  expect((await problemOf(list(nowhere))).code).toBe('UNAVAILABLE')
  const gateway = world.anotherGateway({ intake: nowhere })
  expect((await problemOf(world.request('GET', '/v1/ready', { gateway }))).code).toBe('UNAVAILABLE')
  await expectStatus(world.request('GET', '/v1/health', { gateway }), 200)
  await nowhere.close()
})

test('a connection that the database cuts in the middle is UNAVAILABLE', async () => {
  const cut: Database = {
    ...failing(new Error()),
    withConnection: () =>
      world.owner.withConnection(async (sql) => {
        await sql.query('select pg_terminate_backend(pg_backend_pid())')
        throw new Error('not reached')
      }),
  }
  expect((await problemOf(list(cut))).code).toBe('UNAVAILABLE')
})
