import { readdirSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { generateSealKey } from '@sluis/ttp-core/registrar'
import { describe, expect, it } from 'vitest'
import { ClientError, type DeliverOptions } from '../../src/supplier/index.ts'
import { IMPATIENT } from './fake-gateway.ts'
import { bytesUnder, closed, expectEveryRowOnce, ROWS, setUp } from './interrupted.ts'

describe('a delivery that was interrupted', () => {
  it('at any request, before or after the service did it, goes on and delivers every row once [DELI-4, DELI-6, DELI-27]', async () => {
    // How many requests an undisturbed delivery takes.
    const undisturbed = await setUp()
    await undisturbed.deliver()
    const requests = undisturbed.gateway.state.requests.length
    expect(requests).toBeGreaterThan(6)
    for (const moment of ['before', 'after'] as const) {
      for (let fatal = 1; fatal <= requests; fatal++) {
        const { gateway, deliver, stateDirectory } = await setUp()
        const stop = new AbortController()
        let count = 0
        // The process ends here: nothing after this moment reaches the service, or comes back from it.
        const dying: DeliverOptions['fetch'] = async (url, init) => {
          count++
          if (count === fatal && moment === 'before') stop.abort()
          stop.signal.throwIfAborted()
          const answer = await gateway.fetch(url, init)
          if (count >= fatal && moment === 'after') stop.abort()
          stop.signal.throwIfAborted()
          return answer
        }
        await deliver({ fetch: dying, signal: stop.signal }).catch((error: unknown) =>
          expect(error).toMatchObject({ code: 'ABORTED' }),
        )
        // The last answer is not needed if it was the receipt; then the second run finds the delivery made.
        await deliver().catch((error: unknown) => expect(error).toMatchObject({ code: 'DELIVERY_DUPLICATE' }))
        await expectEveryRowOnce(gateway)
        expect(readdirSync(join(stateDirectory, 'receipts'))).toEqual([`${closed(gateway)[0]}.json`])
        expect(readdirSync(join(stateDirectory, 'outbox'))).toEqual([])
      }
    }
  })

  it('uploads only what is missing when everything was sealed [DELI-6]', async () => {
    const { gateway, deliver, events } = await setUp()
    let refused = 0
    gateway.state.before = ({ path }) => {
      if (!/chunks\/[23]$/.test(path)) return undefined
      refused++
      return new Response('{"code":"UNAVAILABLE"}', { status: 503 })
    }
    await expect(deliver()).rejects.toMatchObject({ code: 'UNAVAILABLE', retryable: true })
    expect(refused).toBeGreaterThanOrEqual(IMPATIENT.retry.attempts)
    gateway.state.before = undefined
    gateway.state.requests.length = 0
    const delivered = await deliver()
    expect(delivered.resumed).toBe(true)
    expect(delivered.summary.rows.accepted).toBe(ROWS)
    expect(
      gateway.state.requests
        .filter(({ method }) => method === 'PUT')
        .map(({ path }) => path.split('/').pop())
        .sort(),
    ).toEqual(['2', '3', 'closure'])
    expect(events).toContainEqual({ event: 'resumed', deliveryId: delivered.deliveryId, chunks: 4, missing: 2 })
    await expectEveryRowOnce(gateway)
  })

  it('begins anew when the sealing was not complete, and gives the old delivery up [DELI-6]', async () => {
    const { gateway, deliver, stateDirectory, events } = await setUp()
    const stop = new AbortController()
    await expect(
      deliver({
        signal: stop.signal,
        onProgress: (event) => {
          if (event.event === 'sealed' && event.chunks === 2) stop.abort()
        },
      }),
    ).rejects.toMatchObject({ code: 'ABORTED' })
    const [old] = readdirSync(join(stateDirectory, 'outbox'))
    const delivered = await deliver()
    expect(delivered.deliveryId).not.toBe(old)
    expect(gateway.state.deliveries.get(old ?? '')?.state).toBe('abandoned')
    expect(events).toContainEqual({ event: 'abandoned', deliveryId: old })
    await expectEveryRowOnce(gateway)
  })

  it('begins anew when a sealed part on disk is damaged [DELI-6]', async () => {
    const { gateway, deliver, stateDirectory } = await setUp()
    gateway.state.before = ({ path }) => (/chunks/.test(path) ? new Response('{}', { status: 503 }) : undefined)
    await expect(deliver()).rejects.toBeInstanceOf(ClientError)
    gateway.state.before = undefined
    const [deliveryId = ''] = readdirSync(join(stateDirectory, 'outbox'))
    truncateSync(join(stateDirectory, 'outbox', deliveryId, '000001.activity.jwe'), 1_000)
    expect((await deliver()).deliveryId).not.toBe(deliveryId)
    await expectEveryRowOnce(gateway)
  })

  it('begins anew when the engine has another key meanwhile', async () => {
    const { gateway, deliver } = await setUp()
    gateway.state.before = ({ path }) => (/chunks/.test(path) ? new Response('{}', { status: 503 }) : undefined)
    await expect(deliver()).rejects.toBeInstanceOf(ClientError)
    gateway.state.before = undefined
    const { directoryDigest } = await import('@sluis/ttp-core/common')
    const { engines } = gateway.state.directory
    const seal = await generateSealKey()
    await gateway.publish({
      version: 2,
      previousDigest: directoryDigest(gateway.state.jws),
      engines: { ...engines, identity: { ...engines.identity, seal: [seal.publicJwk] } },
    })
    const { deliveryId, resumed } = await deliver()
    expect(resumed).toBe(false)
    expect(closed(gateway)).toEqual([deliveryId])
  })

  it('holds nothing readable on disk: sealed parts, a manifest, counts [DELI-5]', async () => {
    const { gateway, deliver, stateDirectory } = await setUp({ inMemoryRows: 5 })
    gateway.state.before = ({ path }) => (/chunks/.test(path) ? new Response('{}', { status: 503 }) : undefined)
    await expect(deliver()).rejects.toBeInstanceOf(ClientError)
    const bytes = bytesUnder(stateDirectory)
    expect(bytes.length).toBeGreaterThan(10_000)
    // No assertion on the bytes themselves: a failure would print them.
    for (const value of ['Saskia', 'Vermeulen', 'voorbeeld.nl', '1016GV', '2025-03']) {
      expect([value, bytes.includes(value)]).toEqual([value, false])
      expect(bytes.includes(Buffer.from(value).toString('hex'))).toBe(false)
    }
    for (const value of ['Vermeulen', 'voorbeeld.nl']) {
      // Base64 of text inside other text, at each of the three alignments, without the characters that depend on neighbours.
      for (const shift of [0, 1, 2]) {
        const coded = Buffer.from('x'.repeat(shift) + value).toString('base64url')
        expect(bytes.includes(coded.slice(shift === 0 ? 0 : 4, Math.floor(((shift + value.length) * 8) / 6) - 1))).toBe(
          false,
        )
      }
    }
  })
})

describe('the same content', () => {
  it('is delivered once, and again only on purpose', async () => {
    const { gateway, deliver } = await setUp()
    const first = await deliver()
    await expect(deliver()).rejects.toMatchObject({
      code: 'DELIVERY_DUPLICATE',
      status: 409,
      place: { delivery: first.deliveryId },
    })
    const again = await deliver({ again: true })
    expect(again.deliveryId).not.toBe(first.deliveryId)
    expect(closed(gateway)).toHaveLength(2)
  })

  it('has a tag that depends on the institution’s own key, the mapping and the recipient [DELI-8]', async () => {
    const one = await setUp()
    await one.deliver()
    const other = await setUp()
    await other.deliver()
    const tags = [...one.gateway.state.deliveries.values(), ...other.gateway.state.deliveries.values()].map(
      ({ contentTag }) => contentTag,
    )
    expect(new Set(tags).size).toBe(2)
  })

  it('cannot be delivered by two runs at once [DELI-7]', async () => {
    const { deliver } = await setUp()
    const results = await Promise.allSettled([deliver(), deliver()])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'DELIVERY_RUNNING' } })
  })
})
