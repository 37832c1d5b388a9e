import { expect, it } from 'vitest'
import { columnLetter } from '../../../src/supplier/check/column-letter.ts'
import { checkFile, parseMapping } from '../../../src/supplier/index.ts'
import { fileWith } from '../sample-file.ts'

const NOW = () => new Date('2026-06-01T12:00:00Z')

it('names columns as a spreadsheet does, also beyond Z', () => {
  expect([0, 25, 26, 51, 52, 701, 702].map(columnLetter)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA'])
})

it('names up to fifteen cells, and from the sixteenth on sums the column up', async () => {
  const rows = (bad: number) => Array.from({ length: 20 }, (_, at) => `R${at};${at < bad ? 'fout' : 'a@voorbeeld.nl'}`)
  const findingOf = async (bad: number) => {
    const { findings } = await checkFile(fileWith(`relatienummer;e-mail\n${rows(bad).join('\n')}\n`), { now: NOW })
    return findings.find(({ code }) => code === 'EMAIL_NO_AT')
  }
  const all = await findingOf(15)
  expect(all?.rows).toHaveLength(15)
  expect(all?.where).toEqual({ field: 'email', column: 'e-mail', letter: 'B' })
  const summed = await findingOf(16)
  expect(summed).toMatchObject({ count: 16, rows: [1, 2, 3, 4, 5], lines: [2, 3, 4, 5, 6] })
})

it('puts what stops the file first, and together what one act mends', async () => {
  const content = 'e-mail;postcode;naam\nfout;1;Jan Smit\nfout;1016GV;Stichting Zon\nb@voorbeeld.nl;1;Els Bos\n'
  const mapping = parseMapping({
    columns: { 'e-mail': 'email', postcode: 'postcode', naam: 'fullName' },
    constants: { offerGenre: 'museum' },
  })
  const { groups, findings } = await checkFile(fileWith(content), { mapping, now: NOW })
  expect(findings.map(({ level }) => level)).toEqual([...findings.map(({ level }) => level)].sort(byLevel))
  const source = groups.find(({ mend }) => mend === 'source')
  expect(source?.findings.map(({ code, count }) => [code, count])).toEqual([
    ['EMAIL_NO_AT', 2],
    ['POSTCODE_FORMAT', 2],
  ])
  expect(source?.count).toBe(4)
  expect(groups.flatMap((group) => group.findings)).toHaveLength(findings.length)
})

it('counts per field what is valid, refused, made up and empty, and the rows that have all of it', async () => {
  const content = [
    'e-mail;mobiel;bezoekdatum;prijs',
    'a@voorbeeld.nl;0653412978;2026-01-05;12,50',
    'fout;0612345678;2026-01-05;12,50',
    'n.v.t.;;2026-13-05;gratis?',
    ';;;?',
    'x;y',
  ]
  const { completeness, rows } = await checkFile(fileWith(`${content.join('\n')}\n`), { now: NOW })
  expect(rows).toMatchObject({ total: 5, accepted: 1, anonymous: 1, refused: 3 })
  expect(completeness).toEqual({
    rows: 4,
    complete: 1,
    faultless: 1,
    fields: [
      { field: 'email', valid: 1, refused: 1, filler: 1, empty: 1 },
      { field: 'phone', valid: 1, refused: 0, filler: 1, empty: 2 },
      { field: 'visitDate', valid: 2, refused: 1, filler: 0, empty: 1 },
      { field: 'price', valid: 2, refused: 2, filler: 0, empty: 0 },
    ],
  })
})

it('counts a field beside a date that cannot be read as filled', async () => {
  const content =
    'bezoekdatum;productiecode;email\n2026-13-05;HAM-01;a@voorbeeld.nl\n2026-01-05;HAM-01;b@voorbeeld.nl\n;;c@voorbeeld.nl\n'
  const { completeness } = await checkFile(fileWith(content), { now: NOW })
  expect(completeness.fields.find(({ field }) => field === 'offerCode')).toMatchObject({
    valid: 2,
    refused: 0,
    empty: 1,
  })
})

const LEVELS = ['blocking', 'row', 'value', 'notice']
const byLevel = (a: string, b: string): number => LEVELS.indexOf(a) - LEVELS.indexOf(b)
