import { existsSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { checkClaim } from './check.ts'
import type { Claim, Verdict } from './claim.ts'
import { slots } from './slots.ts'
import { inFolder, runTool, verdict } from './tools.ts'

const said = (found: string): (() => Promise<readonly Verdict[]>) => {
  return async () => [{ tool: 'a tool', expected: 'proved', found, seconds: 0 }]
}
const claim = (prove: Claim['prove'], refute: Claim['refute']): Claim => {
  return { id: 'PROT-1', clauses: [], statement: '', model: '', assumptions: [], control: '', prove, refute }
}
const never = async (): Promise<readonly Verdict[]> => {
  throw new Error('no such file')
}

describe('a claim', () => {
  it('holds only when proof and control both have verdicts, and all are as expected', async () => {
    const holds = async (prove: Claim['prove'], refute: Claim['refute']): Promise<boolean> =>
      (await checkClaim(claim(prove, refute))).holds
    expect(await holds(said('proved'), said('proved'))).toBe(true)
    expect(await holds(said('time-out'), said('proved'))).toBe(false)
    expect(await holds(said('proved'), said('attack'))).toBe(false)
    expect(await holds(said('proved'), async () => [])).toBe(false)
    expect(await holds(async () => [], said('proved'))).toBe(false)
    expect(await holds(never, said('proved'))).toBe(false)
  })
})

describe('a tool', () => {
  it('that is missing, or does not end, gives no verdict', async () => {
    const read = (): string => 'proved'
    const missing = await verdict('none', { command: 'no-such-prover', args: [] }, 'proved', read)
    expect(missing.found).toBe('tool missing: no-such-prover')
    const endless = { command: process.execPath, args: ['-e', 'setInterval(() => {}, 1000)'], limitSeconds: 0.2 }
    expect((await verdict('none', endless, 'proved', read)).found).toBe('time-out after 0.2 s')
  })

  it('is judged by what it says on both outputs', async () => {
    const program = 'process.stdin.on("data", (text) => { console.log("in " + text); console.error("err") })'
    const { output, problem } = await runTool({ command: process.execPath, args: ['-e', program], input: 'one' })
    expect(problem).toBeNull()
    expect(output).toContain('in one')
    expect(output).toContain('err')
  })

  it('works in a folder that is gone afterwards', async () => {
    const folder = await inFolder({ 'model.pml': 'x' }, async (path) => {
      expect(readdirSync(path)).toEqual(['model.pml'])
      return path
    })
    expect(existsSync(folder)).toBe(false)
  })
})

describe('slots', () => {
  it('never runs more tasks at once than there are', async () => {
    const run = slots(2)
    let [now, most] = [0, 0]
    const results = await Promise.all(
      [1, 2, 3, 4, 5].map((value) =>
        run(async () => {
          now += 1
          most = Math.max(most, now)
          await new Promise((resolve) => setImmediate(resolve))
          now -= 1
          return value
        }),
      ),
    )
    expect(results).toEqual([1, 2, 3, 4, 5])
    expect(most).toBe(2)
  })
})
