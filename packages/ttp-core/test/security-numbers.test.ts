import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const chapter = readFileSync(new URL('../../../spec/16-security.md', import.meta.url), 'utf8')
const section = (from: string, to: string): string => chapter.slice(chapter.indexOf(from), chapter.indexOf(to))
const rowsOf = (text: string): string[][] =>
  [...text.matchAll(/^\|(.*)\|$/gm)].map(([, row = '']) => row.split('|').map((cell) => cell.trim()))

/** A number as the text writes it: `33,645`, `3.7 M`, `7.8e−6`, `at most 10^8`, `1.1 thousand million`. */
function numberIn(cell: string): number {
  const power = /(\d+)\^(\d+)/.exec(cell)
  if (power !== null) return Number(power[1]) ** Number(power[2])
  const digits = Number.parseFloat(
    (/[\d.,]+(?:e[−-]?\d+)?/.exec(cell)?.[0] ?? '').replaceAll(',', '').replace('−', '-'),
  )
  const scale = { 'thousand million': 1e9, million: 1e6, M: 1e6 }[/thousand million|million|M\b/.exec(cell)?.[0] ?? '']
  return digits * (scale ?? 1)
}

const SECONDS: Record<string, number> = { µs: 1e-6, ms: 1e-3, s: 1, min: 60, h: 3600, days: 86_400 }
const secondsIn = (cell: string): number => numberIn(cell) * (SECONDS[cell.split(' ').at(-1) ?? ''] ?? Number.NaN)

/** The text rounds: within 12 % of what the formula gives. */
const near = (said: number, computed: number, what: string): void =>
  expect(Math.abs(said / computed - 1), `${what}: ${said} is not ${computed}`).toBeLessThan(0.12)

describe('the numbers in the chapter on security', () => {
  it('of dictionaries are sizes divided by rates', () => {
    const rows = rowsOf(section('## 4. ', '## 5. ')).slice(2)
    expect(rows).toHaveLength(7)
    for (const [space = '', size = '', bits = '', core = '', card = '', oracle = ''] of rows) {
      const count = numberIn(size)
      near(Number(bits), Math.log2(count), `${space}, bits`)
      near(secondsIn(core), count / 3.4e6, `${space}, one core`)
      near(secondsIn(card), count / 1e10, `${space}, graphics card`)
      near(secondsIn(oracle), count / 1000, `${space}, oracle`)
    }
  })

  it('of collisions are n(n − 1) / 2^(b + 1)', () => {
    const [head = [], , ...rows] = rowsOf(section('## 5. ', '## 6. '))
    expect(rows).toHaveLength(2)
    for (const [n = '', ...cells] of rows) {
      const count = numberIn(n)
      expect(cells).toHaveLength(9)
      for (const [index, cell] of cells.entries()) {
        const bits = Number(head[index + 1])
        near(numberIn(cell), (count * (count - 1)) / 2 ** (bits + 1), `${n}, ${bits} bits`)
      }
    }
  })
})
