import { expect, test } from 'vitest'
import { supervise } from '../../src/embedded/child.ts'

test('a process that ends on its own is started again, and the log says so each time', async () => {
  const lines: string[] = []
  // Without its settings it ends at once.
  const gateway = supervise('gateway', {}, (line) => lines.push(line))
  const ended = (): string[] => lines.filter((line) => line.includes('the process ended and is started again'))
  try {
    await expect.poll(() => ended().length, { timeout: 120_000, interval: 100 }).toBeGreaterThanOrEqual(2)
    expect(JSON.parse(ended()[0] ?? '')).toMatchObject({ level: 50, process: 'gateway', code: expect.any(Number) })
    expect(lines.some((line) => line.includes('CONFIGURATION_INVALID'))).toBe(true)
  } finally {
    await gateway.stop()
  }
})
