import { providePlatformBase64 } from '@sluis/ttp-core/common'
import { beforeAll, describe, expect, test } from 'vitest'
import { Draw } from '../../src/fuzz/draw.ts'
import { makeInput } from '../../src/fuzz/mutate.ts'
import { PLANTED } from '../../src/fuzz/planted.ts'
import type { Run, RunOptions } from '../../src/fuzz/run-target.ts'
import { runTarget } from '../../src/fuzz/run-target.ts'
import { TARGETS } from '../../src/fuzz/targets/index.ts'

const CASES = 2_000
/** Of parsers that take milliseconds a case; a million by hand, see bench/README.md. */
const FEWER: Readonly<Record<string, number>> = {
  'sealed-part': 1_000,
  csv: 1_000,
  'survey-file': 1_000,
  'workbook-xlsx': 400,
  'workbook-ods': 400,
  'workbook-hostile': 60,
}
const SEED = 1
const HEAP_MIB_MAX = 256

beforeAll(() => providePlatformBase64())

describe.each(TARGETS)('$name', (target) => {
  test('takes or refuses whatever comes, with a code of the closed lists, soon and in little room [SECU-26]', async () => {
    const run = await runTarget(target, { seed: SEED, cases: FEWER[target.name] ?? CASES })
    expect(run.findings).toEqual([])
    expect(Object.keys(run.codes)).toEqual(expect.arrayContaining([...target.reaches]))
    // Mutations that nothing survives, or that change nothing, look at the door only.
    expect(run.accepted).toBeGreaterThan(0)
    expect(run.heapMiB).toBeLessThan(HEAP_MIB_MAX)
  })
})

describe('positive controls: a planted flaw is found', () => {
  const planted = (name: string, options: Partial<RunOptions> = {}): Promise<Run> => {
    const target = PLANTED.find((each) => each.name === name)
    if (target === undefined) throw new Error(`no planted parser ${name}`)
    return runTarget(target, { seed: SEED, cases: CASES, findingsMax: 1, ...options })
  }

  test('a member that is believed to be there, with a reproducer that is as small as it gets', async () => {
    const [finding] = (await planted('planted-member')).findings
    expect(finding).toMatchObject({ what: 'exception', target: 'planted-member' })
    expect(finding?.detail).toMatch(/^TypeError/)
    expect(finding?.input.length).toBeLessThan(30)
  })

  test('a length that is believed', async () => {
    expect((await planted('planted-length')).findings[0]?.detail).toMatch(/^RangeError/)
  })

  test('a pattern that backtracks', async () => {
    expect((await planted('planted-slow', { cases: 200, caseMsMax: 40 })).findings[0]).toMatchObject({ what: 'slow' })
  })

  test('a case is made again from its seed and number alone', async () => {
    const [finding] = (await planted('planted-member')).findings
    const samples = PLANTED[0]?.samples() ?? []
    const again = makeInput(samples, new Draw(SEED, 'planted-member', finding?.case ?? -1))
    expect(again).toEqual(makeInput(samples, new Draw(SEED, 'planted-member', finding?.case ?? -1)))
    const alone = await planted('planted-member', { from: finding?.case ?? 0, cases: 1 })
    expect(alone.findings).toEqual([finding])
  })
})
