import { PassThrough } from 'node:stream'
import { expect, it } from 'vitest'
import { jsonLine, linesOf } from '../../src/vectors/json-lines.ts'

const value = { text: 'a\u2028b\u2029c\nd\u0085é🏛' }

it('writes a value on one line, whatever a reader takes for the end of a line', () => {
  expect(jsonLine(value)).not.toMatch(/[\n\r\u2028\u2029]/)
  expect(JSON.parse(jsonLine(value))).toEqual(value)
})

it('parts lines at line feeds alone, wherever the bytes are cut', async () => {
  const bytes = Buffer.from(`${JSON.stringify(value)}\n${jsonLine(value)}\n\nlast`)
  for (const size of [1, 2, 3, 7, bytes.length]) {
    const input = new PassThrough()
    for (let start = 0; start < bytes.length; start += size) input.write(bytes.subarray(start, start + size))
    input.end()
    const lines: string[] = []
    for await (const line of linesOf(input)) lines.push(line)
    expect(lines, String(size)).toEqual([JSON.stringify(value), jsonLine(value), '', 'last'])
  }
})
