import { describe, expect, it } from 'vitest'
import { rememberingRows } from '../../src/supplier/check/remember-rows.ts'
import { ListedCells } from '../../src/supplier/read/cells.ts'

/** A reader of columns 0 and 2 that says what it was given, and how often it was asked. */
function reader() {
  const said = { asked: 0 }
  const read = rememberingRows([0, 2], (cells) => {
    said.asked++
    return `${cells.cell(0)}|${cells.cell(2)}`
  })
  return { said, read: (values: readonly string[]) => read(new ListedCells(values)) }
}

describe('rows that were read before', () => {
  it('gives each row what it says, whichever row came before', () => {
    const { said, read } = reader()
    const rows = [['a', 'x', 'b'], ['a', 'y', 'b'], ['ab', '', ''], ['a', 'x', 'b'], ['', '', 'ab'], ['ab'], []]
    expect(rows.map(read)).toEqual(['a|b', 'a|b', 'ab|', 'a|b', '|ab', 'ab|', '|'])
    expect(said.asked).toBe(4)
  })

  it('does not take the cells of one column for those of another', () => {
    const { read } = reader()
    expect(
      [
        ['1:a', '', ''],
        ['', '', '1:a'],
        ['1', '', ':a'],
      ].map(read),
    ).toEqual(['1:a|', '|1:a', '1|:a'])
  })

  it('where nobody comes again only compares the row before, with the same result', () => {
    const { said, read } = reader()
    for (let row = 0; row < 20_000; row++) {
      expect(read([`visitor ${row}`, '', 'town'])).toBe(`visitor ${row}|town`)
      expect(read([`visitor ${row}`, 'again', 'town'])).toBe(`visitor ${row}|town`)
    }
    expect(said.asked).toBe(20_000)
    expect(read(['visitor 19998', '', 'town'])).toBe('visitor 19998|town')
    expect(said.asked).toBe(20_001)
  })
})
