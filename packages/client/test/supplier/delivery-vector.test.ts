import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { deliverFile, type MappedField } from '../../src/supplier/index.ts'
import { IMPATIENT, startFakeGateway } from './fake-gateway.ts'
import { fileWith, temporaryFolder } from './sample-file.ts'

type Values = Readonly<Record<string, string>>
interface Step {
  readonly input: {
    readonly row: Values
    readonly raw: Values
    readonly objection?: string
    readonly draws: readonly number[]
    readonly context: { readonly kind: string; readonly chunk: number }
    readonly content: { readonly rows: readonly object[] }
  }
  readonly output: { readonly state: string }
}
const { testGroups } = JSON.parse(
  readFileSync(new URL('../../../../test-vectors/delivery.json', import.meta.url), 'utf8'),
) as { readonly testGroups: readonly { readonly type: string; readonly tests: readonly Step[] }[] }
const steps = (type: string): Step[] => testGroups.filter((group) => group.type === type).flatMap(({ tests }) => tests)

it('makes of the file in the test vectors the very contents of its parts, given the same draws [DELI-2, DELI-4, RECO-12, RECO-14]', async () => {
  const identities = steps('CanonicaliseIdentity')
  const activities = steps('CanonicaliseActivity')
  // The rows of the story; further cases of the same operation follow them.
  const states = steps('RowState').slice(0, identities.length)
  const rows = identities.map(({ input }, place): Values => {
    const objected = states[place]?.input.objection ?? ''
    return { ...input.row, ...activities[place]?.input.raw, objected }
  })
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))]
  const gateway = await startFakeGateway({ inForceFrom: '2026-01-01', inForceUntil: '2026-06-30' })
  gateway.state.now = () => new Date('2026-04-01T12:00:00Z')
  const draws = [...(steps('Shuffle')[0]?.input.draws ?? [])]

  const { deliveryId, chunks, summary } = await deliverFile(fileWith(lines.map((line) => line.join(';')).join('\n')), {
    config: gateway.config(temporaryFolder()),
    fetch: gateway.fetch,
    now: gateway.state.now,
    mapping: { columns: Object.fromEntries(columns.map((column) => [column, column as MappedField])) },
    random: () => draws.shift() ?? Number.NaN,
    chunkRows: 3,
    ...IMPATIENT,
  })

  expect(draws).toEqual([])
  const sealed = (kind: string) =>
    steps('SealPart')
      .filter(({ input }) => input.context.kind === kind)
      .flatMap(({ input }) => input.content.rows)
  expect(sealed('activity')).toHaveLength(5)
  const opened = await gateway.openDelivery(deliveryId)
  expect(opened.identities).toEqual(sealed('identity'))
  expect(opened.activities).toEqual(sealed('activity'))
  expect(chunks).toBe(2)
  for (const state of ['accepted', 'anonymous', 'objected', 'before-agreement', 'refused'] as const) {
    expect(summary.rows[state], state).toBe(states.filter(({ output }) => output.state === state).length)
  }
})
