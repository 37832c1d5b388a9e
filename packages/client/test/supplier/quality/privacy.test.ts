import fc from 'fast-check'
import { expect, it } from 'vitest'
import { checkFile, type FileReport } from '../../../src/supplier/index.ts'
import { fileWith } from '../sample-file.ts'

const now = () => new Date('2026-06-01T12:00:00Z')
const HEADER = 'relatienummer;voornaam;achternaam;e-mail;mobiel;postcode;huisnummer;geboortedatum;bezoekdatum;opmerking'

/** A value that stands nowhere in the program's own texts. */
const planted = fc.stringMatching(/^[bcdfgh]{4}[0-9]{4}[jkmpq]{4}$/)
const cell = fc.oneof(
  planted,
  planted.map((text) => `${text}@gmail.com`),
  planted.map((text) => `=${text}`),
  fc.constantFrom('', 'n.v.t.', '0612345678', '1016GV', '12', '1980-01-01', '2026-01-02', 'Test', 'rolstoel', 'Bakker'),
)
const row = fc.array(cell, { minLength: 10, maxLength: 10 })
const ragged = fc.array(cell, { minLength: 9, maxLength: 9 })

/** A report without what tells rows and their order. */
function counts(report: FileReport) {
  const plain = (findings: FileReport['findings']) =>
    findings.map(({ code, count, level, where }) => JSON.stringify([code, count, level, where])).sort()
  const { rows, completeness, duplicates, linkability, findings } = report
  return { rows, completeness, duplicates, linkability, findings: plain(findings) }
}

it('a report holds no value of the file, whatever stands in it, and its counts do not hang on the order of the rows', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 3, maxLength: 40 }), ragged, async (whole, broken) => {
      const rows = [...whole, broken]
      const lines = rows.map((cells) => cells.join(';'))
      const report = await checkFile(fileWith(`${HEADER}\n${lines.join('\n')}\n`), { now })
      const text = JSON.stringify(report)
      for (const cells of rows) {
        for (const value of cells) {
          const [bare] = /[bcdfgh]{4}[0-9]{4}[jkmpq]{4}/.exec(value) ?? []
          if (bare !== undefined) expect(text).not.toContain(bare)
        }
      }
      const turned = await checkFile(fileWith(`${HEADER}\n${[...lines].reverse().join('\n')}\n`), { now })
      expect(counts(turned)).toEqual(counts(report))
    }),
    { numRuns: 40 },
  )
})
