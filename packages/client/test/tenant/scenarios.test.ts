import { readFileSync } from 'node:fs'
import type { Directory, PrivateKey } from '@sluis/ttp-core/tenant'
import { expect, test } from 'vitest'
import { generateScenarios } from '../../../../test-vectors/scenarios/generate.ts'
import { openItem, type ReleaseItem, type ReleaseParts, type TenantBatch } from '../../src/tenant/index.ts'

interface ItemScenario {
  readonly tenant: string
  readonly sealKeys: readonly PrivateKey[]
  readonly directory: Directory
  readonly cases: readonly {
    readonly id: number
    readonly comment: string
    readonly item: ReleaseItem
    readonly parts: ReleaseParts
    readonly agreements?: Directory['agreements']
    readonly output: Pick<TenantBatch, 'rows' | 'changes'> & {
      readonly proved: boolean
      readonly setAside: TenantBatch['quarantined']
    }
  }[]
}

const text = readFileSync(new URL('../../../../test-vectors/scenarios/tenant-items.json', import.meta.url), 'utf8')
const { tenant, sealKeys, directory, cases } = JSON.parse(text) as ItemScenario

test('the scenario is what its generator writes, to the byte', async () => {
  expect((await generateScenarios()).get('tenant-items.json') === text).toBe(true)
})

test.each(cases)('$id: $comment [RELE-15, RELE-16, RELE-18, RELE-27]', async ({ item, parts, agreements, output }) => {
  const own = agreements === undefined ? directory : { ...directory, agreements }
  const { rows, changes, quarantined, logged } = await openItem(item, parts, own, { tenant, sealKeys })
  expect({ proved: logged !== undefined, rows, changes, setAside: quarantined }).toEqual(output)
})
