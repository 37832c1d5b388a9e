import { describe, expect, it } from 'vitest'
import { Frequent } from '../../../src/supplier/quality/frequent.ts'
import { Repeats } from '../../../src/supplier/quality/repeats.ts'

describe('counting what comes again, in bounded memory', () => {
  it('is exact for a file of a usual size', () => {
    const repeats = new Repeats()
    for (let at = 0; at < 100_000; at++) repeats.add(`row ${at % 90_000}`)
    expect([repeats.repeated, repeats.sampling]).toEqual([10_000, 1])
  })

  it('is an estimate within two percent beyond, the same in every order', () => {
    const [forwards, backwards] = [new Repeats(), new Repeats()]
    const rows = 900_000
    for (let at = 0; at < rows; at++) {
      forwards.add(`row ${at % 600_000}`)
      backwards.add(`row ${(rows - 1 - at) % 600_000}`)
    }
    expect(forwards.sampling).toBe(4)
    expect(Math.abs(forwards.repeated - 300_000)).toBeLessThan(6_000)
    expect([backwards.repeated, backwards.sampling]).toEqual([forwards.repeated, forwards.sampling])
  })

  it('never misses a frequent value among very many different ones, and says how much it may have lost', () => {
    const values = new Frequent()
    for (let at = 0; at < 400_000; at++) {
      values.add(`value ${at}`, '', at, at)
      if (at % 100 === 0) values.add('frequent', `name ${at % 2000}`, at, at)
    }
    const [found, ...others] = values.find(({ count }, total) => count >= total * 0.005)
    expect(others).toEqual([])
    expect(found?.names).toBeGreaterThan(12)
    expect(found?.count).toBeLessThanOrEqual(4_000)
    expect(found?.count).toBeGreaterThanOrEqual(4_000 - values.lost)
    expect(values.lost).toBeGreaterThan(0)
    expect(values.total).toBe(404_000)
  })

  it('counts what a plain map would, with the rows that it names, when it had to forget too', () => {
    const values = new Frequent()
    const plain = new Map<string, { count: number; rows: number[] }>()
    let lost = 0
    for (let row = 1; row <= 250_000; row++) {
      const value = `value ${row % 5 === 0 ? row % 700 : row}`
      values.add(value, '', row, row + 1)
      const slot = plain.get(value) ?? { count: 0, rows: [] }
      plain.set(value, slot)
      slot.count++
      if (slot.count >= 13 && slot.rows.length < 5) slot.rows.push(row)
      if (plain.size <= 65_536) continue
      while (plain.size > 32_768) {
        lost++
        for (const [each, { count }] of plain) if (count <= lost) plain.delete(each)
      }
    }
    const expected = [...plain.values()].sort((a, b) => b.count - a.count)
    expect(values.lost).toBe(lost)
    expect(lost).toBeGreaterThan(0)
    expect(values.find(() => true)).toEqual(
      expected.map(({ count, rows }) => ({ count, names: 0, rows, lines: rows.map((row) => row + 1) })),
    )
  })

  it('never counts more names than there are', () => {
    const values = new Frequent()
    for (let at = 0; at < 1_000; at++) values.add('value', `name ${at % 12}`, at, at)
    expect(values.find(() => true)[0]?.names).toBeLessThanOrEqual(12)
  })
})
