import { randomBytes, randomUUID } from 'node:crypto'
import { sealPart } from '@sluis/ttp-core/supplier'
import { startTemporaryGateway, type TemporaryGateway } from '@sluis/ttp-server/evaluate'
import type { Benchmark } from '../benchmark.ts'
import { say } from '../say.ts'

/** As many institutions as the whole sector has. */
const INSTITUTIONS = 2_928
const ROWS = 2_500
const CHUNKS = 40
const CHECKS = 400
/** So few that the limit of requests is not reached. */
const SMALL_REQUESTS = 40
const ROUNDS = 9

/** What access costs of what an institution gets through: the check of a request beside the receiving of a chunk. */
export const access: Benchmark = {
  about:
    'share of receiving a chunk of 2,500 rows that is spent on its access check (token, directory, scope), 2,928 institutions; against the goal',
  run: async ({ rounds = ROUNDS }) => {
    const gateway = await startTemporaryGateway(INSTITUTIONS)
    try {
      const chunks = await sealedChunks(gateway)
      say(`${chunks.length} chunks sealed`)
      const shares: number[] = []
      const checks: number[] = []
      const requests: number[] = []
      const smalls: number[] = []
      for (let round = 0; round <= rounds; round += 1) {
        const request = await perCall(chunks.length, await receiving(gateway, chunks))
        const check = await perCall(CHECKS, () => gateway.check())
        const small = await perCall(SMALL_REQUESTS, () => ok(gateway.ask('GET', '/v1/deliveries')))
        // The first round warms up.
        if (round === 0) continue
        checks.push(check)
        requests.push(request)
        smalls.push(small)
        shares.push(check / request)
      }
      const share = median(shares)
      return {
        figure: share,
        unit: 'of the time of a chunk',
        comparison: { name: 'goal', figure: 0.05, unit: 'of the time of a chunk', ratio: share / 0.05 },
        details: {
          range: [Math.min(...shares), Math.max(...shares)],
          microseconds: { check: median(checks), chunk: median(requests), smallestRequest: median(smalls) },
          rowsPerSecond: (ROWS / median(requests)) * 1e6,
        },
      }
    } finally {
      await gateway.stop()
    }
  },
}

interface Chunk {
  readonly identityPart: string
  readonly activityPart: string
}

/** Opens a delivery, and gives the sending of its next chunk. */
async function receiving(gateway: TemporaryGateway, chunks: readonly Chunk[]): Promise<() => Promise<unknown>> {
  // Parts are sealed for one delivery: those of the last round are taken out of the way.
  const path = `/v1/deliveries/${DELIVERY}`
  await gateway.clear(DELIVERY)
  const contentTag = randomBytes(32).toString('base64url')
  const opening = { deliveryId: DELIVERY, tenant: 'tenant', domain: 'audience', contentTag }
  await ok(gateway.ask('POST', '/v1/deliveries', opening))
  let number = 0
  return () => {
    const chunk = chunks[number]
    number += 1
    return ok(gateway.ask('PUT', `${path}/chunks/${number - 1}`, { rowCount: ROWS, ...chunk }))
  }
}

const DELIVERY = randomUUID()

async function sealedChunks({ institution, signer, recipients }: TemporaryGateway): Promise<readonly Chunk[]> {
  const place = { delivery: DELIVERY, institution, tenant: 'tenant', domain: 'audience' }
  const chunks: Chunk[] = []
  for (let chunk = 0; chunk < CHUNKS; chunk += 1) {
    const numbers = Array.from({ length: ROWS }, (_, row) => chunk * ROWS + row)
    const identities = numbers.map((row) => ({
      row,
      email: `visitor-${row}@mail.example`,
      postcode: '1234AB',
      houseNumber: String(1 + (row % 200)),
    }))
    const activities = numbers.map((row) => ({ row, visitDate: '2026-05-01' }))
    const identityPart = await sealPart(
      { ...place, chunk, kind: 'identity', schema: 'sluis-identity/1' },
      { schema: 'sluis-identity/1', rows: identities },
      { recipient: recipients.identity, signer },
    )
    const activityPart = await sealPart(
      { ...place, chunk, kind: 'activity', schema: 'sluis-activity/1' },
      { schema: 'sluis-activity/1', rows: activities },
      { recipient: recipients.activity, signer },
    )
    chunks.push({ identityPart, activityPart })
  }
  return chunks
}

/** Microseconds of a call, the median of all. */
async function perCall(times: number, call: () => Promise<unknown>): Promise<number> {
  const all: number[] = []
  for (let time = 0; time < times; time += 1) {
    const start = performance.now()
    await call()
    all.push((performance.now() - start) * 1_000)
  }
  return median(all)
}

async function ok(answer: Promise<Response>): Promise<void> {
  const response = await answer
  if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`)
  await response.arrayBuffer()
}

const median = (values: readonly number[]): number =>
  [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)] ?? Number.NaN
