import { describe, expect, it } from 'vitest'
import { checkFile, rowReader } from '../../../src/supplier/index.ts'
import { prepareFile } from '../../../src/supplier/node/open-file.ts'
import { cellDamage, isNothing, plainCell } from '../../../src/supplier/read/plain-cell.ts'
import { fileOf } from './read-file.ts'

describe('plainCell', () => {
  it.each([
    ['="0123"', '0123'],
    ['="De ""Zon"""', 'De "Zon"'],
    ["'14-01-2026", '14-01-2026'],
    ["'s-Hertogenbosch", "'s-Hertogenbosch"],
    ['14-01-2026\u200b', '14-01-2026'],
    ['\u00a0\u20ac\u00a012,50 ', '€ 12,50'],
    ['EXPO-1', 'EXPO-1'],
    ['"', '"'],
    ['', ''],
  ])('makes %j into %j', (cell, text) => {
    expect(plainCell(cell)).toBe(text)
  })
})

describe('what a spreadsheet lost', () => {
  it.each([
    ['#REF!', 'SPREADSHEET_ERROR'],
    ['#WAARDE!', 'SPREADSHEET_ERROR'],
    ['######', 'SPREADSHEET_ERROR'],
    ['6,12346E+08', 'EXCEL_DAMAGED'],
    ['2.02601E+11', 'EXCEL_DAMAGED'],
    ['#1 hits', undefined],
    ['1E5', undefined],
    ['E+12', undefined],
  ])('is seen in %s', (text, damage) => {
    expect(cellDamage(text)).toBe(damage)
  })

  it('is told from what was never there', () => {
    expect(['#N/A', '#N/B', '#REF!', 'N/A'].map(isNothing)).toEqual([true, true, false, false])
  })

  it('drops the value, and keeps the row at home where it was the date of the visit', async () => {
    const content =
      'E-mail;Bezoekdatum;Voorstellingscode;Prijs\n' +
      '"a@voorbeeld.nl";="14-01-2026";="EXPO-1";\u200b12,50\u00a0\n' +
      'b@voorbeeld.nl;15-01-2026;2,02601E+11;#REF!\n' +
      'c@voorbeeld.nl;########;EXPO-1;#N/B\n'
    const prepared = await prepareFile(fileOf(content), undefined, {})
    const read = rowReader(prepared.plan, { country: 'NL', today: '2026-11-20', dateOrders: prepared.dateOrders })
    const outcomes = []
    for await (const rows of prepared.source.rows()) for (const row of rows) outcomes.push(read(row))
    expect(outcomes.map(({ state, activity, faults }) => ({ state, activity, faults }))).toEqual([
      {
        state: 'accepted',
        activity: { visitDate: '2026-01-14', offerCode: 'EXPO-1', priceCents: 1250 },
        faults: [],
      },
      {
        state: 'accepted',
        activity: { visitDate: '2026-01-15' },
        faults: [
          { code: 'EXCEL_DAMAGED', field: 'offerCode' },
          { code: 'SPREADSHEET_ERROR', field: 'price' },
        ],
      },
      { state: 'refused', activity: undefined, faults: [{ code: 'SPREADSHEET_ERROR', field: 'visitDate' }] },
    ])
    const { findings } = await checkFile(fileOf(content))
    expect(findings.find(({ where }) => where.field === 'visitDate')?.level).toBe('row')
  })
})
