import { expect, test } from 'vitest'
import { bufferMiB } from '../../src/embedded/buffer-size.ts'

const GIB = 2 ** 30

test('the database server keeps an eighth of the memory for pages, within bounds', () => {
  expect(bufferMiB(4 * GIB, 0)).toBe(512)
  expect(bufferMiB(0.5 * GIB, 0)).toBe(128)
  expect(bufferMiB(64 * GIB, 0)).toBe(1_024)
})

test('what a container leaves counts, not what the machine has', () => {
  expect(bufferMiB(64 * GIB, 2 * GIB)).toBe(256)
  // Some systems say so when nothing is bound.
  expect(bufferMiB(4 * GIB, 2 ** 64)).toBe(512)
})
