import { randomBytes, randomUUID } from 'node:crypto'
import type { IrreversiblePseudonym, PartContext, PseudonymDomain } from '@sluis/ttp-core/pseudonymise'
import {
  deriveIrreversibleMany,
  innerKey,
  openPart,
  parseRewrapContent,
  parseSubjectNumber,
  rewrapMany,
  rewrap as rewrapOne,
  SecretKey,
  sealPart,
  wrapKey,
} from '@sluis/ttp-core/pseudonymise'
import { generateSealKey, generateSignKey } from '@sluis/ttp-core/registrar'
import { Forwarding, parseChangeContent, sealRewrap } from '@sluis/ttp-core/tenant'
import { nodeSiv } from '@sluis/ttp-server/node-siv'
import type { Benchmark } from '../benchmark.ts'

const PSEUDONYMS = 1_000_000
const LIST = 5_000
const DOMAIN = {
  tenant: 'audience-data',
  domain: 'market-insight',
  epoch: 1,
  prefix: 'publiek',
  mode: 'irreversible',
} as const satisfies PseudonymDomain
const NEXT = { ...DOMAIN, epoch: 2 } as const
const MS_PER_SECOND = 1_000
const MICROSECONDS = 1_000_000

/** Everything that re-wrapping computes at the tenant and at the key engine, in one process; without database and network. */
export const rewrap: Benchmark = {
  about:
    'pseudonyms of an older epoch a second, from the table of a tenant through the key engine and back; against one by one',
  run: async ({ rows = PSEUDONYMS }) => {
    const [tenantSeal, engineSeal, tenantSign, engineSign] = await Promise.all([
      generateSealKey(),
      generateSealKey(),
      generateSignKey(),
      generateSignKey(),
    ])
    const inner = innerKey(SecretKey.from(randomBytes(32)))
    const [from, to] = [wrapKey(SecretKey.from(randomBytes(64))), wrapKey(SecretKey.from(randomBytes(64)))]
    const forwarding = new Forwarding()
    const seconds = { tenant: 0, engine: 0 }
    // Of the processor: what a machine that does other work besides would still need.
    const cpu = { tenant: 0, engine: 0 }
    const timed = async <T>(who: keyof typeof seconds, work: () => Promise<T>): Promise<T> => {
      const start = performance.now()
      const before = process.cpuUsage()
      const result = await work()
      const { user, system } = process.cpuUsage(before)
      cpu[who] += (user + system) / MICROSECONDS
      seconds[who] += (performance.now() - start) / MS_PER_SECOND
      return result
    }
    let sample: readonly IrreversiblePseudonym[] = []
    let done = 0
    for (let chunk = 0; done < rows; chunk += 1) {
      const count = Math.min(LIST, rows - done)
      const subjects = Array.from({ length: count }, () => parseSubjectNumber(new Uint8Array(randomBytes(16))))
      const pseudonyms = deriveIrreversibleMany(inner, from, DOMAIN, 'person', subjects, { siv: nodeSiv })
      sample = pseudonyms
      const place = { rewrap: randomUUID(), chunk, tenant: DOMAIN.tenant, domain: DOMAIN.domain }
      const content = { schema: 'sluis-rewrap/1', epoch: 1, pseudonyms } as const
      const part = await timed('tenant', () =>
        sealRewrap(place, content, { recipient: engineSeal.publicJwk, signer: tenantSign.privateJwk }),
      )
      const id = randomUUID()
      const { tenant, domain } = place
      const context = { delivery: place.rewrap, chunk, institution: '', tenant, domain } as const
      const answered: PartContext = { ...context, kind: 'change', delivery: id, chunk: 0, schema: 'sluis-change/1' }
      const answer = await timed('engine', async () => {
        const opened = await openPart(
          part,
          { ...context, kind: 'rewrap', schema: 'sluis-rewrap/1' },
          { recipients: [engineSeal.privateJwk], signers: [tenantSign.publicJwk] },
        )
        const outcomes = rewrapMany(from, DOMAIN, to, NEXT, parseRewrapContent(opened.content).pseudonyms, {
          siv: nodeSiv,
        })
        const changes = outcomes.flatMap((one) => ('code' in one ? [] : [{ change: 'rewrap' as const, ...one }]))
        const rewrapped = { id: place.rewrap, chunk, epoch: 2, refused: [] }
        return sealPart(
          answered,
          { schema: 'sluis-change/1', changes, rewrap: rewrapped },
          { recipient: tenantSeal.publicJwk, signer: engineSign.privateJwk },
        )
      })
      await timed('tenant', async () => {
        const opened = await openPart(answer, answered, {
          recipients: [tenantSeal.privateJwk],
          signers: [engineSign.publicJwk],
        })
        for (const change of parseChangeContent(opened.content).changes) forwarding.apply(change)
      })
      done += count
    }
    const start = performance.now()
    for (const one of sample) rewrapOne(from, DOMAIN, to, NEXT, one)
    const oneByOne = sample.length / ((performance.now() - start) / MS_PER_SECOND)
    for (const key of [inner, from, to]) key.destroy()
    const total = seconds.tenant + seconds.engine
    return {
      figure: rows / total,
      unit: 'pseudonyms/s',
      comparison: {
        name: 'the portable AES-SIV, one by one, without parts',
        figure: oneByOne,
        unit: 'pseudonyms/s',
        ratio: rows / total / oneByOne,
      },
      details: {
        pseudonyms: rows,
        carried: forwarding.size,
        seconds: Math.round(total * 10) / 10,
        engineSeconds: Math.round(seconds.engine * 10) / 10,
        tenantSeconds: Math.round(seconds.tenant * 10) / 10,
        engineCpuSeconds: Math.round(cpu.engine * 10) / 10,
        tenantCpuSeconds: Math.round(cpu.tenant * 10) / 10,
      },
    }
  },
}
