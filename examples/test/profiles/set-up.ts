import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type FakeTtp, startFakeTtp } from '@sluis/client/testing'
import { onTestFinished } from 'vitest'

/** A folder of the test, gone after it. */
export function ownFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sluis-profile-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A fake TTP, and what a job needs to talk to it without waiting. */
export async function setUp() {
  const ttp = await startFakeTtp()
  const options = {
    config: ttp.config(ownFolder()),
    fetch: ttp.fetch,
    retry: { sleep: async () => undefined, attempts: 3 },
    receiptPolling: { interval: 1, longest: 200 },
  }
  return { ttp, options }
}

/** The rows of all closed deliveries, in no order. */
export async function deliveredTo(ttp: FakeTtp) {
  return (await ttp.deliveries()).filter(({ state }) => state === 'closed').flatMap(({ rows }) => rows)
}
