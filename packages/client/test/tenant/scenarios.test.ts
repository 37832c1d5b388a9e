import { readFileSync } from 'node:fs'
import type { Directory, PrivateKey } from '@sluis/ttp-core/tenant'
import { expect, test } from 'vitest'
import { generateScenarios } from '../../../../test-vectors/scenarios/generate.ts'
import {
  inForceAmong,
  type LogPlace,
  openItem,
  type PlacedDirectory,
  type ReleaseItem,
  type ReleaseParts,
  type TenantBatch,
} from '../../src/tenant/index.ts'

interface ItemScenario {
  readonly tenant: string
  readonly sealKeys: readonly PrivateKey[]
  readonly directory: Directory
  readonly published: LogPlace
  readonly cases: readonly {
    readonly id: number
    readonly comment: string
    readonly item: ReleaseItem
    readonly parts: ReleaseParts
    readonly agreements?: Directory['agreements']
    readonly versions?: readonly PlacedDirectory[]
    readonly output: Pick<TenantBatch, 'rows' | 'changes'> & {
      readonly proved: boolean
      readonly setAside: TenantBatch['quarantined']
    }
  }[]
}

const text = readFileSync(new URL('../../../../test-vectors/scenarios/tenant-items.json', import.meta.url), 'utf8')
const { tenant, sealKeys, directory, published, cases } = JSON.parse(text) as ItemScenario

test('the scenario is what its generator writes, to the byte', async () => {
  expect((await generateScenarios()).get('tenant-items.json') === text).toBe(true)
})

test.each(cases)(
  '$id: $comment [RELE-15, RELE-16, RELE-18, RELE-27, RELE-47, RELE-48]',
  async ({ item, parts, agreements = directory.agreements, versions, output }) => {
    const all = versions ?? [{ directory: { ...directory, agreements }, ...published }]
    const newest = all.at(-1)?.directory ?? directory
    const under = { directory: newest, inForceAt: (at: LogPlace) => inForceAmong(all.toReversed(), at) }
    const { rows, changes, quarantined, logged } = await openItem(item, parts, under, { tenant, sealKeys })
    expect({ proved: logged !== undefined, rows, changes, setAside: quarantined }).toEqual(output)
  },
)
