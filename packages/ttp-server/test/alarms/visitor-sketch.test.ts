import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { VisitorSketch } from '../../src/domains/identity/alarms/visitor-sketch.ts'

const token = (visitor: number): Uint8Array => createHash('sha256').update(String(visitor)).digest()

test.each([100, 3_000, 20_000, 200_000])(
  'counts %d distinct visitors within six in a hundred, however often each came',
  (count) => {
    const sketch = new VisitorSketch()
    for (let visitor = 0; visitor < count; visitor += 1) sketch.add(token(visitor))
    const once = sketch.estimate()
    for (let visitor = 0; visitor < count; visitor += 3) sketch.add(token(visitor))
    expect(sketch.estimate()).toBe(once)
    expect(Math.abs(once / count - 1)).toBeLessThan(0.06)
  },
)

test('two months together count a visitor of both once', () => {
  const [first, second, whole] = [new VisitorSketch(), new VisitorSketch(), new VisitorSketch()]
  for (let visitor = 0; visitor < 9_000; visitor += 1) {
    if (visitor < 6_000) first.add(token(visitor))
    if (visitor >= 3_000) second.add(token(visitor))
    whole.add(token(visitor))
  }
  first.merge(second.registers)
  expect(first.estimate()).toBe(whole.estimate())
  expect(new VisitorSketch().estimate()).toBe(0)
})
