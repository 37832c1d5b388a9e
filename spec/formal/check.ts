import type { Claim, Verdict } from './claim.ts'

/** What came of a claim. */
export interface Checked {
  readonly claim: Claim
  readonly holds: boolean
  readonly proof: readonly Verdict[]
  readonly control: readonly Verdict[]
  readonly seconds: number
}

/** Runs the proof and the negative control of a claim. It holds when every verdict is as expected, and both have one. */
export async function checkClaim(claim: Claim): Promise<Checked> {
  const proof = await verdictsOf(claim.prove)
  const control = await verdictsOf(claim.refute)
  const verdicts = [...proof, ...control]
  return {
    claim,
    holds: proof.length > 0 && control.length > 0 && verdicts.every(isAsExpected),
    proof,
    control,
    seconds: verdicts.reduce((sum, { seconds }) => sum + seconds, 0),
  }
}

/** Whether a tool found exactly what it should. */
export function isAsExpected({ expected, found }: Verdict): boolean {
  return found === expected
}

async function verdictsOf(run: Claim['prove']): Promise<readonly Verdict[]> {
  try {
    return await run()
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error)
    return [{ tool: 'run', expected: 'verdicts', found: `failed: ${found}`, seconds: 0 }]
  }
}
