import { expect, test } from 'vitest'
import { watchTarget } from '../../src/fuzz/watch.ts'

test('a case that never ends is ended, and told by its number', async () => {
  const run = await watchTarget({ target: 'planted-endless', seed: 1, from: 0, cases: 5_000 }, undefined, 1_000)
  expect(run.findings).toMatchObject([{ target: 'planted-endless', what: 'slow', detail: 'does not end' }])
  expect(run.findings[0]?.case).toBeGreaterThanOrEqual(0)
})
