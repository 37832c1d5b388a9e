import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createMemoryGate } from '../../src/kernel/http/memory-gate.ts'

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

test('LAW-GATE-1 never more than the gate holds is inside, everybody gets in, in the order in which they came', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 15 }), { maxLength: 40 }), async (sizes) => {
      const gate = createMemoryGate(10)
      let inside = 0
      const entered: number[] = []
      await Promise.all(
        sizes.map((size, place) =>
          gate.pass(size, async () => {
            entered.push(place)
            inside += Math.min(size, 10)
            expect(inside).toBeLessThanOrEqual(10)
            await turn()
            inside -= Math.min(size, 10)
          }),
        ),
      )
      expect(entered).toEqual(sizes.map((_, place) => place))
    }),
  )
})

test('work that fails makes room like work that succeeds, and what has no size never waits', async () => {
  const gate = createMemoryGate(1)
  await expect(gate.pass(1, () => Promise.reject(new Error('failed')))).rejects.toThrow('failed')
  let release: () => void = () => undefined
  const holder = gate.pass(1, () => new Promise<void>((resolve) => (release = resolve)))
  await gate.pass(0, () => Promise.resolve())
  let entered = false
  const waiter = gate.pass(1, async () => {
    entered = true
  })
  await turn()
  expect(entered).toBe(false)
  release()
  await Promise.all([holder, waiter])
  expect(entered).toBe(true)
})
