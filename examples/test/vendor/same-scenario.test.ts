import { expect, it } from 'vitest'
import { startWorld } from '../bad-inputs/support/world.ts'
import { startFakeWorld } from './fake-world.ts'
import { playScenario, type Trace } from './scenario.ts'

async function traceOf(service: Awaited<ReturnType<typeof startFakeWorld>>): Promise<Trace> {
  try {
    return await playScenario(service)
  } finally {
    await service.stop()
  }
}

it('the fake for tests of vendors answers as the service does, step by step', async () => {
  const [fake, real] = [await traceOf(await startFakeWorld()), await traceOf(await startWorld())]
  expect(fake).toEqual(real)
  expect(new Set(real.map(([, , code]) => code).filter((code) => code?.includes('_'))).size).toBeGreaterThan(14)
})
