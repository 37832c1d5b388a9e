import { expect, it } from 'vitest'
import { checkFile } from '../../src/supplier/index.ts'
import { fileWith } from './sample-file.ts'

const now = (): Date => new Date('2026-06-15T12:00:00Z')
const monthsOf = async (dates: readonly string[], mail = (row: number) => `b${row}@voorbeeld.nl`) => {
  const rows = dates.map((date, row) => `${mail(row)};${date}`)
  return (await checkFile(fileWith(`E-mail;Bezoekdatum\n${rows.join('\n')}\n`), { now })).visitMonths
}
const times = (count: number, date: string): string[] => Array.from({ length: count }, () => date)

it('a report says the first and the last month of the visits that leave', async () => {
  expect(await monthsOf(['2026-04-30', '2026-02-01', '2026-03-15'])).toEqual({ from: '2026-02', until: '2026-04' })
  expect(await monthsOf(['2026-02-01'])).toEqual({ from: '2026-02', until: '2026-02' })
  // Without an identifier, but a visit all the same.
  expect(await monthsOf(['2026-02-01', '2026-03-01'], () => '')).toEqual({ from: '2026-02', until: '2026-03' })
})

it('a stray date proposes no year of months, and what stays counts for none', async () => {
  expect(await monthsOf([...times(250, '2026-03-03'), '2021-01-01', '2026-05-01'])).toEqual({
    from: '2026-03',
    until: '2026-03',
  })
  expect(await monthsOf([...times(30, '2026-03-03'), ...times(30, 'geen')])).toEqual({
    from: '2026-03',
    until: '2026-03',
  })
})
